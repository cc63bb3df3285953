"""Numbers that count nothing: dates, clock times, ages, labels, scores, versions, list and telephone numbers."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from witnessmark.read.counts_words import CountWords, phrase_before
from witnessmark.read.numbers import Number
from witnessmark.read.words.tokens import Token

_DASHES = frozenset("-–—")
_MARKS = frozenset("/@_°º×='’")
_TIES = frozenset("/@=_\\^")


def is_count(
    tokens: Sequence[Token], number: Number, dates: AbstractSet[int], words: CountWords, text: str
) -> bool:
    """Whether a number may count something, as far as the signs and words right beside it tell.

    Args:
        tokens: of the text.
        number: one of its numbers.
        dates: places of tokens that belong to dates.
        words: of the language.
        text: the whole text, for what touches the digits.
    """
    if number.first in dates or _is_in_row(tokens, number):
        return False
    return not (
        _is_grown_together(tokens, number, words, text)
        or _is_labelled(tokens, number, words, text)
        or _is_time(tokens, number, words)
        or _is_age(tokens, number, words)
        or _is_list_number(tokens, number, text)
        or _is_dialled(tokens, number)
        or _is_score(tokens, number)
    )


def _is_in_row(tokens: Sequence[Token], number: Number) -> bool:
    """Whether plain numbers stand on both sides: a row of a table, whose heads say what is counted."""
    before, after = _before(tokens, number), _after(tokens, number)
    return before is not None and after is not None and before.kind == after.kind == "number"


def _before(tokens: Sequence[Token], number: Number) -> Token | None:
    return tokens[number.first - 1] if number.first else None


def _after(tokens: Sequence[Token], number: Number) -> Token | None:
    return tokens[number.end] if number.end < len(tokens) else None


def _is_grown_together(tokens: Sequence[Token], number: Number, words: CountWords, text: str) -> bool:
    """Part of something longer: H5N1, COVID-19, W-2, 10/10, 3D, 30s, a sum, digits that never end."""
    first, last = tokens[number.first], tokens[max(number.first, number.end - 1)]
    before, after = _before(tokens, number), _after(tokens, number)
    joined = before is not None and before.word in words.prefixes and before.end == first.start
    if first.start and text[first.start - 1].isalnum() and not joined:
        return True
    if before and (before.word == "#" or (before.word in _TIES and before.end == first.start)):
        compares = before.word == "=" and number.first > 1 and tokens[number.first - 2].word in {"<", ">"}
        return not compares
    if (
        number.first > 1
        and before
        and before.word in _DASHES
        and _touch(tokens[number.first - 2], before, first)
    ):
        return True
    if after is None or after.start != last.end:
        return False
    if after.word in {"/", "@", "_", "°", "º", "×", "="} or (
        after.word in {"'", "’"} and number.kind == "digits"
    ):
        return True
    return after.kind == "word" and not words.thing(after.word)


def _touch(word: Token, dash: Token, digits: Token) -> bool:
    """Whether a word and digits are tied by a dash."""
    return word.kind == "word" and word.end == dash.start and dash.end == digits.start


def _is_labelled(tokens: Sequence[Token], number: Number, words: CountWords, text: str) -> bool:
    """The name of one thing rather than how many: step 3, No. 10, RFC 7159, Figure 2."""
    before = _before(tokens, number)
    if before is None or number.kind != "digits":
        return before is not None and words.is_in("labels", before.word)
    if before.word == "." and number.first > 1 and words.is_in("short_labels", tokens[number.first - 2].word):
        return True
    if words.is_in("labels", before.word):
        return True
    said = text[before.start : before.end]
    after = _after(tokens, number)
    # "SOC 2 compliance", "IEEE 754 numbers" and not "In the US 300 people": capitals name, unless a thing follows.
    is_name = before.kind == "word" and len(said) > 1 and said.isupper() and said.isascii()
    return (
        is_name and not words.is_in("known_capitals", before.word) and not (after and words.thing(after.word))
    )


def _is_time(tokens: Sequence[Token], number: Number, words: CountWords) -> bool:
    """Clock times: 2 a.m., 9 o'clock, 0100 GMT; and all that is written with a zero before it."""
    first = tokens[number.first].word
    if number.kind == "digits" and len(first) > 1 and first[0] in "0٠" and first.isdigit():
        return True
    following = [token.word for token in tokens[number.end : number.end + 4]]
    if following[:1] and words.is_in("clock", following[0]):
        return True
    return following[:2] in (["a", "."], ["p", "."]) and following[2:3] == ["m"]


def _is_age(tokens: Sequence[Token], number: Number, words: CountWords) -> bool:
    before = _before(tokens, number)
    if phrase_before(tokens, number.first, words.qualifiers):
        return False  # "over thirty years old" tells years, with a bound
    if before and words.is_in("age", before.word):
        return True
    following = [token.word for token in tokens[number.end : number.end + 4] if token.word not in _DASHES]
    return any(words.is_in("age", word) for word in following[1:2])


def _is_list_number(tokens: Sequence[Token], number: Number, text: str) -> bool:
    token = tokens[number.first]
    line = text.rfind("\n", 0, token.start) + 1
    opens = not text[line : token.start].strip("( \t")
    closes = number.end < len(tokens) and tokens[number.end].word in {".", ")"}
    return opens and closes and number.kind == "digits" and token.end - token.start <= 3


def _is_dialled(tokens: Sequence[Token], number: Number) -> bool:
    """Three or more runs of digits tied by hyphens, or a plus sign before: no count."""
    around = tokens[max(0, number.first - 4) : number.end + 4]
    tied = sum(
        1
        for one, two in pairwise(around)
        if two.word == "-" and one.kind == "number" and one.end == two.start
    )
    return tied >= 2 or bool(number.first and tokens[number.first - 1].word == "+")


def _is_score(tokens: Sequence[Token], number: Number) -> bool:
    """Either half of "3-1": two numbers tied by a dash, the second no greater."""
    return _falls(tokens, number.first) or _falls(tokens, number.end + 1)


def _falls(tokens: Sequence[Token], second: int) -> bool:
    if not 2 <= second < len(tokens):
        return False
    one, dash, two = tokens[second - 2 : second + 1]
    tied = (
        one.kind == two.kind == "number"
        and dash.word in _DASHES
        and one.end == dash.start
        and dash.end == two.start
    )
    return tied and one.word.isdigit() and two.word.isdigit() and int(one.word[:9]) >= int(two.word[:9])
