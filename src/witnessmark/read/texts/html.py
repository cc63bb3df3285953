"""A web page to a Draft: its visible text in blocks, with the way back from every character to the page's bytes."""

from urllib.parse import urljoin

from witnessmark.errors import UnreadError
from witnessmark.read.texts.collecting import uncollected
from witnessmark.read.texts.decode import Decoded, decode
from witnessmark.read.texts.draft import Draft
from witnessmark.read.texts.flow import MAX_BLOCKS, Flow
from witnessmark.read.texts.hidden import told_characters
from witnessmark.read.texts.mainpart import blocks_of
from witnessmark.read.texts.markup import Markup
from witnessmark.read.texts.sight import Sheet, sheet_of
from witnessmark.records import Link, Segment, Span

READER = "html 2"
MAX_BYTES = 20_000_000
MAX_DEPTH = 1_000
OTHERS_DEPTH = 255
# Pages that fade in as one scrolls hide paragraph after paragraph by opacity until a script has run.
FADED_SHARE, FADED_PARTS = 0.15, 4


def read_html(data: bytes, name: str) -> Draft:
    """A page as a Draft; blocks joined by blank lines, menus and the like marked `main=False`.

    Raises:
        UnreadError: no visible text in it, too large, or nested too deeply.
    """
    if len(data) > MAX_BYTES:
        raise UnreadError(
            f"{name}: {len(data):,} bytes; pages are read up to {MAX_BYTES:,}. Save the page without embedded pictures."
        )
    with uncollected():
        return _draft(data, name)


def _draft(data: bytes, name: str) -> Draft:
    decoded = decode(data, name, declared=True)
    flow, notes = _laid_out(decoded, name)
    text = flow.canvas.text
    if not flow.blocks:
        raise UnreadError(
            f"{name}: {len(data):,} bytes of page and not one visible word; it may build itself by script. "
            "Save it from a browser after it has loaded, or print it to PDF."
        )
    head = flow.gatherer.head()
    removed = told_characters(flow.canvas.unseen, flow.canvas.unseen_inside)
    hidden, folded = flow.seen.told(text, removed, flow.blocks)
    return Draft(
        text=text,
        blocks=blocks_of(text, flow.blocks, head),
        segments=_segments(flow, decoded),
        reader=f"{READER} ({decoded.encoding})",
        links=_links(flow),
        hidden=(*notes, *_deep(flow), *hidden),
        folded=folded,
        head=head,
    )


def _laid_out(decoded: Decoded, name: str) -> tuple[Flow, tuple[str, ...]]:
    """The page's flow of text, and a word where it was read as it looks only after its scripts have run.

    Some sites send the whole article hidden and let a script show it. Where more is hidden than shown, what scripts
    usually undo does not hide; what style sheets hide for good still does.
    """
    markup = Markup(decoded.text)
    sheet = sheet_of(markup)
    flow = _run(decoded, name, markup, sheet, till_script=True)
    is_faded = flow.seen.faded_length > FADED_SHARE * flow.canvas.length and flow.seen.faded >= FADED_PARTS
    if flow.seen.hidden_length <= flow.canvas.length and not is_faded:
        return flow, ()
    later = _run(decoded, name, markup, sheet, till_script=False)
    gained = later.canvas.length - flow.canvas.length
    if gained <= (FADED_SHARE / 2 if is_faded else 1) * flow.canvas.length:
        return flow, ()
    return later, (f"{gained:,} characters are hidden until a script shows them; they were read as shown",)


def _deep(flow: Flow) -> tuple[str, ...]:
    """A word on text that lies deeper than the trees of other readers reach."""
    if flow.deepest <= OTHERS_DEPTH:
        return ()
    return (
        f"elements nested {flow.deepest} deep: readers built on libxml2 lose what lies below {OTHERS_DEPTH}; it was read here",
    )


def _run(decoded: Decoded, name: str, markup: Markup, sheet: Sheet, *, till_script: bool) -> Flow:
    flow = Flow(markup, MAX_DEPTH, sheet, till_script=till_script)
    if not flow.run():
        what = (
            f"elements nested more than {MAX_DEPTH:,} deep"
            if flow.deepest > MAX_DEPTH
            else f"over {MAX_BLOCKS:,} pieces of text"
        )
        raise UnreadError(
            f"{name}: {what}, near byte {_byte_at(decoded, flow.at)}; no person's page has that. "
            "Look at it in a sandboxed browser and add its text as a .txt file."
        )
    return flow


def _segments(flow: Flow, decoded: Decoded) -> tuple[Segment, ...]:
    pieces = flow.canvas.pieces
    cuts = [cut for piece in pieces for cut in (piece.page_start, piece.page_end)]
    raw = list(decoded.byte_offsets(cuts))
    return tuple(
        Segment(piece.start, piece.end, start, end)
        for piece, start, end in zip(pieces, raw[::2], raw[1::2], strict=True)
    )


def _links(flow: Flow) -> tuple[Link, ...]:
    base = flow.gatherer.base or flow.gatherer.canonical
    resolved = {href: _resolved(base, href) for href in {href for _, _, href in flow.links}}
    return tuple(Link(Span(start, end), resolved[href]) for start, end, href in flow.links)


def _resolved(base: str, href: str) -> str:
    if href.startswith(("https://", "http://")):
        return href
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def _byte_at(decoded: Decoded, character: int) -> int:
    return next(iter(decoded.byte_offsets([character])))
