"""What a qualifier allows: "at least 30" has a lower bound, "nearly 200" has none, "20 to 30" has both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from witnessmark.read.counts_words import CountWords, phrase_at, phrase_before
from witnessmark.read.numbers import Number
from witnessmark.read.words.tokens import Token
from witnessmark.records.quantity import Mod

_INCLUDING = {"MORE_THAN": "EQUAL_OR_MORE", "LESS_THAN": "EQUAL_OR_LESS"}
"""What a qualifier becomes where "or equal to it" follows."""

_COMMAS = frozenset(",،")
_DASHES = frozenset("-–—~")
_RANGES = frozenset({"to", "or"})
_LONGEST_JOINT = 2


@dataclass(frozen=True)
class Measure:
    """A number with its qualifier.

    Attributes:
        first, end: tokens of number and qualifier; number_first, number_end: of the number alone.
        value, lower, upper, mod: as a Quantity has them; qualifier: tokens of the qualifier's own words.
        vague: True for "dozens", "hundreds", whose "of" names the thing and no whole.
    """

    first: int
    end: int
    number_first: int
    number_end: int
    value: float
    lower: float | None
    upper: float | None
    mod: Mod
    qualifier: tuple[int, int] = (0, 0)
    vague: bool = False


def bounds(mod: Mod, value: float, *, whole: bool = True) -> tuple[float | None, float | None]:
    """Inclusive bounds that a qualifier and a value allow; a count above 80 is 81 or more.

    Shares and measures are not `whole`: over 75 percent begins at 75.
    """
    step = 1 if whole and value == int(value) else 0
    table: dict[Mod, tuple[float | None, float | None]] = {
        "EQUAL": (value, value),
        "EQUAL_OR_MORE": (value, None),
        "MORE_THAN": (value + step, None),
        "EQUAL_OR_LESS": (None, value),
        "LESS_THAN": (None, value - step),
        "VAGUE": (value, None),
    }
    return table.get(mod, (None, None))


def measure(
    tokens: Sequence[Token], numbers: Sequence[Number], rank: int, words: CountWords
) -> tuple[Measure, int]:
    """The measure that numbers[rank] begins, and the rank after it: a range takes two numbers."""
    number = numbers[rank]
    if number.kind == "unnumbered":
        place, end = number.first, number.end
        return Measure(place, end, place, end, 0.0, None, None, "VAGUE", (place, end), vague=True), rank + 1
    if rank + 1 < len(numbers) and (joined := _range(tokens, number, numbers[rank + 1], words)):
        return joined, rank + 2
    mod: Mod = "VAGUE" if number.kind == "vague" else "EQUAL"
    plain = Measure(
        number.first,
        number.end,
        number.first,
        number.end,
        number.value,
        *bounds(mod, number.value),
        mod,
        vague=number.kind == "vague",
    )
    return _qualified(tokens, plain, words), rank + 1


def with_trailing(tokens: Sequence[Token], told: Measure, end: int, words: CountWords) -> Measure:
    """The measure with a qualifier behind its noun: "30 houses at least", "30 people or more"."""
    found = _trailing(tokens, end, words) if told.mod == "EQUAL" and end > told.end else None
    return _with_mod(told, found[1], told.first, found[0], (end, found[0])) if found else told


def joint(one: Measure, two: Measure, tokens: Sequence[Token], words: CountWords) -> Measure | None:
    """One interval from two measures side by side: "more than 20 but fewer than 30"; None when they are two."""
    gap = tokens[one.end : two.first]
    if len(gap) > 2 or not all(
        t.word in _COMMAS or words.is_in("and", t.word) or words.is_in("but", t.word) for t in gap
    ):
        return None
    low, high = (one, two) if one.upper is None else (two, one)
    if (
        low.lower is None
        or low.upper is not None
        or high.upper is None
        or high.lower is not None
        or low.lower >= high.upper
    ):
        return None
    return replace(
        two,
        first=one.first,
        number_first=one.number_first,
        lower=low.lower,
        upper=high.upper,
        value=high.value,
        mod="RANGE",
        qualifier=one.qualifier,
    )


def _range(tokens: Sequence[Token], low: Number, high: Number, words: CountWords) -> Measure | None:
    after = tokens[high.end].word if high.end < len(tokens) else ""
    joint = _joint(tokens[low.end : high.first], after, words)
    if high.first == low.end and words.numerals.has_and(tokens[high.first].word):
        joint = "and"
    first = low.first - 1 if low.first and _is_currency(tokens[low.first - 1], words) else low.first
    before = tokens[first - 1].word if first else ""
    opens = words.is_in("between", before)
    if not (joint in _RANGES or (joint == "and" and opens)):
        return None
    lower = _scaled(low, high)
    if lower >= high.value or (joint == "or" and high.value > 2 * lower):
        return None
    start = first - 1 if opens or words.is_in("from", before) else low.first
    return Measure(
        start, high.end, low.first, high.end, high.value, lower, high.value, "RANGE", (start, first)
    )


def _joint(gap: Sequence[Token], after: str, words: CountWords) -> str:
    """What joins two numbers: "to" ("up to", a dash), "or", "and"; "" for anything else.

    A unit said twice is left out: "$2 to $3", "20% and 30%".
    """
    gap = gap[1:] if len(gap) > 1 and gap[0].word == after else gap
    gap = gap[:-1] if len(gap) > 1 and _is_currency(gap[-1], words) else gap
    if not gap or len(gap) > _LONGEST_JOINT:
        return ""
    said = " ".join(token.word for token in gap)
    if said in _DASHES or words.is_in("ranges", said):
        return "to"
    return next((name for name in ("or", "and") if words.is_in(name, said)), "")


def _is_currency(token: Token, words: CountWords) -> bool:
    return token.word in words.currency


def _scaled(low: Number, high: Number) -> float:
    """The lower number, with the scale word it shares: "20 to 30 thousand" begins at 20,000, "two to three hundred" at 200."""
    if high.value in range(100, 1000, 100) and high.end - high.first > 1 and low.value < 10:
        return low.value * 100
    if high.scaled and not low.scaled and low.value < 1000:
        for scale in (1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000):
            if high.value >= scale:
                return low.value * scale
    return low.value


def _qualified(tokens: Sequence[Token], plain: Measure, words: CountWords) -> Measure:
    found = _before(tokens, plain.first, words)
    if found:
        start, end, mod = found
        if mod in _INCLUDING and (equal := phrase_at(tokens, plain.end, words.or_equal)):
            return _with_mod(plain, _INCLUDING[mod], start, equal[0], (start, end))
        trailing = _trailing(tokens, plain.end, words) if mod in {"APPROX", "EQUAL"} else None
        if trailing:  # "about five hundred and more", "equal to 500 or less": the harder word holds
            return _with_mod(plain, trailing[1], start, trailing[0], (start, end))
        return _with_mod(plain, mod, start, plain.end, (start, end))
    trailing = _trailing(tokens, plain.end, words)
    if trailing:
        end, name = trailing
        return _with_mod(plain, name, plain.first, end, (plain.end, end))
    return plain


def _trailing(tokens: Sequence[Token], place: int, words: CountWords) -> tuple[int, str] | None:
    """The end and meaning of a qualifier behind a number: "or more"; not "or more than 4,500", which tells another."""
    found = phrase_at(tokens, place, words.after)
    after = tokens[found[0]] if found and found[0] < len(tokens) else None
    if after and (after.kind == "number" or _is_figure(after.word, words)):
        return None
    return found


def _is_figure(word: str, words: CountWords) -> bool:
    role = words.numerals.role(word)
    return role is not None and role[0] not in {"and", "point", "minus"}


def _before(tokens: Sequence[Token], first: int, words: CountWords) -> tuple[int, int, str] | None:
    """The qualifier before a number, at most one filling word between: "at least another 30"."""
    for end in (first, first - 1):
        if end < first and not (end >= 0 and words.is_in("filler", tokens[end].word)):
            break
        found = phrase_before(tokens, end, words.qualifiers) if end > 0 else None
        if found:
            return found[0], end, found[1]
    return None


def _with_mod(plain: Measure, name: str, first: int, end: int, qualifier: tuple[int, int]) -> Measure:
    """The measure with the qualifier's bounds. A vague number keeps its vagueness below any qualifier but "at least"."""
    mod = cast("Mod", name)  # the word files use the record's own names
    if plain.mod == "VAGUE" and mod not in {"EQUAL_OR_MORE", "MORE_THAN"}:
        mod = "VAGUE"
    lower, upper = bounds(mod, plain.value)
    return replace(plain, first=first, end=end, lower=lower, upper=upper, mod=mod, qualifier=qualifier)
