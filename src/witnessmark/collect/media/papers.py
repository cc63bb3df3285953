"""The pages of a PDF as paper: how many, how large, which have no text layer, what one looks like. By pdfium.

The functions here take bytes and give plain values back, because they run inside the box and nowhere else. pdfium took
4 GB for a 3 MB file whose stream unpacks to 3 GB; the box gives it one, and a sentence comes back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from witnessmark.collect.media.photo import Pixels
from witnessmark.errors import UnreadError
from witnessmark.records import SheetOfPaper

WARM = ("pypdfium2", "pypdfium2.raw", "PIL.Image", "numpy")

MOST_PAGES = 5_000
LARGEST_SIDE_PX = 4_000
MOST_LINES = 200
LONGEST_SIDE_PT = 14_400.0
"""200 inches, the most that PDF 1.7 allows (Annex C)."""


@dataclass(frozen=True)
class Papers:
    """The pages, how many more there are, and sentences on those that could not be opened."""

    papers: tuple[SheetOfPaper, ...]
    more: int
    troubles: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """A stretch of a line on a page: points from the left and from the top edge of the page as it is shown."""

    left_pt: float
    top_pt: float
    right_pt: float
    bottom_pt: float


@dataclass(frozen=True)
class PageView:
    """A page as pixels, pixels for each point, and the boxes of the words that were looked for."""

    pixels: Pixels
    scale: float
    words: tuple[Box, ...]


def papers_of(data: bytes, name: str) -> Papers:
    """Size, turn and number of characters of each page.

    Raises:
        UnreadError: encrypted, damaged, or without pages.
    """
    with _opened(data, name) as document:
        count = len(document)
        papers, troubles = [], []
        for number in range(1, min(count, MOST_PAGES) + 1):
            try:
                papers.append(_paper(document, number))
            except Exception as error:  # noqa: BLE001 - pdfium's own kind and ctypes' too; kept in a sentence
                troubles.append(
                    f"{name}, page {number}: cannot be opened ({' '.join(str(error).split())[:80]})."
                )
    return Papers(tuple(papers), count - min(count, MOST_PAGES), tuple(troubles[:20]))


def view_of_page(data: bytes, name: str, number: int, side_px: int, words: str = "") -> PageView:
    """What a page looks like, its longer side `side_px`, and where words stand on it.

    Args:
        data: the file's bytes.
        name: of the file.
        number: the page, from 1.
        side_px: at most LARGEST_SIDE_PX.
        words: looked for by letters and digits alone, since line ends, hyphens and spaces lie otherwise on a page than
            in a text; "" for none.

    Raises:
        UnreadError: as papers_of; there is no such page; or its sides make no picture.
    """
    with _opened(data, name) as document:
        page = _page(document, number, name)
        longer, shorter = _sides(page, name, number)
        scale = min(side_px, LARGEST_SIDE_PX) / longer
        if shorter * scale < 1:
            raise _odd_sides(name, number, longer, shorter)
        picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        boxes = tuple(_places(page, words))
    return PageView(Pixels(picture.width, picture.height, picture.tobytes()), scale, boxes)


def _places(page: Any, words: str) -> Iterator[Box]:
    """One box for each line that the words stand on; none when the page does not hold them in this order."""
    text = page.get_textpage()
    letters = [(at, one.casefold()[:1]) for at, one in enumerate(text.get_text_range()) if one.isalnum()]
    wanted = "".join(one.casefold()[:1] for one in words if one.isalnum())
    start = "".join(letter for _, letter in letters).find(wanted) if wanted else -1
    if start < 0:
        return
    first, last = letters[start][0], letters[start + len(wanted) - 1][0]
    for number in range(min(text.count_rects(first, last - first + 1), MOST_LINES)):
        yield _box(page, text.get_rect(number))


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        said = " ".join(str(error).split())[:80]
        raise UnreadError(
            f"{name}: {len(data):,} bytes, not a PDF that can be shown ({said}). It is kept; save a copy without a "
            "password, or print it anew, and put that beside it."
        ) from None
    if not count:
        raise UnreadError(
            f"{name}: 0 pages, nothing to show. It is kept; fetch it again from where it is whole."
        )
    try:
        yield document
    finally:
        document.close()


def _page(document: Any, number: int, name: str) -> Any:
    import pypdfium2

    if not 1 <= number <= len(document):
        raise UnreadError(f"{name}: there is no page {number}. Use one from 1 to {len(document)}.")
    try:
        return document[number - 1]
    except pypdfium2.PdfiumError:
        raise UnreadError(
            f"{name}, page {number}: cannot be opened. Print the file anew and put that beside it."
        ) from None


def _paper(document: Any, number: int) -> SheetOfPaper:
    page = document[number - 1]
    width, height = (round(min(max(one, 0.0), 1e6), 2) for one in page.get_size())
    text = page.get_textpage()
    paper = SheetOfPaper(number, width, height, int(page.get_rotation()), int(text.count_chars()))
    text.close()
    page.close()
    return paper


def _sides(page: Any, name: str, number: int) -> tuple[float, float]:
    shorter, longer = sorted(page.get_size())
    if not 0 < shorter <= longer <= LONGEST_SIDE_PT:  # NaN lands here too: it compares false with everything
        raise _odd_sides(name, number, longer, shorter)
    return longer, shorter


def _odd_sides(name: str, number: int, longer: float, shorter: float) -> UnreadError:
    return UnreadError(
        f"{name}, page {number}: {shorter:g} x {longer:g} points make no picture; a page is up to {LONGEST_SIDE_PT:,.0f} "
        "on a side. It is kept; print it anew and put that beside it."
    )


def _box(page: Any, rect: tuple[float, float, float, float]) -> Box:
    left, bottom, right, top = rect
    across, down = zip(_shown(page, left, bottom), _shown(page, right, top), strict=True)
    return Box(min(across), min(down), max(across), max(down))


def _shown(page: Any, x_pt: float, y_pt: float) -> tuple[float, float]:
    """A point of the page's own system as points from the left and top of the page as shown, turned and cropped."""
    import ctypes

    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = (
        round(one * 100) for one in page.get_size()
    )  # whole hundredths of a point: the call takes integers
    pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x_pt, y_pt, across, down)
    return across.value / 100, down.value / 100
