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
        first_words: the first of every phrase that could make an event less than certain.
        operators: phrase -> kind.
        that: words that open a clause somebody says, thinks or denies ("that", "whether").
        opens: words that open a clause of its own, which nothing before it weakens ("because", "who").
        conditions: phrases that make their clause, and the one it hangs on, no fact.
        unreal: the same words with another before them that are no condition ("even if").
        relatives: those of them that tell more of a noun ("who"); infinitive: what stands before one ("zu").
        determiners, links: what makes a noun of a verb's form, and what a noun governs with: "the order to".
        joins: "and", "or", "but".
        helpers: auxiliaries; right behind a word they show that it is the subject.
        inverted: words that open a condition turned round ("Should the dam break").
        verbs, endings: common verbs, and endings of the others, by which a clause of its own is known.
        clause: whether its words stand on both sides of the verb, as in German.
    """

    first_words: frozenset[str]
    operators: Phrases
    conditions: Phrases
    unreal: Phrases
    that: frozenset[str]
    opens: frozenset[str]
    relatives: frozenset[str]
    infinitive: frozenset[str]
    determiners: frozenset[str]
    links: frozenset[str]
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

    operators = by_first_word(
        {
            form: kind
            for kind in KINDS
            for verb in words.table("hedges", "verbs").get(kind, ())
            for form in forms(verb)
        }
        | {phrase: kind for kind in KINDS for phrase in table.get(kind, ())}
    )
    conditions = by_first_word(dict.fromkeys(clauses.get("conditions", ()), "condition"))
    return CertaintyWords(
        first_words=frozenset({*operators, *conditions, *listed("inverted")}),
        operators=operators,
        conditions=conditions,
        unreal=by_first_word(dict.fromkeys(clauses.get("unreal", ()), "unreal")),
        that=listed("that"),
        opens=listed("opens"),
        relatives=listed("relatives"),
        infinitive=listed("infinitive"),
        determiners=words.listed("counts", "determiners"),
        links=listed("links"),
        joins=listed("joins"),
        helpers=listed("helpers"),
        inverted=listed("inverted"),
        verbs=words.listed("counts", "finite") | listed("verbs"),
        endings=tuple(clauses.get("endings", ())),
        clause=bool(clauses.get("both_sides")),
    )


def forms(verb: str) -> tuple[str, ...]:
    """The regular English forms of a verb that may have words behind it: "fail to", "fails to", "failed to" ..."""
    lemma, _, rest = verb.partition(" ")
    if lemma.endswith("e"):
        found = (lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing")
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        found = (lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    else:
        third = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
        found = (lemma, f"{lemma}{third}", f"{lemma}ed", f"{lemma}ing")
    return tuple(f"{form} {rest}".strip() for form in found)
