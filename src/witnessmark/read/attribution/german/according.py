"""Sources without a verb: "laut X", "nach Angaben der Y", "dem Bericht zufolge", "ihrer Meinung nach", "A, so X", "wonach A"."""

from collections.abc import Iterator
from dataclasses import replace

from witnessmark.read.attribution.frames import CITED, Frame
from witnessmark.read.attribution.german.asides import aside, whereby
from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.attribution.german.making import Saying, beside, make
from witnessmark.read.attribution.german.phrase import phrase_right
from witnessmark.read.attribution.german.region import LEAST, is_possessor, is_voicing, region_of, size_of
from witnessmark.read.attribution.german.sources import subject_before
from witnessmark.read.attribution.grammar import phrase_before
from witnessmark.read.attribution.phrases import Phrase

_REACH = 8
"""Words between "nach" and the noun that tells whose word it is: "nach den bisherigen Ermittlungen"."""


_HERS = {"ihrer", "seiner", "dessen", "deren", "ihren", "seinen", "eigenen"}
"""Words for whoever was spoken of last: "ihrer Ansicht nach", "nach eigenen Angaben"."""


def according(cut: Cut) -> Iterator[Frame]:
    """Every source that a phrase names, with the clause in which it stands."""
    for number, part in enumerate(cut.parts):
        for at in range(part.first, part.last + 1):
            if at in cut.inside:
                continue
            found = (
                _before(cut, part, at)
                or _after(cut, part, at)
                or aside(cut, number, at)
                or whereby(cut, number, at)
            )
            if found is not None:
                yield found
                break


def _before(cut: Cut, part: Part, at: int) -> Frame | None:
    """As in "laut X", "unter Berufung auf X", "nach Angaben von X"."""
    cue = _listed(cut, at) or _after_word(cut, part, at)
    if cue is None:
        return None
    if cue[1] >= cut.end(part) and not is_voicing(cut, cue[1]):
        return None  # "Vorwürfe wurden laut"
    source = _named(cut, cue[1] + 1)
    if source is None or is_voicing(cut, cue[1]):
        source = _owner(cut, cue, part) or cue
    content = beside(cut, region_of(cut, part), (cue[0], max(cue[1], source[1])))
    if cut.word(cue[0] + 1) in {"eigenen", "eigener", "eigenem"}:
        return _own(cut, part, cue, content)
    if size_of(content) < LEAST:
        return None
    found = make(cut, content, Saying(cue, source))
    return replace(found, rank=CITED) if cut.word(cue[0]) == "unter" else found


def _own(cut: Cut, part: Part, cue: Phrase, content: tuple[Phrase, ...]) -> Frame:
    """As in "X hat nach eigenen Angaben A": whoever the sentence is about says so; else whoever spoke last."""
    verb = next((n for n in range(part.first, part.last) if cut.is_verb(n)), part.first)
    who = subject_before(cut, part, verb)
    found = make(cut, content, Saying(cue))
    if who is None or who[1] >= cue[0]:
        return found
    return replace(found, source=cut.place.sentence.covering(*who), is_resumed=False)


def _named(cut: Cut, at: int) -> Phrase | None:
    """Who stands after "laut": a name in marks, a bare name up to the next article ("laut Nora Lind | der Leiter"), a phrase."""
    if at in cut.inside:
        end = at
        while end + 1 in cut.inside:
            end += 1
        return at, end
    source = phrase_right(cut, at, cut.place.last + 1)
    if source is None or not cut.tokens[source[0]].text[:1].isupper():
        return source
    articles = {"der", "die", "das", "ein", "eine", "den", "dem"}
    stop = next((n for n in range(source[0] + 1, source[1]) if cut.word(n) in articles), None)
    keeps = (
        stop is None or is_voicing(cut, stop - 1) or cut.words.has("sources", "groups", cut.word(stop - 1))
    )
    return source if keeps or stop is None else (source[0], stop - 1)


def _listed(cut: Cut, at: int) -> Phrase | None:
    for length in (4, 3, 2, 1):
        joined = " ".join(cut.word(n) for n in range(at, at + length))
        if joined in cut.words.phrases["before_source"]:
            return at, at + length - 1
    return None


def _after_word(cut: Cut, part: Part, at: int) -> Phrase | None:
    """As in "nach den bisherigen Ermittlungen": the first noun after "nach" tells of words or findings."""
    if cut.word(at) not in {"nach", "gemäss"}:
        return None
    ahead = range(at + 1, min(at + _REACH, part.last + 1))
    noun = next((n for n in ahead if cut.tokens[n].text[:1].isupper() and not is_possessor(cut, n)), None)
    if noun is None or not is_voicing(cut, noun):
        return None
    is_event = cut.word(noun) in cut.words.phrases["events_too"] and cut.word(at + 1) in {"der", "dem", "den"}
    return None if is_event else (at, noun)


def _owner(cut: Cut, cue: Phrase, part: Part) -> Phrase | None:
    """Whose word it is: behind the noun ("der Polizei", "von X"), in it ("Polizeiangaben"), or before it."""
    at = cue[1] + 1
    if cut.word(at) in {"der", "des", "von", "vom", "eines", "einer"} or (
        at <= part.last and cut.tokens[at].text[:1].isupper() and at not in cut.inside
    ):
        return phrase_right(cut, at + (cut.word(at) in {"von", "vom"}), cut.place.last + 1)
    return (cue[0] + 1, cue[1]) if cue[1] > cue[0] else None


def _after(cut: Cut, part: Part, at: int) -> Frame | None:
    """As in "dem Bericht zufolge", "ihrer Meinung nach"."""
    word = cut.word(at)
    behind = word in cut.words.phrases["after_source"] or (word == "nach" and is_voicing(cut, at - 1))
    if not behind or (at == part.first and part.mark != ")"):
        return None
    source = phrase_before(cut.place.sentence, at, _floor(cut, part), cut.words)
    if source is None:
        return None
    if word == "nach":
        source = _last_nouns(cut, source, at)
    content = beside(cut, region_of(cut, part), (source[0], at))
    whose = None if cut.word(source[0]) in _HERS else source
    if size_of(content) < LEAST:
        return None
    found = make(cut, content, Saying((at, at), whose, whole=source))
    return replace(found, is_unnamed=True) if cut.word(source[1]) == "vernehmen" else found


def _floor(cut: Cut, part: Part) -> int:
    """Where a phrase before a word may begin: over brackets ("dem Verband (VX) zufolge")."""
    number = part.number
    while number > 0 and cut.parts[number].mark in {"(", ")"}:
        number -= 1
    return cut.parts[number].first


def _last_nouns(cut: Cut, source: Phrase, at: int) -> Phrase:
    """From the article of the noun before "nach": "..., die | ihrer Meinung | nach ..."."""
    first = at - 1
    while (
        first > source[0]
        and (cut.is_small(first - 1) or first - 1 == cut.place.first)
        and cut.word(first - 1) not in cut.words.grammar["auxiliaries"]
        and at - first < 3
    ):
        first -= 1
    return first, at - 1
