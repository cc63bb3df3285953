"""A text with its typographic differences taken away, and the way back from every character to where it stood."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MARKS = {
    **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-"),
}  # fmt: skip


@dataclass(frozen=True)
class Folded:
    """A folded text; `at[n]` is where character n stood, `at[-1]` the end of the text."""

    text: str
    at: tuple[int, ...]


@lru_cache(maxsize=512)
def fold_text(text: str, start: int, end: int) -> Folded:
    """text[start:end] under NFKC, with plain quotes and dashes, single spaces, and no format characters.

    Superscripts, fractions and circled digits stay as they are: NFKC would make "102" of "10²". The last few hundred are
    remembered, as every offer over one part asks for the same blocks.
    """
    made: list[str] = []
    at: list[int] = []
    for place, cluster in _clusters(text, start, end):
        for letter in _plain(cluster):
            if letter == " " and (not made or made[-1] == " "):
                continue
            made.append(letter)
            at.append(place)
    while made and made[-1] == " ":
        made.pop()
        at.pop()
    # The end of the last cluster, not of the stretch: white space behind it belongs to nobody's words.
    stop = at[-1] + 1 if at else start
    while stop < end and unicodedata.combining(text[stop]):
        stop += 1
    return Folded("".join(made), (*at, stop))


def folded(text: str) -> str:
    """A text folded, where no way back is wanted."""
    return fold_text(text, 0, len(text)).text


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Each character with the combining marks behind it: NFKC may join them."""
    place = start
    while place < end:
        stop = place + 1
        while stop < end and unicodedata.combining(text[stop]):
            stop += 1
        yield place, text[place:stop]
        place = stop


def _plain(cluster: str) -> str:
    first = cluster[0]
    kind = unicodedata.category(first)
    if first.isspace():
        return " "
    if kind == "Cf":
        return ""
    if kind == "No":
        return cluster
    plain = _MARKS.get(first)
    return plain if plain and len(cluster) == 1 else " ".join(unicodedata.normalize("NFKC", cluster).split())
