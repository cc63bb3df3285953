"""A German attribution from its tokens: who, the words that say so, and what is said."""

from dataclasses import replace

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.german.clause import Cut
from witnessmark.read.attribution.german.verbs import Verb
from witnessmark.read.attribution.look import COMMAS, make_frame
from witnessmark.read.attribution.phrases import Phrase


def make(
    cut: Cut, said: tuple[Phrase, ...], cue: Phrase, source: Phrase | None, verb: Verb | None = None
) -> Frame:
    """A frame over some tokens; without a source, whoever spoke last goes on."""
    at = cue[1]
    frame = make_frame(cut.place, source or cue, cue, at)
    first, last = (min(cue[0], source[0]), max(cue[1], source[1])) if source else cue
    content = tuple(cut.place.sentence.covering(a, b) for a, b in said if a <= b)
    clause = cut.place.sentence.covering(first, last)
    made = replace(frame, clause=clause, content=content, is_resumed=source is None)
    return replace(made, lemma=verb.lemma, kind=verb.kinds[0]) if verb else made


def beside(cut: Cut, region: Phrase, clause: Phrase) -> tuple[Phrase, ...]:
    """What stands left and right of a clause within a region, without the commas that set it off."""
    left, right = clause[0] - 1, clause[1] + 1
    while left >= region[0] and cut.tokens[left].text in COMMAS:
        left -= 1
    while right <= region[1] and (cut.tokens[right].text in COMMAS or cut.tokens[right].text == "."):
        right += 1
    return tuple((a, b) for a, b in ((region[0], left), (right, region[1])) if a <= b)
