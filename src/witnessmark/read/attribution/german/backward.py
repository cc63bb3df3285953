"""Sentences that say whose the sentence before was: "Das teilte X mit.", "Dies geht aus einem Bericht hervor."."""

from dataclasses import replace

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.german.clause import Cut
from witnessmark.read.attribution.german.making import Saying, make
from witnessmark.read.attribution.german.sources import source_of
from witnessmark.read.attribution.german.verbs import helper_of, verbs_in

THAT = {"das", "dies", "dieses"}


def backward(cut: Cut) -> Frame | None:
    """A frame that points at what stands before it: in the sentence ("A, das teilte X mit"), or in the one before."""
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
