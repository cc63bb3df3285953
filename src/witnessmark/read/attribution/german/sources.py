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
    behind = finite == part.first and cut.follows_subject(part.number)
    if before is not None and (behind or not _is_fronted(cut, part, finite)):
        return _named(cut, part) if behind and _named(cut, part) else before
    after = phrase_right(cut, skip_idle(cut, finite + 1), _limit(cut, part, verb, helper))
    if after is None or cut.word(after[1]) in NOBODY:
        return before
    return _named_behind(cut, after) or after


def _named(cut: Cut, part: Part) -> Phrase | None:
    """As in "Der Bürgermeister von Karst, Jan Kerr, sagte": the name between the commas, not the office before it."""
    before = cut.parts[part.number - 1]
    words = range(before.first, before.last + 1)
    is_name = (
        0 < len(words) - 1 < 4 and before.mark == "," and all(cut.tokens[n].text[:1].isupper() for n in words)
    )
    return (before.first, before.last) if is_name else None


def _named_behind(cut: Cut, office: Phrase) -> Phrase | None:
    """As in "sagte der Polizeichef von Karst, Emil Sturm": the name behind the comma."""
    following = next((one for one in cut.parts if one.first == office[1] + 2 and one.mark == ","), None)
    if following is None or cut.is_small(office[1]):
        return None
    last = cut.end(following)
    words = range(following.first, last + 1)
    named = 1 < len(words) < 4 and all(cut.tokens[n].text[:1].isupper() for n in words)
    office_only = any(cut.is_small(n) for n in range(office[0] + 1, office[1])) or office[1] - office[0] <= 1
    return (following.first, last) if named and office_only else None


def _limit(cut: Cut, part: Part, verb: int, helper: int | None) -> int:
    if helper is not None:
        return verb
    end = cut.end(part)
    parted = f"{cut.word(verb)} {cut.word(end)}" in cut.words.cues
    return end if parted else min(part.last, cut.place.last) + 1


def skip_idle(cut: Cut, at: int) -> int:
    """Past "sich", "es", "auch", "gestern" between the verb and who speaks."""
    idle = NOBODY | cut.words.grammar["adverbs"] | cut.words.grammar["time_words"]
    while cut.word(at) in idle and not _is_article(cut, at):
        at += 1
    return at


def _is_article(cut: Cut, at: int) -> bool:
    """As in "das Amt": before a noun these words are its article."""
    follows = at < cut.place.last and cut.tokens[at + 1].text[:1].isupper()
    return follows and cut.word(at) in {"das", "dieses"}


def subject_before(cut: Cut, part: Part, finite: int) -> Phrase | None:
    """The phrase that ends before a verb; over a clause set in between ("X, der Y kennt, sagte")."""
    if finite == cut.place.first or (finite == part.first and part.mark not in {",", "–", ")"}):
        return None
    floor = cut.place.first if finite == part.first else part.first
    before = _with_marks(cut, phrase_before(cut.place.sentence, finite, floor, cut.words), floor)
    return before if before is not None and cut.word(before[1]) not in NOBODY else None


def _with_marks(cut: Cut, found: Phrase | None, floor: int) -> Phrase | None:
    """A name in marks with the noun before it: "die Zeitung „Der Deich“"."""
    if found is None or found[0] not in cut.inside:
        return found
    first, last = found
    while first - 1 >= floor and first - 1 in cut.inside:
        first -= 1
    noun = first - 1 if first - 1 >= floor and cut.tokens[first - 1].text[:1].isupper() else first
    return noun, last


def _is_fronted(cut: Cut, part: Part, finite: int) -> bool:
    """Whether something else than the subject opens the clause: "Am Montag sagte X", "Dem Sender erklärte X"."""
    first = cut.word(part.first)
    opens = cut.words.grammar["prepositions"] | cut.words.grammar["adverbs"] | cut.words.grammar["time_words"]
    return finite == part.first or first in opens or (first in NOBODY and finite == part.first + 1)
