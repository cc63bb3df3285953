"""The road a text takes in the product: to a Document, to Statements, and the dates they hold."""

from functools import cache

from witnessmark import plugins
from witnessmark.read.contract import Lore, Reader
from witnessmark.records import Block, Document, Span, Timex


class NoPlaces:
    """A gazetteer without a place: dates need none."""

    def candidates(self, name: str) -> tuple[()]:  # noqa: ARG002
        """Nothing."""
        return ()


@cache
def reader() -> Reader:
    """The reader without a model."""
    return plugins.load("reader", "rules")  # type: ignore[no-any-return]


def timexes_of(text: str, dct: str) -> list[Timex]:
    """The date expressions of all statements of a text, as `witnessmark read` keeps them."""
    document = Document(
        "do-1", "it-1", "text", text, "", "", "", "", "en", dct, (), blocks_of(text), (), (), (), "benchmark",
    )  # fmt: skip
    return [timex for one in reader().read(document, Lore(NoPlaces())) for timex in one.timexes]


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs parted by blank lines."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part:
            blocks.append(Block(Span(at, at + len(part)), "paragraph"))
        at += len(part) + 2
    return tuple(blocks)
