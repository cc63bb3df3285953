"""The words of a language that make an event less than certain, or deny it, and where their reach ends."""

from dataclasses import dataclass
from functools import cache

from witnessmark.read.counts_words import Phrases, by_first_word
from witnessmark.read.words import load_words

KINDS = (
    "neg", "possible", "likely", "unlikely", "able", "deny", "fail", "say", "true", "fact", "open", "done",
    "exclude", "claim", "granted",
)  # fmt: skip
"""What a word does to the event behind it; see `certainty.OPERATORS`."""


@dataclass(frozen=True)
class CertaintyWords:
    """One language's words; see the [hedges.operators] and [hedges.clauses] tables of its file.

    Attributes:
        operators: phrase -> kind.
        that: words that open a clause somebody says, thinks or denies ("that", "whether").
        opens: words that open a clause of its own, which nothing before it weakens ("because", "who").
        conditions: phrases that make their clause, and the one it hangs on, no fact.
        unreal: the same words with another before them that are no condition ("even if").
        joins: "and", "or", "but".
        helpers: auxiliaries; right behind a word they show that it is the subject.
        verbs, endings: common verbs, and endings of the others, by which a clause of its own is known.
        clause: whether its words stand on both sides of the verb, as in German.
    """

    operators: Phrases
    conditions: Phrases
    unreal: Phrases
    that: frozenset[str]
    opens: frozenset[str]
    joins: frozenset[str]
    helpers: frozenset[str]
    inverted: frozenset[str]
    verbs: frozenset[str]
    endings: tuple[str, ...]
    clause: bool


@cache
def certainty_words(language: str) -> CertaintyWords:
    """The words of a language by which events are made less than certain; built once."""
    words = load_words(language)
    table, clauses = words.table("hedges", "operators"), words.table("hedges", "clauses")

    def listed(name: str) -> frozenset[str]:
        return words.listed("hedges", "clauses", name)

    return CertaintyWords(
        operators=by_first_word({phrase: kind for kind in KINDS for phrase in table.get(kind, ())}),
        conditions=by_first_word(dict.fromkeys(clauses.get("conditions", ()), "condition")),
        unreal=by_first_word(dict.fromkeys(clauses.get("unreal", ()), "unreal")),
        that=listed("that"),
        opens=listed("opens"),
        joins=listed("joins"),
        helpers=listed("helpers"),
        inverted=listed("inverted"),
        verbs=words.listed("counts", "finite") | listed("verbs"),
        endings=tuple(clauses.get("endings", ())),
        clause=bool(clauses.get("both_sides")),
    )
