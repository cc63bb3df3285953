"""An item as text, with the way back from every character to the bytes it came from."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Basis


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of a document's text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span {self.start}..{self.end} is not a span: use 0 <= start <= end.")

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Segment:
    """A run of document text and the item bytes it was decoded from.

    Attributes:
        start, end: code points of the document text.
        raw_start, raw_end: bytes of the item; -1, -1 where the format has no byte offsets (PDF).
        page: page number from 1 for paged items, else 0.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int
    page: int = 0


@dataclass(frozen=True)
class Page:
    """A page as it is shown: number from 1, width and height in points (1/72 inch), turn in degrees clockwise."""

    number: int
    width_pt: float
    height_pt: float
    rotation: int = 0


@dataclass(frozen=True)
class Block:
    """A paragraph-like part of the text: `kind` is title, byline, heading, paragraph, quote, list,
    table, caption or note.
    """

    span: Span
    kind: str
    main: bool = True


@dataclass(frozen=True)
class DateCandidate:
    """A date the item states about itself; `origin` says where: "json-ld datePublished", "byline", "hand" ..."""

    value: str
    role: Literal["published", "modified", "crawled", "unknown"]
    origin: str


@dataclass(frozen=True)
class Link:
    """A link on the page: the words it stands on, and where it leads."""

    span: Span
    href: str


@dataclass(frozen=True)
class Document:
    """An item as text.

    Attributes:
        text: everything readable, blocks separated by blank lines; statements point into it.
        blocks: parts of `text` in reading order; `main` is False for menus, buttons, credits.
        segments: the map from `text` back to the item's bytes or pages, in order, without overlap.
        published: the date (EDTF) the text leans on, "" when nothing states one.
        hidden: passages a person would not see on the page (flagged, not read), and what hides them.
        reader: which text reader made it, with its version.
        pages: of a paged item, each with its size.
        folded: passages that the page folds away as pages do (menus, dialogs, labels); not read, and not flagged.
    """

    prefix: ClassVar[str] = "do"
    id: str
    item: Basis
    name: str
    text: str
    title: str
    byline: str
    publisher: str
    url: str
    language: str
    published: str
    dates: tuple[DateCandidate, ...]
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    links: tuple[Link, ...]
    hidden: tuple[str, ...]
    reader: str
    pages: tuple[Page, ...] = ()
    folded: tuple[str, ...] = ()
