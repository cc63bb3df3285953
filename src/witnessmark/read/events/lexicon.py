"""The words that tell deeds: forms of verbs, phrases and nouns with PLOVER's type and our mode."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from witnessmark.read.cues import CUES, fold, inflect

Sort = Literal["verb", "noun", "undergone"]
WAR = 15
"""The first entries of cues/deeds.toml are deeds of war; the rest is politics."""


@dataclass(frozen=True)
class Kind:
    """What sort of deed a word tells.

    Attributes:
        rank: its place in the file.
        people: it is done to people only. not_with: objects that make it mean something else.
    """

    rank: int
    event_type: str
    event_mode: str
    people: bool = False
    not_with: frozenset[str] = frozenset()

    @property
    def is_war(self) -> bool:
        """Whether it is a deed of war and not of politics."""
        return self.rank < WAR


@dataclass
class DeedWords:
    """Words to kinds.

    Attributes:
        one: word -> its sort and kind. many: first word -> phrases that begin with it, longest first.
        split: first word -> second word told apart from it, and the kind: "drove 40 families out".
        bases: verbs as a dictionary has them; without "to" such a form is mostly a noun ("air strike").
        named: nouns that name a deed. modes: mode -> the last kind of it.
    """

    one: dict[str, tuple[Sort, Kind]] = field(default_factory=dict)
    many: dict[str, list[tuple[tuple[str, ...], Sort, Kind]]] = field(default_factory=dict)
    split: dict[str, tuple[str, Kind]] = field(default_factory=dict)
    modes: dict[str, Kind] = field(default_factory=dict)
    bases: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)


@cache
def deed_words() -> DeedWords:
    """The words, read once; of two kinds for one word the first in the file has it."""
    raw = tomllib.loads((CUES / "deeds.toml").read_text(encoding="utf-8"))
    words = DeedWords()
    for rank, entry in enumerate(raw["deed"]):
        not_with = frozenset(entry.get("not_with", "").split())
        kind = Kind(rank, entry["type"], entry["mode"], entry.get("people", False), not_with)
        for phrase, sort in _told(entry):
            _put(words, phrase, sort, kind)
        words.modes[kind.event_mode] = kind
        words.bases |= {fold(one.split("|")[0]) for one in entry.get("verbs", "").split()}
        words.named |= {fold(one) for one in entry.get("nouns", "").split()}
        for first, second in entry.get("split", {}).items():
            words.split[first] = (second, kind)
    for phrases in words.many.values():
        phrases.sort(key=lambda one: -len(one[0]))
    return words


def _told(entry: Mapping[str, Any]) -> Iterator[tuple[str, Sort]]:
    for name, sort in (("verbs", "verb"), ("transitive", "verb"), ("undergone", "undergone")):
        for lemma in entry.get(name, "").split():
            forms = lemma.split("|") if "|" in lemma else (lemma, *inflect(lemma))
            yield from ((form, sort) for form in forms)  # type: ignore[misc]
    yield from ((phrase, "verb") for phrase in entry.get("phrases", ()))
    yield from ((noun, "noun") for noun in entry.get("nouns", "").split())


def _put(words: DeedWords, phrase: str, sort: Sort, kind: Kind) -> None:
    parts = tuple(fold(one) for one in phrase.replace("_", " ").split())
    if len(parts) > 1:
        words.many.setdefault(parts[0], []).append((parts, sort, kind))
    else:
        words.one.setdefault(parts[0], (sort, kind))
