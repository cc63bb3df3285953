"""A German attribution from its tokens: who, the words that say so, and what is said."""

from dataclasses import dataclass, replace

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.german.clause import Cut
from witnessmark.read.attribution.german.verbs import Verb
from witnessmark.read.attribution.look import COMMAS, make_frame
from witnessmark.read.attribution.phrases import Phrase


@dataclass(frozen=True)
class Saying:
    """The words that say so, as tokens.

    Attributes:
        cue: the verb, noun or phrase.
        source: who speaks; None where whoever spoke last goes on.
        verb: the verb of saying, where there is one.
        whole: all words that belong to saying so, when and where included; cue and source alone where not given.
    """

    cue: Phrase
    source: Phrase | None = None
    verb: Verb | None = None
    whole: Phrase | None = None

    @property
    def clause(self) -> Phrase:
        """From the first word of saying so to the last."""
        known = [one for one in (self.cue, self.source, self.whole) if one is not None]
        return min(one[0] for one in known), max(one[1] for one in known)


def make(cut: Cut, said: tuple[Phrase, ...], saying: Saying) -> Frame:
    """A frame over what is said, in one piece or more, and the words that say so."""
    frame = make_frame(cut.place, saying.source or saying.cue, saying.cue, saying.cue[1])
    covering = cut.place.sentence.covering
    content = tuple(covering(a, b) for a, b in said if a <= b)
    resumed = saying.source is None or is_pronoun(cut, saying.source)
    clause = covering(*_beside_content(said, saying))
    made = replace(frame, clause=clause, content=content, is_resumed=resumed)
    return replace(made, lemma=saying.verb.lemma, kind=saying.verb.kinds[0]) if saying.verb else made


def _beside_content(said: tuple[Phrase, ...], saying: Saying) -> Phrase:
    """The words of saying so; without a verb at the end of the clause where what is said stands before it ("hat A gefordert")."""
    first, last = saying.clause
    before = saying.whole or saying.source
    holds = any(first <= a and b <= last for a, b in said)
    return before if holds and before is not None else (first, last)


def is_pronoun(cut: Cut, source: Phrase) -> bool:
    """Whether a source is only "er" or "sie": whoever spoke last."""
    return source[0] == source[1] and cut.word(source[0]) in {
        "er",
        "sie",
        "es",
        "dieser",
        "diese",
        "letzterer",
    }


def beside(cut: Cut, region: Phrase, clause: Phrase) -> tuple[Phrase, ...]:
    """What stands left and right of a clause within a region, without the commas that set it off."""
    left, right = clause[0] - 1, clause[1] + 1
    while left >= region[0] and cut.tokens[left].text in COMMAS:
        left -= 1
    while right <= region[1] and (cut.tokens[right].text in COMMAS or cut.tokens[right].text == "."):
        right += 1
    return tuple((a, b) for a, b in ((region[0], left), (right, region[1])) if a <= b)
