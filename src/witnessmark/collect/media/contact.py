"""The contact sheet: every photo, video and PDF of the case at a glance, with what each says about itself.

A page (index.html) and a picture (contact.png) in working/look/, made anew at each call. The page runs no script and
asks for nothing but the small pictures beside it.
"""

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from witnessmark.activity import Progress, visible
from witnessmark.case import Case
from witnessmark.collect.durable import write_durably
from witnessmark.collect.media.told import claims_in_short, copies
from witnessmark.collect.media.views import Style, look_folder, png, small_views
from witnessmark.errors import UnreadError
from witnessmark.records import Item, MachineText, MediaFacts

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

MOST_VIEWS = 4
"""Small pictures of one video."""

MOST_TILES = 120
"""On the picture; the page has them all."""

COLUMNS, GAP_PX, TEXT_PX = 6, 12, 40
TILE_PX = 200

STYLE = """\
:root{color-scheme:light dark;font:15px/1.45 system-ui,sans-serif}
body{margin:1.5rem;max-width:90rem}
ol{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:1rem}
li{border:1px solid #8886;border-radius:6px;padding:.8rem;overflow-wrap:anywhere}
h2{font-size:1rem;margin:0 0 .4rem}
.views{display:flex;gap:4px;flex-wrap:wrap}
.views img{max-width:100%;max-height:11rem;border:1px solid #8884}
.views img:not(:only-child){max-width:48%}
p{margin:.3rem 0}
.none{border:1px dashed #8888;padding:2rem 1rem;text-align:center}
"""


@dataclass(frozen=True)
class Tile:
    """One item on the sheet: its number, its views, and its lines of text."""

    number: int
    name: str
    views: tuple[Path, ...]
    lines: tuple[str, ...]


def contact_sheet(case: Case, style: Style, progress: Progress) -> tuple[Path, Path, int]:
    """Make the sheet; returns the page, the picture, and how many items are on it.

    Args:
        case: collected before.
        style: blurred or sharp, in colour or grey.
        progress: told of each item.
    """
    facts = {one.item: one for one in case.store.all(MediaFacts)}
    items = [item for item in case.items() if item.id in facts]
    tiles = []
    for done, item in enumerate(items):
        progress(item.name, done, len(items))
        tiles.append(_tile(case, done + 1, item, facts[item.id], style))
    folder = look_folder(case)
    page, picture = folder / "index.html", folder / "contact.png"
    write_durably(page, page_of(case.config.title, tiles, style).encode())
    write_durably(picture, png_of(tiles[:MOST_TILES]))
    return page, picture, len(tiles)


def _tile(case: Case, number: int, item: Item, facts: MediaFacts, style: Style) -> Tile:
    trouble = []
    try:
        views = small_views(case, item, facts, style, MOST_VIEWS)
    except UnreadError as error:
        views, trouble = (), [str(error)]
    return Tile(number, visible(item.name), views, tuple(map(visible, [*_lines(case, facts), *trouble])))


def _lines(case: Case, facts: MediaFacts) -> Iterator[str]:
    size = f"{facts.width_px} x {facts.height_px} px" if facts.width_px else ""
    length = f"{facts.duration_s:g} s" if facts.duration_s else ""
    pages = f"{len(facts.papers)} page{'s' * (len(facts.papers) > 1)}" if facts.papers else ""
    kind = "PDF" if facts.kind == "pages" else facts.kind
    yield ", ".join(filter(None, (kind, size, length, pages, facts.container)))
    yield from claims_in_short(facts.claims)
    yield from copies(case, facts)
    read = [one for one in case.store.resting_on(facts.item, MachineText) if one.text]
    if read:
        yield f"machine-read, a search aid only: {' '.join(read[0].text.split())[:160]}"
    yield from facts.unlooked


def page_of(title: str, tiles: Sequence[Tile], style: Style) -> str:
    """The page as HTML; whatever comes from a file is escaped."""
    said = (
        "Small pictures are blurred; call the command with --sharp for sharp ones."
        if style.is_blurred
        else "Pictures are sharp."
    )
    body = "".join(map(_as_html, tiles)) or "<li>No photo, video, sound or PDF has been collected.</li>"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'\">"
        f"<title>Contact sheet: {html.escape(title)}</title><style>{STYLE}</style></head><body>"
        f"<h1>{html.escape(title)}: {len(tiles)} photos, videos and PDFs</h1>"
        f"<p>{said} What a file says about itself anyone can write into it; the six questions are asked by "
        "<code>witnessmark worksheet</code>.</p>"
        f"<ol>{body}</ol></body></html>\n"
    )


def _as_html(tile: Tile) -> str:
    name = html.escape(tile.name)
    views = "".join(
        f'<img src="{html.escape(path.name)}" alt="View {n} of {name}" loading="lazy">'
        for n, path in enumerate(tile.views, 1)
    )
    shown = f'<div class="views">{views}</div>' if views else '<p class="none">no picture</p>'
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in tile.lines)
    return f"<li><h2>{tile.number}. {name}</h2>{shown}{lines}</li>"


def png_of(tiles: Sequence[Tile]) -> bytes:
    """The first view of each item in rows of six, its number and name below."""
    from PIL import Image, ImageDraw

    rows = max(1, -(-len(tiles) // COLUMNS))
    step_x, step_y = TILE_PX + GAP_PX, TILE_PX + TEXT_PX + GAP_PX
    sheet = Image.new("RGB", (COLUMNS * step_x + GAP_PX, rows * step_y + GAP_PX), "white")
    draw = ImageDraw.Draw(sheet)
    for place, tile in enumerate(tiles):
        left, top = GAP_PX + place % COLUMNS * step_x, GAP_PX + place // COLUMNS * step_y
        for view in tile.views[:1]:
            with Image.open(view, formats=("PNG",)) as small:
                small.thumbnail((TILE_PX, TILE_PX))
                sheet.paste(small, (left + (TILE_PX - small.width) // 2, top + (TILE_PX - small.height) // 2))
        draw.rectangle((left - 1, top - 1, left + TILE_PX, top + TILE_PX), outline=(190, 190, 190))
        _caption(draw, (left, top + TILE_PX + 4), tile)
    return png(sheet)


def _caption(draw: "ImageDraw", at: tuple[int, int], tile: Tile) -> None:
    """Number and name; a name in letters the built-in font has not is left to the page."""
    from PIL import ImageFont

    name = tile.name if tile.name.isascii() else ""
    lines: Iterable[str] = (f"{tile.number}. {name[:28]}", tile.lines[0][:34])
    draw.multiline_text(at, "\n".join(lines), fill="black", font=ImageFont.load_default(size=11))
