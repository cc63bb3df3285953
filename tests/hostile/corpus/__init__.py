"""Files made to harm whoever opens them, generated from a seed: none is ever kept, and none is anybody else's.

`corpus(lure)` gives them all. A lure is an address and a path that must never be reached: the address is a listener of
the test, the path holds a secret. Both are planted wherever a format can point at something.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.hostile.corpus import archives, geodata, markup, others, papers, pictures, tables, texts


@dataclass(frozen=True)
class Lure:
    """What a file may point at, and must not get.

    Attributes:
        url: an http address on this machine where somebody listens.
        secret: path of a file on this machine whose bytes must turn up nowhere.
    """

    url: str
    secret: str


def corpus(lure: Lure) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every hostile file, always in the same order."""
    for family in (markup, texts, papers, pictures, archives, geodata, tables, others):
        yield from family.files(lure)
