"""What a pattern may look at: a sentence or one quotation in it, and the tools that every pattern shares."""

import re
from dataclasses import dataclass
from functools import cache

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.nouns import is_name
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.read.attribution.titles import Published
from witnessmark.read.cues import Words, bare_of_and
from witnessmark.records import Span

COMMAS = {",", "،", "—", "–", "(", ")"}
NOWHERE = Published(None, None, -1)


@dataclass(frozen=True)
class Place:
    """What a pattern may look at.

    Attributes:
        first, last: tokens of the region searched: the sentence, or one quotation in it.
        quotes: quotations of the paragraph, marks included.
    """

    sentence: Sentence
    first: int
    last: int
    quotes: tuple[Span, ...]
    words: Words


def make_frame(place: Place, source: Phrase, cue: Phrase, last: int, published: Published = NOWHERE) -> Frame:
    """A frame whose content is all of the region but its own clause.

    Args:
        place: where it was found.
        source: tokens that name the source.
        cue: tokens that say it speaks; the last of them is the verb.
        last: the last token that belongs to saying so; the first is the first of source and cue.
        published: where it was published.
    """
    sentence = place.sentence
    form = sentence.tokens[cue[1]].word
    lemma, kinds = place.words.cues.get(form, (form, ("say",)))
    clause = (min(source[0], cue[0]), max(source[1], last))
    return Frame(
        source=sentence.covering(*source),
        cue=sentence.covering(*cue),
        clause=sentence.covering(*clause),
        content=around(place, clause),
        lemma=lemma,
        kind=kinds[0],
        outlet=published.outlet,
        work=published.work,
    )


def around(place: Place, clause: Phrase) -> tuple[Span, ...]:
    """What stands left and right of a clause in the region, without the commas that set it off."""
    first, last = clause
    left, right = first - 1, last + 1
    tokens = place.sentence.tokens
    while left >= place.first and tokens[left].text in COMMAS:
        left -= 1
    while right <= place.last and tokens[right].text in COMMAS | {"."}:
        right += 1
    pieces = [(place.first, left), (right, place.last)]
    return tuple(place.sentence.covering(a, b) for a, b in pieces if a <= b)


def match_phrase(place: Place, at: int, name: str) -> int | None:
    """The last token of the longest listed phrase that begins at a token; None when none does."""
    tokens, listed = place.sentence.tokens, place.words.phrases[name]
    first = tokens[at].word
    if not {first, first[1:]} & first_words(listed):  # the second for an Arabic "and" written onto it
        return None  # so it is at nearly every token, for a dozen lists each
    for length in (4, 3, 2, 1):
        joined = " ".join(token.word for token in tokens[at : at + length])
        if at + length <= place.last and (joined in listed or bare_of_and(joined, place.words) in listed):
            return at + length - 1
    return None


@cache
def first_words(listed: frozenset[str]) -> frozenset[str]:
    """The words with which the phrases of a list begin."""
    return frozenset(phrase.split(" ", 1)[0] for phrase in listed)


def heads_clause(place: Place, at: int) -> bool:
    """A one-word phrase such as "per" counts only at the head of a clause."""
    return at == place.first or place.sentence.tokens[at - 1].text in COMMAS


def can_speak(place: Place, source: Phrase) -> bool:
    """Whether a phrase holds a name or a noun for those who speak."""
    heart = core(place.sentence.tokens[source[0] : source[1] + 1], place.words)
    return any(
        names_somebody(place, one) or place.words.is_source(one.word, "groups", "bodies", "evidence")
        for one in heart
    )


def names_somebody(place: Place, token: Token) -> bool:
    """Whether a word is written like a name, and not only because a sentence begins with it ("Yet", "It's")."""
    if not is_name(token) or token.start != place.sentence.span.start:
        return is_name(token)
    words = place.words.grammar
    listed = (
        words["determiners"]
        | words["adverbs"]
        | words["subordinators"]
        | words["prepositions"]
        | words["pronouns"]
    )
    return re.split("['’]", token.word)[0] not in listed


def core(phrase: tuple[Token, ...], words: Words) -> tuple[Token, ...]:
    """A phrase up to its first preposition ("ground lost | by the army"); "two of the men" stays whole."""
    for n, token in enumerate(phrase):
        is_part = n > 0 and token.word == "of" and phrase[n - 1].word in words.grammar["determiners"]
        if n > 0 and token.word in words.grammar["prepositions"] and not is_part:
            return phrase[:n]
    return phrase
