"""What a noun of speech announces: "die Forderung, A zu tun", "der Vorwurf, B habe C getan", "die Ansicht, dass D"."""

from collections.abc import Iterator

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.attribution.german.making import Saying, make
from witnessmark.read.attribution.german.phrase import phrase_right
from witnessmark.read.attribution.german.reach import is_said, stretch
from witnessmark.read.attribution.german.region import long_words
from witnessmark.read.attribution.phrases import Phrase

_NEAR = 7
"""Words between the noun and its comma: "die Forderung der Opposition im Rat von Karst, ..."."""


def announced(cut: Cut) -> Iterator[Frame]:
    """Every clause that a noun of speech before its comma announces."""
    for number in range(1, len(cut.parts)):
        before, part = cut.parts[number - 1], cut.parts[number]
        noun = next(
            (
                n
                for n in range(before.last, max(before.first, before.last - _NEAR) - 1, -1)
                if is_saying(cut, n)
            ),
            None,
        )
        if noun is None or part.mark != "," or not is_said(cut, number, plain=False):
            continue
        yield make(cut, (stretch(cut, number),), Saying((noun, noun), _whose(cut, before, noun)))


def is_saying(cut: Cut, at: int) -> bool:
    """Whether a token is a noun of speech, alone or at the end of a compound ("Rücktrittsforderung")."""
    listed = cut.words.phrases["speech_nouns"]
    word = cut.word(at)
    return cut.tokens[at].text[:1].isupper() and (
        word in listed or (word.endswith(long_words(listed)) and not word.endswith("schluss"))
    )


def _whose(cut: Cut, part: Part, noun: int) -> Phrase | None:
    """The genitive behind the noun ("die Forderung der Opposition"), else who opens the clause."""
    if cut.word(noun + 1) in {"der", "des", "von", "vom", "einer", "eines"} and noun < part.last:
        skip = cut.word(noun + 1) in {"von", "vom"}
        return phrase_right(cut, noun + 1 + skip, part.last + 1)
    small = next((n for n in range(part.first + 1, noun) if cut.is_small(n) and _is_verb_like(cut, n)), None)
    return phrase_right(cut, part.first, small) if small is not None else None


def _is_verb_like(cut: Cut, at: int) -> bool:
    """A small word after a noun or pronoun that is no article and no preposition: in second place that is the verb."""
    word, grammar = cut.word(at), cut.words.grammar
    return word not in grammar["determiners"] | grammar["prepositions"] and (
        cut.tokens[at - 1].text[:1].isupper() or cut.word(at - 1) in grammar["pronouns"]
    )
