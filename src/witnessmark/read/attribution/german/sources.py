"""Who speaks in a German clause: before the verb, after it, or after the auxiliary."""

from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.attribution.german.phrase import phrase_right
from witnessmark.read.attribution.grammar import phrase_before
from witnessmark.read.attribution.phrases import Phrase

NOBODY = {"sich", "es", "man", "dass", "das", "dies", "dieses", "so", "dabei", "dazu", "darin", "damit"}
"""Words that can stand where a subject stands and are none."""


def source_of(cut: Cut, part: Part, verb: int, helper: int | None = None) -> Phrase | None:
    """The noun phrase that speaks: left of the finite verb where a subject opens the clause, else right of it."""
    finite = helper if helper is not None else verb
    before = subject_before(cut, part, finite)
    behind = finite == part.first and cut.follows_subject(cut.parts.index(part))
    if before is not None and (behind or not _is_fronted(cut, part, finite)):
        return before
    after = phrase_right(cut, _skip(cut, finite + 1), _limit(cut, part, verb, helper))
    return after if after is not None and cut.word(after[1]) not in NOBODY else before


def _limit(cut: Cut, part: Part, verb: int, helper: int | None) -> int:
    return verb if helper is not None else min(part.last, cut.place.last) + 1


def _skip(cut: Cut, at: int) -> int:
    """Past "sich", "es", "auch", "gestern" between the verb and who speaks."""
    while (
        cut.word(at) in NOBODY | cut.words.grammar["adverbs"]
        or cut.word(at) in cut.words.grammar["time_words"]
    ):
        at += 1
    return at


def subject_before(cut: Cut, part: Part, finite: int) -> Phrase | None:
    """The phrase that ends before a verb; over a clause set in between ("X, der Y kennt, sagte")."""
    if finite == cut.place.first or (finite == part.first and part.mark not in {",", "–", ")"}):
        return None
    floor = cut.place.first if finite == part.first else part.first
    before = phrase_before(cut.place.sentence, finite, floor, cut.words)
    return before if before is not None and cut.word(before[1]) not in NOBODY else None


def _is_fronted(cut: Cut, part: Part, finite: int) -> bool:
    """Whether something else than the subject opens the clause: "Am Montag sagte X", "Dem Sender erklärte X"."""
    first = cut.word(part.first)
    opens = cut.words.grammar["prepositions"] | cut.words.grammar["adverbs"] | cut.words.grammar["time_words"]
    return finite == part.first or first in opens | NOBODY
