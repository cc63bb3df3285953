"""Attributions by a state of mind: "the chamber is not satisfied that A", "residents were adamant that A"."""

from dataclasses import replace

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.grammar import named_instead, phrase_before
from witnessmark.read.attribution.look import Place, can_speak, make_frame

_BE = {"is", "are", "was", "were", "remain", "remains", "remained", "'s", "’s", "'re", "’re", "be", "been"}
_IMPERSONAL = {"clear", "certain", "sure", "unclear", "doubtful"}
"""After "it is" these are nobody's mind."""


def of_mind(place: Place, at: int) -> Frame | None:
    """The attribution whose adjective stands at a token, before "that"; None where none does."""
    tokens, words = place.sentence.tokens, place.words
    if tokens[at].word not in words.phrases["minds"] or at + 2 > place.last or tokens[at + 1].word != "that":
        return None
    verb = _be_before(place, at)
    found = phrase_before(place.sentence, verb, place.first, words) if verb is not None else None
    if verb is None or found is None:
        return None
    source = named_instead(tokens, found, verb, words)
    first = tokens[source[0]].word
    is_pronoun = source[0] == source[1] and first in words.grammar["pronouns"]
    if (first == "it" and tokens[at].word in _IMPERSONAL) or not (is_pronoun or can_speak(place, source)):
        return None
    content = (place.sentence.covering(at + 2, place.last),)
    frame = make_frame(place, source, (verb, at), at + 1)
    return replace(frame, content=content, lemma=tokens[at].word, kind="think")


def _be_before(place: Place, at: int) -> int | None:
    """The verb left of an adjective, over "not" and adverbs."""
    tokens, words = place.sentence.tokens, place.words
    for n in range(at - 1, max(place.first, at - 4), -1):
        if tokens[n].word in _BE:
            return n
        if not (
            tokens[n].word in words.grammar["adverbs"] | {"not", "n't", "very", "so"}
            or tokens[n].word.endswith("ly")
        ):
            return None
    return None
