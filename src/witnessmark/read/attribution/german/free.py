"""Speech without a verb of saying: a sentence or clause in the subjunctive, and "soll" of what is only heard."""

from dataclasses import replace

from witnessmark.read.attribution.frames import CITED, Frame
from witnessmark.read.attribution.german.clause import Cut
from witnessmark.read.attribution.german.making import Saying, make
from witnessmark.read.attribution.german.mood import has_reported
from witnessmark.read.attribution.german.reach import stretch
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.records import Span

UNREAL = "unreal"
"""The lemma of a frame that leans on the sentence before it."""

_PLURALS = {
    "hätten",
    "würden",
    "müssten",
    "wären",
    "hätte",
    "würde",
    "gäbe",
    "gäben",
    "käme",
    "stünden",
    "kämen",
}
"""Where "haben", "werden", "müssen" would be read as facts; singular "wäre" and "könnten" are guesses as often."""

_OWN = {"ich", "wir"}
_CONDITIONS = {"wenn", "falls", "ob", "sofern"}


def reported(cut: Cut) -> Frame | None:
    """A sentence or clause in the first subjunctive is the last speaker's."""
    strong = next((k for k, part in enumerate(cut.parts) if has_reported(cut, part)), None)
    return None if strong is None or _is_own(cut) else _resumed(cut, _whole_or_clause(cut, strong))


def unreal(cut: Cut) -> Frame | None:
    """The second subjunctive reports where the first would look like the indicative: in the plural, and in no condition."""
    stands_in = cut.words.phrases["past_subjunctive"] & _PLURALS
    weak = next((k for k, part in enumerate(cut.parts) if cut.holds(part, stands_in)), None)
    if weak is None or _is_own(cut) or any(cut.holds(part, _CONDITIONS) for part in cut.parts):
        return None
    opener = cut.word(cut.parts[weak].first)
    if cut.is_inner(weak) or opener in {"da", "weil"} | stands_in:
        return None
    return replace(_resumed(cut, _whole_or_clause(cut, weak)), lemma=UNREAL)


def _is_own(cut: Cut) -> bool:
    return any(cut.holds(part, _OWN) for part in cut.parts)


def _whole_or_clause(cut: Cut, number: int) -> Phrase:
    """The whole sentence; only the clause where the main clause before it is told in the indicative."""
    opener = cut.word(cut.parts[number].first)
    inner = opener in cut.words.phrases["complementiser"] | {"wonach", "weil", "da", "wie"}
    if number == 0 or not inner:
        return cut.place.first, cut.place.last
    return stretch(cut, number)


def _resumed(cut: Cut, said: Phrase) -> Frame:
    start = cut.tokens[said[0]].start
    frame = make(cut, (said,), Saying((said[0], said[0])))
    return replace(frame, clause=Span(start, start), kind="say")


def hearsay(cut: Cut) -> Frame | None:
    """As in "Etwa neunzig Häuser sollen abgebrannt sein": "soll" with a finished act is what somebody says."""
    for part in cut.parts:
        for n in cut.outside(part):
            if cut.word(n) in {"soll", "sollen"} and _is_finished(cut, n):
                frame = make(cut, ((cut.place.first, cut.place.last),), Saying((n, n), (n, n)))
                return replace(frame, lemma="hearsay", kind="say", rank=CITED, is_unnamed=True)
    return None


def _is_finished(cut: Cut, at: int) -> bool:
    """Whether a participle with "haben", "sein" or "worden sein" ends the clause: "soll zerstört worden sein"."""
    for part in cut.parts:
        if part.last <= at:
            continue
        last = cut.end(part)
        if cut.word(last) in {"haben", "sein"} and is_participle(cut.word(last - 1)):
            return True
    return False


def is_participle(word: str) -> bool:
    """Whether a word ends as German participles do."""
    return word in {"worden", "gewesen"} or (word.endswith(("t", "en")) and len(word) > 4)
