"""Noun phrases that begin at a word, after "said" or "according to"; grammar.py has those that end before one."""

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.grammar import HYPHENS, joins
from witnessmark.read.attribution.nouns import ARTICLES, JOIN, MARKS, is_name
from witnessmark.read.attribution.phrases import Phrase, is_date_word, trim_phrase
from witnessmark.read.cues import Words

_OF = {"of", "for", "from", "at", "de", "al", "bin", "von", "ibn", "du", "der"}


def phrase_after(sentence: Sentence, first: int, words: Words, limit: int | None = None) -> Phrase | None:
    """The noun phrase that begins at token `first`: up to a mark, a verb, or a word that opens a clause."""
    tokens = sentence.tokens
    end = min(len(tokens), limit if limit is not None else len(tokens))
    at = first
    while at < end and not _stops(tokens, at, first, words):
        at += 1
    at = _past_quoted_name(tokens, at, end, words)
    if at < end and tokens[at].text == "(" and at + 2 < end and tokens[at + 2].text == ")":
        at += 3  # an acronym in brackets belongs to the name
    return trim_phrase(tokens, (first, at - 1), words) if at > first else None


def _past_quoted_name(tokens: tuple[Token, ...], at: int, end: int, words: Words) -> int:
    """As in 'the newspaper "Name" of the port': a short quotation after such a noun is its name."""
    is_named = (
        0 < at < end
        and tokens[at].text in {'"', "“", "«"}
        and words.has("sources", "outlets", tokens[at - 1].word)
    )
    close = (
        next((n for n in range(at + 1, min(at + 6, end)) if tokens[n].text in {'"', "”", "»"}), None)
        if is_named
        else None
    )
    if close is None:
        return at
    at = close + 1
    while at < end and not _stops(tokens, at, close, words):
        at += 1
    return at


def _stops(tokens: tuple[Token, ...], at: int, first: int, words: Words) -> bool:
    token = tokens[at]
    if token.text in HYPHENS:
        return False
    if token.text in MARKS or (token.text == "." and at == len(tokens) - 1):
        return True
    if at == first:
        return False
    if token.word in JOIN:
        return at + 1 >= len(tokens) or not joins(tokens[at - 1], tokens[at + 1], words)
    return _ends_phrase(tokens, at, words)


def _ends_phrase(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """Whether a word after the first opens something new: a clause, a place, a date, a verb."""
    word, is_lower = tokens[at].word, not is_name(tokens[at])
    if word in words.grammar["prepositions"]:
        before = tokens[at - 1].word
        is_made = words.has("phrases", "works", before) or before in _makings(words)
        made_by = word in words.phrases["by"] and is_made
        is_part = (
            word in _OF or made_by or before in words.grammar["describing"] or _is_placed(tokens, at, words)
        )
        return not is_part
    if (
        word
        in words.phrases["complementiser"] | words.grammar["auxiliaries"] | words.grammar["subordinators"]
    ):
        return True
    if is_date_word(tokens, at, words) and word not in words.grammar["determiners"]:
        return True
    if words.language == "de" and is_lower and is_name(tokens[at - 1]):
        return (
            word not in words.grammar["determiners"]
        )  # German nouns are capitalised: what follows is a verb
    behind_article = words.language == "en" and tokens[at - 1].word in ARTICLES  # "by the | think tank"
    if behind_article or _names_a_thing(tokens, at, words):
        return False
    return word in words.cues and is_lower and word not in words.phrases["works"]


def _is_placed(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """As in "a blogger | in Tessin": where people are that have no name."""
    before, following = tokens[at - 1], tokens[min(at + 1, len(tokens) - 1)]
    plain = not is_name(before) and words.has("sources", "groups", before.word)
    place = is_name(following) or following.word in ARTICLES
    return tokens[at].word == "in" and plain and place and not is_date_word(tokens, at + 1, words)


def _names_a_thing(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """A cue word that is part of the phrase: "according to one estimate", "a memo seen by X"."""
    word = tokens[at].word
    if word in words.phrases["nouns"] and tokens[at - 1].word in words.grammar["determiners"]:
        return True
    closes = at + 1 < len(tokens) and tokens[at + 1].text in MARKS
    if word in words.phrases["nouns"] and closes:
        return True  # "citing hospital records, ..."
    is_followed = at + 1 < len(tokens) and tokens[at + 1].word in words.phrases["by"]
    return word in _makings(words) and is_followed


def _makings(words: Words) -> frozenset[str]:
    """Participles that say whose a work is: "a memo seen by X", "a document prepared by X"."""
    return words.phrases["handled"] | words.phrases["work_verbs"]
