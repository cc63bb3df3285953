"""Clauses beside a verb of saying: "X sagte, A", "X teilte mit, dass A", "A, sagte X", "wie X mitteilte, A"."""

from collections.abc import Iterator
from dataclasses import replace

from witnessmark.read.attribution.frames import CITED, Frame
from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.attribution.german.making import Saying, beside, make
from witnessmark.read.attribution.german.mood import has_reported, has_unreal
from witnessmark.read.attribution.german.phrase import phrase_right
from witnessmark.read.attribution.german.reach import is_said, stretch
from witnessmark.read.attribution.german.sources import skip_idle, source_of
from witnessmark.read.attribution.german.verbs import HELPERS, Verb, helper_of, verbs_in

_GOES_ON = {"und", "weil", "dass", "aber", "doch", "denn", "sondern", "wenn", "da", "ob"}
_ADDS = {"aber", "jedoch", "auch", "und", "zudem", "allerdings", "dabei", "dann", "daher"}
"""Words behind a verb whose subject stands further left: ", forderte aber mehr"."""

_HAVE = {"hat", "haben", "hatte", "hatten"}
_OF_THINGS = {"ergeben", "zeigen", "herausstellen", "bestätigen", "bestehen"}
"""Verbs that with "sich" tell how things are."""

_NEAR = 4
"""Parts between a verb and what it says: an apposition and two relative clauses."""


def said(cut: Cut) -> Iterator[Frame]:
    """Every clause that a verb of the sentence says."""
    for number in range(len(cut.parts)):
        for verb in verbs_in(cut, number):
            found = _as_told(cut, number, verb) or _trailing(cut, number, verb) or _leading(cut, number, verb)
            if found is not None:
                yield found
                yield from _cited(cut, number, verb, found)


def _as_told(cut: Cut, number: int, verb: Verb) -> Frame | None:
    """As in "wie X mitteilte", "wie gestern bekannt wurde": all the rest of the sentence is X's."""
    start = next(
        (k for k in range(number, max(-1, number - 3), -1) if cut.word(cut.parts[k].first) == "wie"), None
    )
    if start is None:
        return None
    part = cut.parts[number]
    ends = cut.end(part) == verb.at or (cut.end(part) == verb.at + 1 and cut.word(verb.at + 1) in HELPERS)
    first = cut.parts[start].first
    if not ends or (start > 0 and not _sets_off(cut, start)):
        return None
    source = phrase_right(cut, skip_idle(cut, first + 1), cut.parts[start].last + 1)
    tells = (
        source is not None or verb.lemma == "bekennen"
    )  # "wie bekannt wurde"; "wie geplant" tells nobody's words
    content = beside(cut, (cut.place.first, cut.place.last), (first, part.last))
    return make(cut, content, Saying((first, part.last), source, verb)) if content and tells else None


def _sets_off(cut: Cut, start: int) -> bool:
    """Whether "wie" opens a clause of its own, not what somebody says ("zeigte, wie X Y meldete")."""
    before = cut.parts[start - 1]
    return not any(True for _ in verbs_in(cut, start - 1)) or has_reported(cut, before)


def _trailing(cut: Cut, number: int, verb: Verb) -> Frame | None:
    """As in "A, sagte X", "A, so warnte X, B", "A, hat X erklärt"."""
    part = cut.parts[number]
    helper = helper_of(cut, part, verb.at)
    opens = helper if helper is not None else verb.at
    head = part.first + (helper is None and cut.word(part.first) in {"so", "das", "dies"})
    if number == 0 or opens != head or part.mark not in {",", "–", "—"} or not _can_be_said(cut, number):
        return None
    if cut.word(opens + 1) in _ADDS:
        return None
    if verb.lemma in cut.words.phrases["light"] or (helper is not None and cut.word(helper) not in _HAVE):
        return None
    following = verb.done + 1
    if (
        following < len(cut.parts)
        and is_said(cut, following, plain=False)
        and cut.word(cut.parts[following].first) == "dass"
    ):
        return None
    source = source_of(cut, part, verb.at, helper)
    pieces = [(cut.parts[0].first, cut.parts[number - 1].last)]
    if following < len(cut.parts) and _resumes(cut, following):
        pieces.append((cut.parts[following].first, cut.parts[-1].last))
    return make(cut, tuple(pieces), Saying((opens, verb.at), source, verb, (part.first, part.last)))


def _can_be_said(cut: Cut, number: int) -> bool:
    """Whether the words before a verb can be what it says: not a clause of time or condition of its own."""
    first = cut.parts[0]
    opener = cut.word(first.first)
    waits = opener in cut.words.grammar["subordinators"] - {
        "dass",
        "und",
        "aber",
        "oder",
        "welche",
    } or opener in {"wie", "falls", "um"}
    alone = number == 1 and waits
    return not cut.follows_subject(number) and not alone and first.last - first.first >= 1


def _resumes(cut: Cut, number: int) -> bool:
    part = cut.parts[number]
    return cut.word(part.first) in _GOES_ON or has_reported(cut, part) or has_unreal(cut, part)


def _leading(cut: Cut, number: int, verb: Verb) -> Frame | None:
    """As in "X sagte, A", "X hat gefordert, A zu tun", "X gab an, A"."""
    part = cut.parts[number]
    helper = helper_of(cut, part, verb.at)
    if _is_withheld(cut, part, verb):
        return None
    for k in range(verb.done + 1, min(verb.done + _NEAR, len(cut.parts))):
        if (is_said(cut, k, plain=_takes_plain(cut, verb, k)) or _shows_how(cut, verb, k)) and _suits(
            cut, verb, k
        ):
            source = source_of(cut, part, verb.at, helper)
            opens = part.first if source is None or source[0] > verb.at else source[0]
            saying = (min(opens, verb.at), cut.parts[k - 1].last)
            return make(cut, (stretch(cut, k),), Saying((verb.at, verb.at), source, verb, saying))
        if cut.parts[k].mark == ":":
            return None
    return None


def _is_withheld(cut: Cut, part: Part, verb: Verb) -> bool:
    """As in "wollte nicht bestätigen, dass A": nobody says A."""
    if cut.holds(part, {"sich"}) and verb.lemma in _OF_THINGS:
        return True
    return verb.lemma == "bestätigen" and cut.holds(part, {"nicht", "kein", "keine"})


def _suits(cut: Cut, verb: Verb, k: int) -> bool:
    """Whether a clause belongs to a verb: with "dass" or a subjunctive, or an infinitive that no other clause parts from it."""
    opener = cut.word(cut.parts[k].first)
    marked = opener in {"dass", "daß"} or has_reported(cut, cut.parts[k]) or _shows_how(cut, verb, k)
    if verb.lemma in cut.words.phrases["light"]:
        return marked
    marked = marked or (cut.parts[k].mark == ":" and k == verb.done + 1)
    between = range(verb.done + 1, k)
    return marked or all(cut.is_inner(n) or not cut.has_finite(cut.parts[n]) for n in between)


def _shows_how(cut: Cut, verb: Verb, k: int) -> bool:
    """As in "das Video zeigt, wie Soldaten Kisten tragen"."""
    return "show" in verb.kinds and cut.word(cut.parts[k].first) == "wie"


def _takes_plain(cut: Cut, verb: Verb, k: int) -> bool:
    """Whether a clause in the indicative can follow: right after the verb, or after its particle."""
    done, opener = cut.parts[verb.done], cut.parts[k].first
    goes_on = cut.is_small(opener) and cut.is_verb(opener) and not has_reported(cut, Part(opener, opener, ""))
    helper = helper_of(cut, cut.parts[verb.part], verb.at)
    acts = helper is None or cut.word(helper) in _HAVE
    if goes_on or not acts or cut.is_inner(verb.part) or cut.word(verb.at + 1) in HELPERS:
        return False
    return (
        k == verb.done + 1 and cut.parts[k].mark == "," and cut.end(done) == verb.at and "say" in verb.kinds
    )


def _cited(cut: Cut, number: int, verb: Verb, frame: Frame) -> Iterator[Frame]:
    """As in "X zitiert Y mit den Worten, A": Y says A, and X has it from Y."""
    end = cut.parts[number].last
    if verb.lemma == "zitieren" and cut.word(verb.at + 1) not in {"", "wird", "wurde"}:
        whom = phrase_right(cut, verb.at + 1, end + 1)
        if whom is not None and frame.source.end <= cut.tokens[whom[0]].start:
            source = cut.place.sentence.covering(*whom)
            yield replace(frame, source=source, cue=source, clause=source, rank=CITED)
