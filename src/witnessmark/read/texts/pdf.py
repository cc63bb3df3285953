"""A PDF to a Draft: the text of each page in paragraphs, with its page number.

By pypdf, which of the readers tried here is the one that a 3 MB file holding 3 GB did not exhaust (0.5 s, 64 MB).
A PDF places letters, not paragraphs: those are guessed from line lengths, and byte offsets do not exist.
"""

import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any, TypeVar

from witnessmark.errors import UnreadError
from witnessmark.read.texts.draft import Draft, Head
from witnessmark.read.texts.hidden import INVISIBLE, invisible_characters
from witnessmark.read.texts.pages import Paragraph, paragraphs_of
from witnessmark.records import Block, Page, Segment, Span

T = TypeVar("T")

READER = "pdf 2"
MAX_BYTES = 200_000_000
MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000
LONGEST_SIDE_PT = 14_400.0
"""200 inches, the most that PDF 1.7 allows (Annex C)."""

_BY_HAND = "Print it again to PDF, or put its text beside it as a .txt file."


def read_pdf(data: bytes, name: str) -> Draft:
    """A PDF as a Draft; segments carry page numbers from 1. Pages that fail are named in `troubles`.

    Raises:
        UnreadError: encrypted, damaged, too large, or without any text (scanned pages).
    """
    if len(data) > MAX_BYTES:
        raise UnreadError(
            f"{name}: {len(data):,} bytes; PDFs are read up to {MAX_BYTES:,}. Split it and put the parts in the inbox."
        )
    reader = _opened(data, name)
    pages, troubles = _pages(reader, name)
    found = paragraphs_of([INVISIBLE.sub("", page) for page in pages])
    if not found:
        first = f" {troubles[0]}" if troubles else ""
        raise UnreadError(
            f"{name}: {len(pages)} pages and no text on any; they may be pictures.{first} "
            "What tesseract reads off them is kept as a search aid only; type what matters into a .txt file."
        )
    draft = _draft(found, _head(reader), invisible_characters("".join(pages)), tuple(troubles))
    return replace(draft, pages=tuple(page_sizes(reader, len(pages))))


class _BrokenError(Exception):
    """The library gave up inside the file; its words, in one short line."""


def _attempt(work: Callable[[], T]) -> T:
    """What `work` returns; whatever the library raises over hostile bytes is one kind of error here."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - pypdf raises anything from KeyError to RecursionError; kept in a sentence
        said = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
        raise _BrokenError(said) from None


def _opened(data: bytes, name: str) -> Any:
    """The library's reader, past an empty password."""
    import pypdf

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # its warnings go into our one sentence, not to the screen
    try:
        reader = _attempt(lambda: pypdf.PdfReader(io.BytesIO(data), strict=False))
        locked = _attempt(lambda: reader.is_encrypted and not reader.decrypt(""))
        count = 0 if locked else _attempt(lambda: len(reader.pages))
    except _BrokenError as error:
        raise UnreadError(
            f"{name}: {len(data):,} bytes, not a whole PDF ({error}). Fetch it again, or print it anew."
        ) from None
    if locked:
        raise UnreadError(
            f"{name}: encrypted, and the empty password does not open it. Save a copy without a password in the inbox."
        )
    if count > MAX_PAGES:
        raise UnreadError(
            f"{name}: {count:,} pages; PDFs are read up to {MAX_PAGES:,}. Split it and put the parts in the inbox."
        )
    return reader


def _pages(reader: Any, name: str) -> tuple[list[str], list[str]]:
    """Text of each page, "" for one that fails, and a sentence for each that did."""
    pages: list[str] = []
    troubles: list[str] = []
    left = MAX_CHARACTERS
    for number in range(1, len(reader.pages) + 1):
        try:
            text = _attempt(partial(_text_of, reader, number))[:left]
        except _BrokenError as error:
            troubles.append(f"{name}, page {number}: cannot be read ({error}). {_BY_HAND}")
            text = ""
        pages.append(text.replace("\0", ""))
        left -= len(text)
    return pages, troubles


def _text_of(reader: Any, number: int) -> str:
    return str(reader.pages[number - 1].extract_text())


def page_sizes(reader: Any, count: int) -> Iterator[Page]:
    """Size and turn of each page as shown; 0 x 0 for one whose box is broken or no size of paper."""
    for number in range(1, count + 1):
        try:
            yield _attempt(partial(_page, reader, number))
        except _BrokenError:
            yield Page(number, 0.0, 0.0)


def _page(reader: Any, number: int) -> Page:
    page = reader.pages[number - 1]
    unit = float(page.user_unit)
    width, height = float(page.cropbox.width) * unit, float(page.cropbox.height) * unit
    if not (0 < width <= LONGEST_SIDE_PT and 0 < height <= LONGEST_SIDE_PT):  # NaN lands here too
        return Page(number, 0.0, 0.0)
    turn = int(page.rotation) % 360
    sides = (height, width) if turn in {90, 270} else (width, height)
    return Page(number, round(sides[0], 2), round(sides[1], 2), turn)


def _draft(found: list[Paragraph], head: Head, hidden: tuple[str, ...], troubles: tuple[str, ...]) -> Draft:
    text = "\n\n".join(one.text for one in found)
    starts: list[int] = []
    at = 0
    for one in found:
        starts.append(at)
        at += len(one.text) + 2
    placed = list(zip(found, starts, strict=True))
    blocks = tuple(Block(Span(start, start + len(one.text)), one.kind, one.main) for one, start in placed)
    return Draft(text, blocks, tuple(_segments(placed)), READER, hidden=hidden, head=head, troubles=troubles)


def _segments(placed: list[tuple[Paragraph, int]]) -> Iterator[Segment]:
    """One segment a page."""
    for page, group in groupby(placed, key=lambda one: one[0].page):
        whole = list(group)
        last, start = whole[-1]
        yield Segment(whole[0][1], start + len(last.text), -1, -1, page)


def _head(reader: Any) -> Head:
    """Title, author and dates that the file states about itself; nothing when that part is broken."""
    try:
        stated = _attempt(lambda: {str(key): str(value) for key, value in (reader.metadata or {}).items()})
    except _BrokenError:
        return Head()  # a broken information part takes nothing away from the text
    about = {key.strip("/").lower(): value for key, value in stated.items()}
    metas = [
        (f"pdf:{key}", about.get(key, "").removeprefix("D:")[:200]) for key in ("creationdate", "moddate")
    ]
    if about.get("author"):
        metas.append(("author", about["author"][:200]))
    return Head(
        metas=tuple(one for one in metas if one[1]), title=" ".join(about.get("title", "").split())[:300]
    )
