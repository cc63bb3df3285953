"""What a text reader hands over before metadata is added: the text, its parts, and the way back to the bytes."""

from dataclasses import dataclass, field

from witnessmark.records import Block, Link, Page, Segment


@dataclass(frozen=True)
class Head:
    """What a page's code says about the page itself, unread.

    Attributes:
        language: the `lang` of the page, "" when not given.
        metas: (name or property, content) in page order.
        canonical: the page's own address as it gives it.
        json_ld: texts of its JSON-LD scripts.
        times: (machine date, words shown, True when marked as the publication date) of <time> elements.
        authors: words of elements marked as the author.
        title: words of <title>.
        markup: the whole page, for a last look by an outside library.
    """

    language: str = ""
    metas: tuple[tuple[str, str], ...] = ()
    canonical: str = ""
    json_ld: tuple[str, ...] = ()
    times: tuple[tuple[str, str, bool], ...] = ()
    authors: tuple[str, ...] = ()
    title: str = ""
    markup: str = ""


@dataclass(frozen=True)
class Draft:
    """An item as text, without metadata.

    Attributes:
        text, blocks, segments, links, hidden, folded, reader, pages: as in Document.
        head: what the page's code says about itself; empty for plain text and most of PDF.
        troubles: parts that could not be read, one sentence each, such as one page of a PDF.
    """

    text: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    reader: str
    links: tuple[Link, ...] = ()
    hidden: tuple[str, ...] = ()
    head: Head = field(default_factory=Head)
    troubles: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    folded: tuple[str, ...] = ()

    def words_of(self, kind: str) -> str:
        """The text of the first block of a kind, "" when there is none."""
        return next((block.span.of(self.text) for block in self.blocks if block.kind == kind), "")
