"""The words that tell ties, by relation: verbs, phrases, roles, hyphenated participles."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, cast

from witnessmark.read.cues import CUES, fold
from witnessmark.records.actor import Relation

Phrases = Mapping[tuple[str, ...], Relation]


@dataclass(frozen=True)
class TieWords:
    """cues/ties.toml, ready to look up.

    Attributes:
        verbs: form -> relation. forward, backward, over: phrase -> relation; "over" told as past.
        roles: noun -> relation. hyphens: second part of "Iran-backed" -> relation.
        nouns, gives, gets: "provides weapons to", "gets its weapons from". past: words that put a tie into the past.
    """

    verbs: Mapping[str, Relation]
    forward: Phrases
    backward: Phrases
    over: Phrases
    roles: Mapping[str, Relation]
    hyphens: Mapping[str, Relation]
    nouns: frozenset[str]
    gives: frozenset[str]
    gets: frozenset[str]
    past: frozenset[str]

    @cached_property
    def openers(self) -> frozenset[str]:
        """The words with which a phrase begins: at all others none is looked for."""
        return frozenset(one[0] for table in (self.forward, self.backward, self.over) for one in table)

    @cached_property
    def tellers(self) -> frozenset[str]:
        """The words with which a verb or phrase of a tie begins."""
        return frozenset({*self.verbs, *self.openers, *self.gives, *self.gets})

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Words without one of which a sentence tells no tie that we read; hyphenated words apart."""
        return frozenset({*self.tellers, *self.roles, "between"})


@cache
def tie_words() -> TieWords:
    """The words, read once."""
    raw = tomllib.loads((CUES / "ties.toml").read_text(encoding="utf-8"))
    return TieWords(
        verbs=_by_word({name: value.replace(";", " ") for name, value in raw["verbs"].items()}),
        forward=_phrases(raw["forward"]),
        backward=_phrases(raw["backward"]),
        over=_phrases(raw["past"]["phrases"]),
        roles=_by_word(raw["roles"]),
        hyphens=_by_word(raw["hyphens"]),
        nouns=frozenset(raw["giving"]["nouns"].split()),
        gives=frozenset(raw["giving"]["gives"].split()),
        gets=frozenset(raw["giving"]["gets"].split()),
        past=frozenset(raw["past"]["words"].split()),
    )


def _by_word(table: Mapping[str, str]) -> dict[str, Relation]:
    return {fold(word): cast("Relation", name) for name, words in table.items() for word in words.split()}


def _phrases(table: Mapping[str, Any]) -> dict[tuple[str, ...], Relation]:
    return {
        tuple(fold(one).split()): cast("Relation", name) for name, listed in table.items() for one in listed
    }
