"""Sentences that say whose the sentence before was: "Das teilte X mit.", "Dies geht aus einem Bericht hervor."."""

from dataclasses import replace

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.german.clause import Cut
from witnessmark.read.attribution.german.making import Saying, make
from witnessmark.read.attribution.german.phrase import phrase_right
from witnessmark.read.attribution.german.sources import source_of
from witnessmark.read.attribution.german.verbs import helper_of, verbs_in

THAT = {"das", "dies", "dieses"}


def backward(cut: Cut) -> Frame | None:
    """A frame that points at what stands before it: in the sentence ("A, das teilte X mit"), or in the one before."""
    so = _so_it_stands(cut)
    if so is not None:
        return so
    for number, part in enumerate(cut.parts):
        verb = next(iter(verbs_in(cut, number)), None)
        if cut.word(part.first) not in THAT or verb is None:
            continue
        helper = helper_of(cut, part, verb.at)
        if (helper if helper is not None else verb.at) != part.first + 1:
            continue
        source = source_of(cut, part, verb.at, helper)
        if source is None or source[0] <= part.first:
            return None
        said = ((cut.place.first, cut.parts[number - 1].last),) if number else ()
        frame = make(cut, said, Saying((part.first, verb.at), source, verb))
        return frame if number else replace(frame, points_back=True)
    return None


def _so_it_stands(cut: Cut) -> Frame | None:
    """As in "So steht es in einem Papier der Kirche.", "So berichtet es X."."""
    at = cut.place.first
    if cut.word(at) != "so" or cut.word(at + 2) != "es" or not cut.is_small(at + 1):
        return None
    start = at + 3 + (cut.word(at + 3) in {"in", "im", "bei", "auf", "auch"})
    source = phrase_right(cut, start, cut.place.last + 1)
    return (
        replace(make(cut, (), Saying((at, at + 2), source)), points_back=True) if source is not None else None
    )
