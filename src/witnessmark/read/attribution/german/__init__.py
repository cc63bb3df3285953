"""Attributions in German, where the verb stands apart from what it says and the subjunctive alone can carry a voice."""

from collections.abc import Iterator

from witnessmark.read.attribution.frames import SAYS, Frame
from witnessmark.read.attribution.german.according import according
from witnessmark.read.attribution.german.backward import backward
from witnessmark.read.attribution.german.clause import Cut
from witnessmark.read.attribution.german.free import hearsay, reported, unreal
from witnessmark.read.attribution.german.making import Saying, make
from witnessmark.read.attribution.german.nouns import announced
from witnessmark.read.attribution.german.quoted import quoted
from witnessmark.read.attribution.german.said import said
from witnessmark.read.attribution.german.told import told
from witnessmark.read.attribution.look import Place


def german(place: Place) -> tuple[Frame, ...]:
    """All attributions of a region at once: quotations, then clauses, then what only its mood tells."""
    cut = Cut(place)
    if not cut.parts:
        return ()
    marks = tuple(quoted(cut))
    clauses = [one for one in _clauses(cut) if not _is_quote(one, marks)]
    if any(one.rank == SAYS for one in clauses):
        return (*marks, *clauses)
    nouns = [one for one in _moods(cut, marks) if not _is_quote(one, marks)]
    return (*marks, *clauses, *nouns)


def _moods(cut: Cut, marks: tuple[Frame, ...]) -> list[Frame]:
    """What no clause tells: by mood ("Der Turm sei „völlig zerstört“"), as a noun, by "soll"; beside quotations by mood only."""
    strong = reported(cut)
    if strong is not None:
        return [strong]
    nouns = [] if marks else list(told(cut))
    last = unreal(cut) or (None if marks else hearsay(cut))
    return nouns or ([last] if last is not None else [])


def _clauses(cut: Cut) -> Iterator[Frame]:
    """Clauses with a source of their own; one clause is told once."""
    back = backward(cut)
    found = [back] if back else [*according(cut), *_resumed(cut), *said(cut)]
    found = _without_idle(found) or list(announced(cut))
    seen: set[tuple[int, int, int]] = set()
    for frame in found:
        ends = (frame.content[0].start, frame.content[-1].end) if frame.content else (-1, -1)
        key = (*ends, frame.source.start)
        if key not in seen:
            seen.add(key)
            yield frame


def _without_idle(found: list[Frame]) -> list[Frame]:
    """As in "Ihrer Ansicht nach A, sagte X": whose view it is, X tells."""
    named = [one for one in found if not one.is_resumed]
    return [one for one in found if not one.is_resumed or not any(other.covers(one.cue) for other in named)]


def _resumed(cut: Cut) -> Iterator[Frame]:
    """As in "Demnach A": whoever spoke last says the rest."""
    first = cut.place.first
    if cut.word(first) in cut.words.phrases["resuming"] and cut.place.last - first > 3:
        yield make(cut, ((first + 1, cut.place.last),), Saying((first, first)))


def _is_quote(frame: Frame, marks: tuple[Frame, ...]) -> bool:
    """Whether a clause is a quotation found already, but for a word or two."""
    quotes = [span for one in marks for span in one.content]
    size = sum(one.end - one.start for one in frame.content)
    shared = sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in frame.content
        for other in quotes
    )
    return bool(size) and shared >= 0.85 * size
