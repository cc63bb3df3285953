"""What is told as a noun: "X fordert den Rückzug", "X spricht von Verlusten", "X bezeichnet A als B", "A wird von X kritisiert"."""

from collections.abc import Iterator

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.attribution.german.making import Saying, make
from witnessmark.read.attribution.german.phrase import phrase_right
from witnessmark.read.attribution.german.sources import source_of
from witnessmark.read.attribution.german.verbs import HELPERS, Verb, helper_of, verbs_in
from witnessmark.read.attribution.phrases import Phrase

_BECOMES = {"wird", "werden", "wurde", "wurden", "worden", "ist", "sind", "war", "waren"}


def told(cut: Cut) -> Iterator[Frame]:
    """The first verb of each clause that takes a noun, and the noun with all that belongs to it."""
    for number, part in enumerate(cut.parts):
        takes = (verb for verb in verbs_in(cut, number) if takes_noun(cut, part, verb))
        found = next(filter(None, (_frame(cut, number, verb) for verb in takes)), None)
        if found is not None:
            yield found


def takes_noun(cut: Cut, part: Part, verb: Verb) -> bool:
    """Whether a verb takes a noun by itself, or the little word that it needs stands in its clause."""
    phrases = cut.words.phrases
    if verb.lemma in phrases["taking_nouns"]:
        return True
    if "show" in verb.kinds and cut.holds(part, cut.words.sources["evidence"]):
        return True  # "Satellitenbilder zeigen elf Fahrzeuge"
    near = {cut.word(n) for n in range(part.first, cut.parts[verb.done].last + 1)}
    return any(f"{verb.lemma}>{one}" in phrases["taking_after"] for one in near)


def _frame(cut: Cut, number: int, verb: Verb) -> Frame | None:
    part = cut.parts[number]
    helper = helper_of(cut, part, verb.at)
    finite = helper if helper is not None else verb.at
    if _is_else(cut, number, verb, finite):
        return None
    if helper is not None and cut.word(helper) in _BECOMES:
        return _passive(cut, part, verb)
    source = source_of(cut, part, verb.at, helper)
    if source is None or _is_thing(cut, source):
        return None
    said = _noun(cut, part, verb, source, helper)
    opens = part.first if source[0] > finite and said[0] > source[1] else source[0]
    whole = (opens, source[1] if helper is None else max(source[1], helper))
    return make(cut, (said,), Saying((verb.at, verb.at), source, verb, whole)) if said[1] > said[0] else None


def _is_else(cut: Cut, number: int, verb: Verb, finite: int) -> bool:
    """Whether a verb tells something else here: at the end of its clause, of a court, of anybody, of what was not confirmed."""
    part = cut.parts[number]
    if finite >= cut.end(part) or cut.is_inner(number) or cut.word(finite + 1) in {"man", "es", *HELPERS}:
        return True
    court = verb.lemma == "verurteilen" and cut.holds(part, {"zu"})
    return court or (verb.lemma == "bestätigen" and cut.holds(part, {"nicht"}))


def _passive(cut: Cut, part: Part, verb: Verb) -> Frame | None:
    """As in "A wird von X kritisiert"; without X nobody is named."""
    source = _agent(cut, part)
    if source is None or _is_thing(cut, source):
        return None
    return make(cut, ((part.first, verb.at),), Saying((verb.at, verb.at), source, verb))


def _agent(cut: Cut, part: Part) -> Phrase | None:
    """As in "wird von X gefordert": who does what is told in the passive."""
    by = next(
        (n for n in range(part.first, part.last) if cut.word(n) in {"von", "vom"} and n not in cut.inside),
        None,
    )
    return phrase_right(cut, by + 1, part.last + 1) if by is not None else None


def _noun(cut: Cut, part: Part, verb: Verb, source: Phrase, helper: int | None) -> Phrase:
    """The noun told: behind verb and source, or before them where it opens the clause ("Von Verlusten sprach X")."""
    finite = helper if helper is not None else verb.at
    if source[0] > finite and finite > part.first + 1 and _is_object(cut, part, helper):
        return part.first, finite - 1
    start = max(source[1], finite) + 1
    end = verb.at - 1 if helper is not None else _end(cut, part)
    return start, end


def _end(cut: Cut, part: Part) -> int:
    """The end of what is told: before the next clause that has a verb of saying of its own."""
    number = part.number
    for k in range(number + 1, len(cut.parts)):
        if not cut.is_inner(k) and any(takes_noun(cut, cut.parts[k], verb) for verb in verbs_in(cut, k)):
            return cut.parts[k - 1].last
    return cut.parts[-1].last


def _is_object(cut: Cut, part: Part, helper: int | None) -> bool:
    """As in "Von Verlusten sprach X", "Den Rückzug forderte X", "Seinen Rückzug hatte X angekündigt"."""
    first = cut.word(part.first)
    return first in {"von", "vor", "auf", "über", "zu", "den", "einen"} or (
        helper is not None and first.endswith("en")
    )


def _is_thing(cut: Cut, source: Phrase) -> bool:
    """Whether a source cannot speak: a bare pronoun of things."""
    return source[0] == source[1] and cut.word(source[0]) in {"das", "dies", "es", "was", "man"}
