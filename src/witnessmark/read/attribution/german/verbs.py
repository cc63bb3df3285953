"""Verbs that say, in a German sentence: whole ("sagte"), parted ("teilte ... mit"), or with an auxiliary ("hat ... gesagt")."""

from collections.abc import Iterator
from dataclasses import dataclass

from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.cues import CueKind

HELPERS = {
    "hat", "haben", "hatte", "hatten", "habe", "hätte", "hätten", "wird", "werden", "wurde", "wurden", "werde", "ist", "sind", "war",
    "waren", "sei", "seien", "kann", "konnte", "können", "konnten", "will", "wollte", "wollen", "möchte", "muss", "musste", "soll", "sollte",
}  # fmt: skip
"""Forms of auxiliaries and modals that send their verb to the end of the clause."""

_FAR = 4
"""Parts after the verb in which its particle may stand: "teilte X, Sprecher der Y, gestern mit"."""


@dataclass(frozen=True)
class Verb:
    """A verb of saying where it stands.

    Attributes:
        at: its token.
        part: index of the part in which it stands.
        done: index of the part in which it is complete, the particle included.
        lemma: its infinitive.
        kinds: what kinds of saying it belongs to.
    """

    at: int
    part: int
    done: int
    lemma: str
    kinds: tuple[CueKind, ...]


def verbs_in(cut: Cut, number: int) -> Iterator[Verb]:
    """Each verb of saying in a part, outside quotations."""
    part = cut.parts[number]
    for n in cut.outside(part):
        if not cut.is_small(n):
            continue
        where = particle_part(cut, number, n)
        if where is not None:
            form = f"{cut.word(n)} {cut.word(cut.end(cut.parts[where]))}"
            yield Verb(n, number, where, *cut.words.cues[form])
        elif cut.word(n) in cut.words.cues and not _is_adjective(cut, n):
            yield Verb(n, number, number, *cut.words.cues[cut.word(n)])


def particle_part(cut: Cut, number: int, verb: int) -> int | None:
    """The part that ends in the particle of a parted verb; None where there is none."""
    form, listed = cut.word(verb), cut.words.cues
    for k in range(number, min(number + _FAR, len(cut.parts))):
        last = cut.end(cut.parts[k])
        if last > verb and f"{form} {cut.word(last)}" in listed:
            own = (
                f"{cut.word(n)} {cut.word(last)}" in listed
                for n in range(cut.parts[k].first, last)
                if n != verb
            )
            return (
                None if any(own) else k
            )  # "X spricht von A, Y geht von B aus": the particle is the nearer verb's
    return None


def _is_adjective(cut: Cut, at: int) -> bool:
    """As in "die geforderten Mittel": a participle with an ending, between an article and a noun."""
    follows = at < cut.place.last and cut.tokens[at + 1].text[:1].isupper()
    return follows and cut.word(at - 1) in cut.words.grammar["determiners"]


def helper_of(cut: Cut, part: Part, verb: int) -> int | None:
    """The auxiliary that goes with a participle or infinitive at the end of its clause: "hat ... gesagt"."""
    if verb < cut.end(part) and cut.word(verb + 1) not in {"und", "oder"}:
        return None
    return next((n for n in range(part.first, verb) if cut.word(n) in HELPERS), None)
