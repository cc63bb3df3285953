"""Received bytes to a Document. Runs in the box: what parses the file never sees the case, and the case never the file."""

from dataclasses import dataclass

from witnessmark.read.metadata import metadata_of
from witnessmark.read.texts import draft_of
from witnessmark.records import Document, Item, identify

TASK = "witnessmark.read.documents:document_in"
WARM = (
    "htmldate", "lxml.html", "pypdf",
    "witnessmark.read.texts.html", "witnessmark.read.texts.pdf", "witnessmark.read.texts.plain",
)  # fmt: skip
"""Loaded once, before the box splits off a process for each document."""


@dataclass(frozen=True)
class Taken:
    """What came of one item.

    Attributes:
        document: its text with its parts and what it says about itself.
        troubles: parts that could not be read, one sentence each, such as one page of a PDF.
    """

    document: Document
    troubles: tuple[str, ...] = ()


def document_in(data: bytes, item: Item, hand: dict[str, str]) -> Taken:
    """An item's bytes as a Document.

    Args:
        data: its evidentiary copy.
        item: its record.
        hand: what a person wrote about it, which wins over what it says itself.

    Raises:
        UnreadError: it holds no text that can be read.
    """
    draft = draft_of(item, data)
    own = metadata_of(draft, item, hand)
    document = Document(
        id=identify("do", item.sha256), item=item.id, name=item.name, text=draft.text, title=own.title,
        byline=own.byline, publisher=own.publisher, url=own.url, language=own.language, published=own.published,
        dates=own.dates, blocks=draft.blocks, segments=draft.segments, links=draft.links, hidden=draft.hidden,
        reader=draft.reader, pages=draft.pages, folded=draft.folded,
    )  # fmt: skip
    return Taken(document, draft.troubles)


def warm_up() -> None:
    """Read a page of our own, so that what libraries build at their first use is there for every worker."""
    page = "<html><head><title>A page</title></head><body><article><p>" + "Nothing was seen, he said. " * 20
    item = Item("it-0", "0" * 64, "page.html", "text/html", len(page), "inbox", 0)
    document_in(page.encode(), item, {})
