"""Figures among the words of a date: days, years, ordinals, dates in digits, numbers in words, each as a node."""

from collections.abc import Sequence
from dataclasses import dataclass

from witnessmark.read.dates.digits import read_digits
from witnessmark.read.dates.letters import Node
from witnessmark.read.dates.lexicon import Lexicon
from witnessmark.read.dates.spec import Calendar
from witnessmark.read.numbers import Number, read_number
from witnessmark.read.words.numerals import Numerals, digits_worth
from witnessmark.read.words.tokens import Token

_CUT = 24
"""Digits at which the tokens cut a run of them: what follows is more of the same run, and no number word."""

_LONGEST_DAY = 5
"""Characters of a day and month in digits: 22.04."""

_LONGEST_RANK = 4
"""Digits of a rank or a decade: 21st, 1930s."""

_STOPS = frozenset(",.;:()/")
"""Signs after which no number goes on."""


def _dashed(word: str) -> str:
    """Eight digits as an ISO date: file names and databases write 20140901."""
    return f"{word[:4]}-{word[4:6]}-{word[6:]}" if word[:2] in {"19", "20"} else "0-0-0"


@dataclass(slots=True)
class Figures:
    """The tokens of a stretch of text, with a view of what stands beside each, and the figures among them read."""

    text: str
    tokens: Sequence[Token]
    lexicon: Lexicon
    numerals: Numerals

    def _letter(self, place: int) -> str:
        """The letter of the word at a place by itself; a sign is its own; "" outside."""
        if not 0 <= place < len(self.tokens):
            return ""
        token = self.tokens[place]
        return self.lexicon.single.get(token.word, (token.word if token.kind == "sign" else "",))[0]

    def _follows(self, place: int, word: str) -> bool:
        before = self.tokens[place - 1] if place else None
        return before is not None and before.word == word and before.end == self.tokens[place].start

    def _is_abbreviation_dot(self, place: int) -> bool:
        return self.tokens[place].word == "." and self.tokens[place].start == self.tokens[place - 1].end

    def _counts_things(self, place: int) -> bool:
        """Whether the next word is something counted: "2000 people" is no year."""
        if place >= len(self.tokens) or self.tokens[place].word not in self.lexicon.things:
            return False
        return self.text[self.tokens[place].start].islower()  # "the 2011 Household Survey" has a year

    def _dated(self, token: Token) -> Node:
        """A date in digits; "24/7" and the like are listed as none."""
        if token.word in self.lexicon.single:
            letter, meaning = self.lexicon.single[token.word]
            return Node(letter, token.start, token.end, meaning)
        spec = read_digits(token.word, token.kind, month_first=self.lexicon.month_first)
        return Node("D" if spec else "n", token.start, token.end, spec)

    def _digits(self, place: int) -> tuple[list[Node], int]:
        token = self.tokens[place]
        goes_on = len(token.word) < _CUT and self._goes_on(place)
        found = read_number(self.tokens, place, self.numerals) if goes_on else None
        if found is not None and found.end > place + 1 and found.kind != "share":
            return [Node("n", token.start, self.tokens[found.end - 1].end, found.value)], found.end
        if len(token.word) <= _LONGEST_DAY and (made := self._with_beside(place)):
            return made
        worth = digits_worth(token.word, self.numerals.decimal, self.numerals.group)
        letter = "n"
        if place and self.tokens[place - 1].word in {"$", "€", "£"}:
            return [Node("n", token.start, token.end, worth)], place + 1
        if worth is not None and token.word.isdigit():
            if (year := self._apostrophe_year(place)) is not None:
                return [Node("y", token.start, token.end, year)], place + 1
            if len(token.word) == 8 and (spec := read_digits(_dashed(token.word), "date")):
                return [Node("D", token.start, token.end, spec)], place + 1
            if len(token.word) <= 2 and 1 <= worth <= 31:
                letter = "d"
            elif len(token.word) == 4 and 1000 <= worth <= 2199 and not self._counts_things(place + 1):
                letter = "y"
        return [Node(letter, token.start, token.end, worth)], place + 1

    def _with_beside(self, place: int) -> tuple[list[Node], int] | None:
        """Figures that are something by what is written beside them."""
        return self._day_and_month(place) or self._suffixed(place) or self._named_year(place)

    def _suffixed(self, place: int) -> tuple[list[Node], int] | None:
        """1er, 3ra, 15-го: a rank by the ending written onto it; 1930-х: a decade."""
        at = place + 1
        if at + 1 < len(self.tokens) and self.tokens[at].word == "-" and self._touches(at):
            at += 1
        if at >= len(self.tokens) or self.tokens[at].kind != "word" or not self._touches(at):
            return None
        ending, token = self.tokens[at].word, self.tokens[place]
        if not token.word.isdecimal() or len(token.word) > _LONGEST_RANK:
            return None
        worth = int(token.word)
        if worth % 10 == 0 and worth < 2100 and ending in self.lexicon.decade_suffixes:
            year = worth if worth > 99 else 1900 + worth
            return [Node("D", token.start, self.tokens[at].end, Calendar("decade", year))], at + 1
        if ending in self.lexicon.ordinal_suffixes:
            return [Node("o", token.start, self.tokens[at].end, worth)], at + 1
        return None

    def _named_year(self, place: int) -> tuple[list[Node], int] | None:
        """1914 року: a year with the word for it behind, in languages that write it so."""
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        token = self.tokens[place]
        if after is None or after.word not in self.lexicon.year_words or not token.word.isdecimal():
            return None
        worth = int(token.word) if 3 <= len(token.word) <= _LONGEST_RANK else 0
        return ([Node("y", token.start, after.end, worth)], place + 2) if 100 <= worth <= 2199 else None

    def _touches(self, place: int) -> bool:
        return self.tokens[place - 1].end == self.tokens[place].start

    def _goes_on(self, place: int) -> bool:
        """Whether more of a number may follow: a scale word, a number word, a fraction."""
        for token in self.tokens[place + 1 : place + 3]:
            if token.kind == "word":
                return self.numerals.role(token.word) is not None
            if token.kind == "number":
                return True
            if token.word in _STOPS:
                break
        return False

    def _day_and_month(self, place: int) -> tuple[list[Node], int] | None:
        """22.04 and "27. 11.": day and month with dots; a date for sure only with the second dot, or after "on"."""
        token = self.tokens[place]
        if self.lexicon.month_first and "." not in token.word:
            return None
        one, dot, two = token.word.partition(".")
        end = place + 1
        if not dot and not self.lexicon.month_first and end + 2 < len(self.tokens) and len(one) <= 2:
            rest = self.tokens[end : end + 3]
            if (rest[0].word, rest[2].word) != (".", ".") or len(rest[1].word) > 2:
                return None
            two, end = rest[1].word, end + 2
        elif not dot:
            return None
        if not (one.isdecimal() and two.isdecimal() and len(one) <= 2 and len(two) <= 2):
            return None
        spec = read_digits(f"{one}/{two}", "date", month_first=self.lexicon.month_first)
        on = (
            place > 0
            and not self.lexicon.month_first
            and len(two) == 2
            and self._letter(place - 1) in {"i", "k"}
        )
        closed = end < len(self.tokens) and self.tokens[end].word == "." and not self.lexicon.month_first
        if spec is None or (not closed and len(two) == 1):
            return None
        letter = "D" if closed or on else "3"
        return [Node(letter, token.start, self.tokens[end - 1].end + closed, spec)], end + closed

    def _apostrophe_year(self, place: int) -> int | None:
        """Summer '14, Jan 14 '13: two digits after an apostrophe and a month, season or day; split at 30."""
        word = self.tokens[place].word
        if place < 2 or len(word) != 2 or not self._follows(place, "'"):
            return None
        before = self.tokens[place - 2]
        if place > 2 and self._letter(place - 2) == "f":  # the summer of '69
            before = self.tokens[place - 3]
        dated = (
            before.kind in {"number", "ordinal"} or self.lexicon.single.get(before.word, ("",))[0] in "MSQ"
        )
        return int(word) + (2000 if int(word) < 30 else 1900) if dated else None

    def _number_word(self, place: int) -> tuple[list[Node], int] | None:
        token = self.tokens[place]
        role = self.numerals.role(token.word)
        if token.word in self.numerals.ordinals and not (role and role[0] == "tens"):
            return [Node("o", token.start, token.end, self.numerals.ordinals[token.word])], place + 1
        found = read_number(self.tokens, place, self.numerals)
        if found is None:
            return None
        if found.kind == "share" and found.end == place + 2 and role and role[0] == "units":
            return [Node("d", token.start, token.end, role[1])], place + 1  # "two quarters" of a year
        if found.kind == "one":
            return [Node("a", token.start, token.end, 1.0)], found.end
        return self._worth(place, found, is_tens=bool(role and role[0] == "tens"))

    def _worth(self, place: int, found: Number, *, is_tens: bool) -> tuple[list[Node], int]:
        """A number in words as an ordinal ("twenty-first"), a year, a day or a plain number."""
        token, last = self.tokens[place], self.tokens[found.end - 1]
        ordinal = self._ordinal_after(found.end) if is_tens and found.end == place + 1 else None
        if ordinal:
            value, end = ordinal
            return [Node("o", token.start, self.tokens[end - 1].end, int(found.value) + value)], end
        if 11 <= found.value <= 20 and (pair := self._year_in_words(int(found.value), found.end)):
            return [Node("y", token.start, self.tokens[pair[1] - 1].end, pair[0])], pair[1]
        letter = "v" if found.kind == "vague" else "d" if 1 <= found.value <= 31 else "n"
        if 1900 < found.value < 2100 and found.value % 100 and not self._counts_things(found.end):
            letter = "y"  # "August two thousand and fifteen"
        return [Node(letter, token.start, last.end, found.value)], found.end

    def _year_in_words(self, hundreds: int, place: int) -> tuple[int, int] | None:
        """Nineteen eighty-four: the year that two numbers side by side name, and the place after them."""
        if place >= len(self.tokens) or self.tokens[place].kind != "word":
            return None
        found = read_number(self.tokens, place, self.numerals)
        if (
            found is None
            or found.kind != "words"
            or not 10 <= found.value <= 99
            or self._counts_things(found.end)
        ):
            return None
        return hundreds * 100 + int(found.value), found.end

    def _ordinal_after(self, place: int) -> tuple[int, int] | None:
        """The ordinal of "twenty-first" after its tens, and the place after it."""
        if place < len(self.tokens) and self.tokens[place].word == "-":
            place += 1
        if place < len(self.tokens) and 1 <= self.numerals.ordinals.get(self.tokens[place].word, 0) <= 9:
            return self.numerals.ordinals[self.tokens[place].word], place + 1
        return None
