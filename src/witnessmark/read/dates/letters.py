"""A sentence with one letter per token, so that the grammar of dates can be plain patterns over letters.

The letters are the same in every language; a language's word file says which words get which.

    D a date in digits   d number 1-31   o ordinal   y four digits   n other number   a "a"   v "several"
    M month (m weak)     W weekday (w weak)   S season   q "Q3"   K "sixties"
    U unit   R units   N now   J A.D.   Q quarter, half   C century   H hour, minute, second
    L last   O previous   T this   X next   Y following   Z same, that   G ago   < ago, said before the number
    t today, yesterday   E early, late   l later   g earlier
    k the   f of   I in   i on   s since   e until   u through   b before   p after   r from   B between
    > to   & and, or   j about   6 circa   h possibly   F will   V was   c clock time   z his (senior) year   8 the rest of   1 the same season
    3 day and month, 22.04   5 more than, less than   7 the year to date   9 or earlier   0 B.C.   , - . / ( ) themselves   x anything else
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from witnessmark.read.dates.digits import read_digits
from witnessmark.read.dates.lexicon import Lexicon, lexicon, unit_letter
from witnessmark.read.numbers import read_number
from witnessmark.read.words.numerals import Numerals, digits_worth, numerals
from witnessmark.read.words.tokens import Token

_SIGNS = {
    ",": ",",
    "،": ",",
    "-": "-",
    "–": "-",
    "—": "-",
    "~": "-",
    ".": ".",
    "/": "/",
    "(": "(",
    ")": ")",
    ";": ";",
    "!": ".",
    "?": ".",
}
_QUOTES = frozenset("\"“”„«»'’‘*")


class Node(NamedTuple):
    """A token, or several put together: its letter, its place in the text, and what it means."""

    letter: str
    start: int
    end: int
    meaning: Any = None


def _dashed(word: str) -> str:
    """Eight digits as an ISO date: file names and databases write 20140901."""
    return f"{word[:4]}-{word[4:6]}-{word[6:]}" if word[:2] in {"19", "20"} else "0-0-0"


def spell(text: str, tokens: Sequence[Token], language: str) -> list[Node]:
    """The tokens as nodes, one letter each; numbers in words are put together, quotation marks left out."""
    speller = _Speller(text, tokens, lexicon(language), numerals(language))
    nodes: list[Node] = []
    place = 0
    while place < len(tokens):
        if place and _is_new_block(text, tokens[place - 1].end, tokens[place].start):
            nodes.append(Node("|", tokens[place].start, tokens[place].start))
        made, place = speller.next_nodes(place)
        nodes.extend(made)
    return nodes


def _is_new_block(text: str, end: int, start: int) -> bool:
    """Whether a blank line parts two tokens: a heading and what stands under it are never one date."""
    return start - end > 1 and text.count("\n", end, start) > 1


@dataclass(frozen=True)
class _Speller:
    text: str
    tokens: Sequence[Token]
    lexicon: Lexicon
    numerals: Numerals

    def next_nodes(self, place: int) -> tuple[list[Node], int]:
        """The nodes that tokens[place] begins, and the place after them."""
        token = self.tokens[place]
        if token.kind == "word":
            return self._word(place)
        if token.kind == "number":
            return self._digits(place)
        if token.kind in {"date", "decade"}:
            return [self._dated(token)], place + 1
        if token.kind == "ordinal":
            value = int("".join(filter(str.isdigit, token.word)))
            return [Node("o", token.start, token.end, value)], place + 1
        if token.kind == "clock":
            return [Node("c", token.start, token.end)], place + 1
        return list(self._sign(token)), place + 1

    def _dated(self, token: Token) -> Node:
        """A date in digits; "24/7" and the like are listed as none."""
        if token.word in self.lexicon.single:
            letter, meaning = self.lexicon.single[token.word]
            return Node(letter, token.start, token.end, meaning)
        spec = read_digits(token.word, token.kind, month_first=self.lexicon.month_first)
        return Node("D" if spec else "n", token.start, token.end, spec)

    def _sign(self, token: Token) -> Iterator[Node]:
        if token.word not in _QUOTES:
            entry = self.lexicon.single.get(token.word)
            letter = entry[0] if entry else _SIGNS.get(token.word, "x")
            yield Node(letter, token.start, token.end, entry[1] if entry else token.word)

    def _digits(self, place: int) -> tuple[list[Node], int]:
        token = self.tokens[place]
        found = read_number(self.tokens, place, self.numerals) if self._goes_on(place) else None
        if found is not None and found.end > place + 1 and found.kind != "share":
            return [Node("n", token.start, self.tokens[found.end - 1].end, found.value)], found.end
        if (partial := self._day_and_month(place)) is not None:
            return partial
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

    def _goes_on(self, place: int) -> bool:
        """Whether more of a number may follow: a scale word, a number word, a fraction."""
        for token in self.tokens[place + 1 : place + 3]:
            if token.kind == "word":
                return self.numerals.role(token.word) is not None
            if token.kind == "number":
                return True
        return False

    def _day_and_month(self, place: int) -> tuple[list[Node], int] | None:
        """22.04 and "27. 11.": day and month with dots; a date for sure only with the second dot, or after "on"."""
        token = self.tokens[place]
        if len(token.word) > 5 or (self.lexicon.month_first and "." not in token.word):
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
        dated = (
            before.kind in {"number", "ordinal"} or self.lexicon.single.get(before.word, ("",))[0] in "MSQ"
        )
        return int(word) + (2000 if int(word) < 30 else 1900) if dated else None

    def _counts_things(self, place: int) -> bool:
        """Whether the next word is something counted: "2000 people" is no year."""
        if place >= len(self.tokens) or self.tokens[place].word not in self.lexicon.things:
            return False
        return self.text[self.tokens[place].start].islower()  # "the 2011 Household Survey" has a year

    def _word(self, place: int) -> tuple[list[Node], int]:
        token = self.tokens[place]
        if token.word == "s" and self._follows(place, "'"):
            return [], place + 1  # "next year's" is "next year"
        if token.word in self.lexicon.ranked and (rank := self._rank_after(place)):
            return [rank], place + 2
        for rest, letter, meaning in self.lexicon.phrases.get(token.word, ()):
            following = self.tokens[place + 1 : place + 1 + len(rest)]
            if tuple(other.word for other in following) == rest:
                return [Node(letter, token.start, following[-1].end, meaning)], place + 1 + len(rest)
        entry = self.lexicon.single.get(token.word)
        if entry is not None and entry[0] not in {"V", "F"}:
            return self._entry(place, entry)
        return self._number_word(place) or self._prefixed(place) or self._plain(place, entry)

    def _entry(self, place: int, entry: tuple[str, Any]) -> tuple[list[Node], int]:
        token, (letter, meaning) = self.tokens[place], entry
        if letter == "2":  # a dual: "أسبوعين" is two weeks in one word
            unit = Node(unit_letter(meaning), token.start, token.end, meaning)
            return [Node("d", token.start, token.start, 2.0), unit], place + 1
        if letter == "J" and not self.text[token.start].isupper():
            letter = "x"  # "an ad"
        if token.word in self.lexicon.weak and letter in "MW":
            letter = letter.lower() if self.text[token.start].isupper() or self._is_numbered(place) else "x"
        if letter == "z":
            return self._own_unit(place)
        if letter == "S" and self._names_games(place):
            letter = "x"
        end = place + 1
        if (
            letter in "MmWw6"
            and len(token.word) <= 4
            and end < len(self.tokens)
            and self._is_abbreviation_dot(end)
        ):
            end += 1
        return [Node(letter, token.start, token.end, meaning)], end

    def _own_unit(self, place: int) -> tuple[list[Node], int]:
        """His senior year: a unit of somebody's own, with at most two words before it."""
        token = self.tokens[place]
        for at in range(place + 1, min(place + 4, len(self.tokens))):
            entry = self.lexicon.single.get(self.tokens[at].word)
            if entry is not None and entry[0] == "U":
                return [Node("z", token.start, self.tokens[at].end, entry[1])], at + 1
            if self.tokens[at].kind != "word" or entry is not None:
                break
        return [Node("x", token.start, token.end)], place + 1

    def _names_games(self, place: int) -> bool:
        """Whether a season is part of a name: "the 2012 Summer Olympics" are no summer."""
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        named = after is not None and after.kind == "word" and self.text[after.start].isupper()
        year_before = place > 0 and self.tokens[place - 1].kind == "number"
        return named and year_before and self.text[self.tokens[place].start].isupper()

    def _is_numbered(self, place: int) -> bool:
        """Whether a lower-case "jun" or "sep" stands beside a number; "may" and "march" want one right after, or
        "of", "in", "late" and the like before.
        """
        if self.tokens[place].word not in {"may", "march", "sat", "sun"}:
            beside = [self.tokens[k].kind for k in range(max(0, place - 2), min(len(self.tokens), place + 3))]
            return not {"number", "ordinal"}.isdisjoint(beside)
        before, after, next_but_one = (self._letter(place + step) for step in (-1, 1, 2))
        kind = self.tokens[place + 1].kind if place + 1 < len(self.tokens) else ""
        ordinal = place > 0 and self.tokens[place - 1].kind == "ordinal"
        joins = after in set(">&u-/e'") and (next_but_one in set("M'") or after == "'")
        return (
            kind in {"number", "ordinal"}
            or ordinal
            or joins
            or (before in set("IfsebprELOXTuDB>&/") and kind != "word")
        )

    def _letter(self, place: int) -> str:
        """The letter of the word at a place by itself; a sign is its own; "" outside."""
        if not 0 <= place < len(self.tokens):
            return ""
        token = self.tokens[place]
        return self.lexicon.single.get(token.word, (token.word if token.kind == "sign" else "",))[0]

    def _follows(self, place: int, word: str) -> bool:
        before = self.tokens[place - 1] if place else None
        return before is not None and before.word == word and before.end == self.tokens[place].start

    def _rank_after(self, place: int) -> Node | None:
        """Q3 or H2, written in one: a quarter or half by its rank."""
        token, after = self.tokens[place], self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if after is None or after.start != token.end or self.text[after.end : after.end + 1].isalnum():
            return None  # "H1N1" is no half of a year
        if self.lexicon.ranked[token.word] == "year":  # FY18, the fiscal year of that name
            short = after.word.isdigit() and len(after.word) == 2
            return Node("y", token.start, after.end, 2000 + int(after.word)) if short else None
        if after.word not in {"1", "2", "3", "4"}:
            return None
        return Node("q", token.start, after.end, (self.lexicon.ranked[token.word], int(after.word)))

    def _is_abbreviation_dot(self, place: int) -> bool:
        return self.tokens[place].word == "." and self.tokens[place].start == self.tokens[place - 1].end

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
        last = self.tokens[found.end - 1]
        if found.kind == "one":
            return [Node("a", token.start, token.end, 1.0)], found.end
        ordinal = (
            self._ordinal_after(found.end) if role and role[0] == "tens" and found.end == place + 1 else None
        )
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

    def _prefixed(self, place: int) -> tuple[list[Node], int] | None:
        """A word with a particle written onto it ("وسبتمبر", and September): two nodes."""
        token = self.tokens[place]
        for prefix, (letter, meaning) in self.lexicon.prefixes.items():
            bare = token.word.removeprefix(prefix)
            entry = self.lexicon.single.get(bare) if bare != token.word else None
            if entry is not None:
                cut = token.start + len(prefix)
                head = [] if letter == "_" else [Node(letter, token.start, cut, meaning)]
                return [*head, Node(entry[0], cut, token.end, entry[1])], place + 1
        return None

    def _plain(self, place: int, entry: tuple[str, Any] | None) -> tuple[list[Node], int]:
        token = self.tokens[place]
        undone = (
            place > 0 and self.tokens[place - 1].word in self.lexicon.undone
        )  # "to be released" is still to come
        if undone and (entry is None or entry[0] == "V"):
            return [Node("x", token.start, token.end)], place + 1
        if entry is None and len(token.word) > 4 and token.word.endswith(self.lexicon.past_endings or "\0"):
            entry = ("V", None)
        letter, meaning = entry or ("x", None)
        return [Node(letter, token.start, token.end, meaning)], place + 1
