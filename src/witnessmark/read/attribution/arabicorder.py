"""Arabic sources that do not stand right behind their verb: subject first, a verb that goes on, a participle."""

from itertools import islice

from witnessmark.read.annotate import Token
from witnessmark.read.attribution.arabicnouns import bare, is_verb, subject_after
from witnessmark.read.attribution.look import Place
from witnessmark.read.attribution.nouns import MARKS
from witnessmark.read.attribution.phrases import Phrase

_NAMING = {"أما", "لكن", "غير", "إلا", "بدوره", "بدورها", "كان", "كانت", "كانوا"}
"""Words that may stand before a subject that opens its sentence."""

_REACH = 14
_VERBS = 3
"""Speech verbs back to the one whose subject a later verb shares."""


def subject_in_sentence(place: Place, at: int) -> Phrase | None:
    """Who a verb or participle without a subject of its own speaks for, in its own sentence; None where nobody fits.

    As in "the mayor said that", "as for the ministry, it said that" (subject first), and in "expressed the general
    his concern, and said that" (the subject of the verb that opens the sentence).
    """
    return _before(place, at) or _of_earlier_verb(place, at) or _of_opening_verb(place, at)


def _before(place: Place, at: int) -> Phrase | None:
    """The noun phrase that opens the sentence and ends right before the verb, over "had" and "also"."""
    tokens, last = place.sentence.tokens, at - 1
    grammar = place.words.grammar
    while last > place.first and tokens[last].word in grammar["auxiliaries"] | grammar["adverbs"]:
        last -= 1
    first = place.first
    while first < last and bare(tokens[first], place.words) in _NAMING:
        first += 1
    inside = tokens[first : last + 1]
    if not inside or last - first > 8 or not _can_speak(place, inside[0]):
        return None
    closed = any(one.text in MARKS or is_verb(tokens, first + n, place.words) for n, one in enumerate(inside))
    return None if closed else (first, last)


def _of_earlier_verb(place: Place, at: int) -> Phrase | None:
    """The subject of the nearest speech verb on the left."""
    tokens = place.sentence.tokens
    near = (n for n in range(at - 2, max(place.first - 1, at - 60), -1) if is_verb(tokens, n, place.words))
    for n in islice(near, _VERBS):
        found = subject_after(place.sentence, n + 1, at - 1, place.words)
        if found is not None and found[1] < at:
            return found
    return None


def _of_opening_verb(place: Place, at: int) -> Phrase | None:
    """The subject of whatever verb opens the sentence, where a noun that speaks follows it."""
    tokens, first = place.sentence.tokens, place.first
    if at - first < 3 or _can_speak(place, tokens[first]):
        return None
    found = subject_after(place.sentence, first + 1, min(at - 1, first + _REACH), place.words)
    if found is None or found[1] >= at or not _can_speak(place, tokens[found[0]]):
        return None
    last = next((n - 1 for n in range(found[0] + 1, found[1] + 1) if _is_with(tokens[n].word)), found[1])
    return (found[0], last)


def _is_with(word: str) -> bool:
    """A "with" or "by" written onto a noun: "gave | (by) his testimony"."""
    return word.startswith("ب") and len(word) > 5


def _can_speak(place: Place, token: Token) -> bool:
    """A noun for people, a body, an office, or "one of"."""
    lists = ("groups", "bodies", "titles", "outlets", "agencies", "governments")
    plain = bare(token, place.words)
    return plain in {"أحد", "إحدى", "بعض"} or any(
        place.words.is_source(word, *lists) for word in (token.word, plain)
    )
