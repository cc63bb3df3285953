"""What else a count says beside its figure: the thing counted, what was done to it, how sure it is told; by language."""

import json
from collections.abc import Iterator
from pathlib import Path

from witnessmark.read.counts import find_counts
from witnessmark.read.counts_words import count_words, phrase_at
from witnessmark.read.words.tokens import tokenise
from witnessmark.records import Quantity

PEOPLE = frozenset({"person", "man", "woman", "child", "fighter", "family"})
ANIMALS = frozenset({"birds", "animals"})
"""Units of the labels that take in what we name more closely (teals, monkeys)."""
SURE = {
    "stated": "asserted", "confirmed": "asserted", "reported": "asserted", "known": "asserted", "estimated": "probable",
    "believed": "probable", "projected": "probable", "suspected": "possible", "possible": "possible",
}  # fmt: skip
"""The labels' status as a hedge."""

Mark = tuple[int, bool]
"""Line of the set and whether its count is right."""


def facets(path: Path) -> dict[str, list[Mark]]:
    """Unit, act and status of every labelled count that was found; one not found is wrong in all three."""
    marks: dict[str, list[Mark]] = {"unit": [], "act": [], "status": []}
    for line, count, found in _pairs(path):
        marks["unit"].append((line, found is not None and _is_unit(count, found)))
        marks["act"].append((line, found is not None and _is_act(count, found)))
        marks["status"].append((line, found is not None and found.hedge == SURE[count["status"]]))
    return marks


def _pairs(path: Path) -> Iterator[tuple[int, dict, Quantity | None]]:
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(text)
        found = find_counts(row["sentence"], 0, len(row["sentence"]))
        for count in row["counts"]:
            over = (q for q in found if q.span.start < count["end"] and count["start"] < q.span.end)
            yield line, count, next(over, None)


def _is_unit(count: dict, found: Quantity) -> bool:
    """People are any of our person words; the unit of a count of deaths may be people or deaths."""
    unit = count["unit"]
    if unit == "people":
        return found.thing in PEOPLE or found.thing == "death" or _normal(found.unit) in PEOPLE
    return found.thing == _normal(unit) or (unit in ANIMALS and found.thing != "")


def _normal(word: str) -> str:
    last = word.rsplit(maxsplit=1)[-1].lower() if word.strip() else ""
    return count_words("en").thing(last) or last.removesuffix("s")


def _is_act(count: dict, found: Quantity) -> bool:
    """The act of the label's own words by our list; a label with none of them asks for no act."""
    return found.act in (_acts(count["what"] or "") or {""})


def _acts(text: str) -> set[str]:
    tokens = tokenise(text, 0, len(text))
    acts = count_words("en").acts
    return {told[1] for place in range(len(tokens)) if (told := phrase_at(tokens, place, acts))}
