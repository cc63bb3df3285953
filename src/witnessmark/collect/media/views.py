"""Safe views of items: pixels made in the box and a PNG made of them here, with nothing else of the file.

Pictures of violence wear people down, analysts and reviewers above all (vicarious trauma is a chapter of every guide to
this work). So small views are blurred unless someone asks for sharp ones, and can be grey.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from witnessmark.box import in_box
from witnessmark.case import Case
from witnessmark.collect.durable import write_durably
from witnessmark.collect.media.clips import frames_of
from witnessmark.collect.media.gathered import HERE
from witnessmark.collect.media.papers import PageView
from witnessmark.collect.media.photo import MOST_FRAMES, Pixels
from witnessmark.collect.media.video import step_of
from witnessmark.records import Item, MediaFacts

if TYPE_CHECKING:
    from PIL.Image import Image

SMALL_PX, LARGE_PX, FRAME_PX = 320, 1_600, 480
"""Longer side of a picture on the contact sheet, of a single view, and of a video's frame in a single view."""

BLUR = 0.03
"""Of the longer side: shapes and colours stay, faces and wounds do not."""


@dataclass(frozen=True)
class Style:
    """How views are shown."""

    is_blurred: bool = True
    is_grey: bool = False

    @property
    def word(self) -> str:
        """Part of a view's file name."""
        return ("blurred" if self.is_blurred else "sharp") + ("-grey" if self.is_grey else "")


def small_views(case: Case, item: Item, facts: MediaFacts, style: Style, most: int) -> tuple[Path, ...]:
    """PNG files of an item for the contact sheet, made once and kept in working/look/.

    Raises:
        UnreadError: it makes no picture.
    """
    stem = f"{item.sha256[:16]}-{style.word}-"
    found = sorted(look_folder(case).glob(f"{stem}*.png"))
    return tuple(found) or _kept(case, pixels_of(case, item, facts, SMALL_PX, most), style, stem)


def large_views(case: Case, item: Item, facts: MediaFacts, style: Style) -> tuple[Path, ...]:
    """PNG files of one photo, or of twelve frames of a video.

    Raises:
        UnreadError: it makes no picture.
    """
    side_px = FRAME_PX if facts.kind == "video" else LARGE_PX
    return _kept(
        case, pixels_of(case, item, facts, side_px, 12), style, f"large-{item.sha256[:16]}-{style.word}-"
    )


def page_view(case: Case, item: Item, number: int, words: str, style: Style) -> tuple[Path, int]:
    """A PNG file of a PDF's page with the words framed, and how many lines they stand on (0: not found).

    It is never blurred: whoever asks for one page wants to read it.

    Raises:
        UnreadError: there is no such page, or it makes no picture.
    """
    data, task = case.evidentiary_copy(item), f"{HERE}.papers:view_of_page"
    shown = in_box(task, data, item.name, number, LARGE_PX, words, returns=PageView, name=item.name)
    mark = "-words" if shown.words else ""
    readable = Style(is_blurred=False, is_grey=style.is_grey)
    path = look_folder(case) / f"page-{item.sha256[:16]}-{number}{mark}-{readable.word}.png"
    write_durably(path, png(styled(_framed(shown), readable)))
    return path, len(shown.words)


def pixels_of(case: Case, item: Item, facts: MediaFacts, side_px: int, most: int) -> tuple[Pixels, ...]:
    """Pixels of a photo, of up to `most` frames of a video, of a PDF's first page; none for sound and map images."""
    data = case.evidentiary_copy(item)
    if facts.kind == "photo":
        task = f"{HERE}.photo:view_of_photo"
        return (in_box(task, data, item.name, side_px, returns=Pixels, name=item.name),)
    if facts.kind == "pages":
        task = f"{HERE}.papers:view_of_page"
        return (in_box(task, data, item.name, 1, side_px, returns=PageView, name=item.name).pixels,)
    if facts.kind == "video" and facts.width_px:
        ppm = frames_of(item, data, facts.duration_s, side_px).ppm
        numbers = chosen(facts.duration_s, facts.cuts_s, most)
        kind = tuple[Pixels, ...]
        return in_box(f"{HERE}.video:views_of", ppm, numbers, returns=kind, name=item.name)
    return ()


def chosen(duration_s: float, cuts_s: Sequence[float], most: int) -> tuple[int, ...]:
    """Which frames of a video to show: the first of each shot, then evenly between, in order; numbers from 0."""
    step = step_of(duration_s)
    last = max(0, min(MOST_FRAMES, int(duration_s / step)) - 1)
    shots = [0, *(min(last, int(cut / step) + 1) for cut in cuts_s)]
    even = [round(last * n / max(1, most - 1)) for n in range(most)]
    return tuple(sorted(list(dict.fromkeys([*shots, *even]))[: max(most, 1)]))


def look_folder(case: Case) -> Path:
    """Where views lie: working/look/, which can be deleted at any time."""
    return case.working / "look"


def styled(picture: "Image", style: Style) -> "Image":
    """The picture blurred and grey as asked."""
    from PIL import ImageFilter

    if style.is_blurred:
        picture = picture.filter(ImageFilter.GaussianBlur(BLUR * max(picture.size)))
    return picture.convert("L") if style.is_grey else picture


def png(picture: "Image") -> bytes:
    """The pixels as PNG."""
    with io.BytesIO() as out:
        picture.save(out, "PNG")
        return out.getvalue()


def _kept(case: Case, shown: Sequence[Pixels], style: Style, stem: str) -> tuple[Path, ...]:
    return tuple(_written(case, shown, style, stem))


def _written(case: Case, shown: Sequence[Pixels], style: Style, stem: str) -> Iterator[Path]:
    for number, pixels in enumerate(shown):
        path = look_folder(case) / f"{stem}{number:02}.png"
        write_durably(path, png(styled(_image(pixels), style)))
        yield path


def _image(pixels: Pixels) -> "Image":
    from PIL import Image

    return Image.frombytes("RGB", (pixels.width_px, pixels.height_px), pixels.rgb)


def _framed(shown: PageView) -> "Image":
    from PIL import ImageDraw

    image = _image(shown.pixels)
    draw = ImageDraw.Draw(image)
    for box in shown.words:
        left, top, right, bottom = (
            one * shown.scale for one in (box.left_pt, box.top_pt, box.right_pt, box.bottom_pt)
        )
        draw.rectangle((left - 4, top - 4, right + 4, bottom + 4), outline=(200, 0, 0), width=3)
    return image
