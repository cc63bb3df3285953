"""Finds words that may name a place: the longest known run of capitalised (or Arabic) words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from witnessmark.read.contract import Gazetteer
from witnessmark.read.places.words import (
    ARABIC_NOUNS,
    ARABIC_PREPOSITIONS,
    COMMON_WORDS,
    DIRECTIONS,
    GIVEN_NAMES,
    NOT_PLACES,
    PLACE_NOUNS,
    PREPOSITIONS,
    TITLES,
)
from witnessmark.records import PlaceCandidate

# A word with inner hyphens, apostrophes and the dots of abbreviations: al-Hafriya, Shi'a, U.S.
_TOKEN = re.compile(r"(?:[A-Z]\.){2,4}|[^\W\d_]+(?:[-'’ʼ][^\W\d_]+){0,6}")
_POSSESSIVE = re.compile(r"['’]s$")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;\n\u2022\"“”‘(\[–—])\s{0,9}$")
_ARABIC = re.compile("[\u0600-\u06ff]")
# Arabic writes and, in, to, for and like as one letter on the word.
_ARABIC_PREFIX = re.compile("^[وفبلك](?=[\u0600-\u06ff]{3})")
_ORGANISATION = re.compile(
    r"\s(?:Times|Post|Journal|Tribune|Herald|University|Institute|Airlines|Airways|Hotel|Bank|FC|United|Club|Brigades?|"
    r"Declaration|Convention|Agreement|Accords?|Treaty|Protocol|Street|Road|Avenue)\b"
)
_MOST_WORDS = 5
# A name that stands alone, with nothing around it that says place, must be at least a well-known one: a country,
# a listed place, a city of some hundred thousand.
_WELL_KNOWN = 0.5
_LISTED = 0.75


@dataclass(frozen=True)
class Token:
    """A word and where it stands."""

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital, or with an article on one: al-Hafriya."""
        return self.text[0].isupper() or (
            self.text[:3] in {"al-", "el-", "ad-", "as-", "an-"} and self.text[3:4].isupper()
        )


@dataclass(frozen=True)
class Hit:
    """Words that name a place, with the candidates of the name; none where only the words around say place."""

    start: int
    end: int
    name: str
    candidates: tuple[PlaceCandidate, ...]
    is_told: bool = False


def scan(text: str, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Every place name of a text, in order, without overlap."""
    return tuple(_Scan(text, _tokens(text), gazetteer).hits())


def _tokens(text: str) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        words = _POSSESSIVE.sub("", match[0])
        tokens.append(Token(match.start(), match.start() + len(words), words))
    return tokens


@dataclass(frozen=True)
class _Scan:
    """One pass over one text."""

    text: str
    tokens: Sequence[Token]
    gazetteer: Gazetteer

    def hits(self) -> Iterator[Hit]:
        at = 0
        while at < len(self.tokens):
            hit, used = self._hit_at(at)
            if hit is not None:
                yield hit
            at += max(1, used)

    def _hit_at(self, at: int) -> tuple[Hit | None, int]:
        token = self.tokens[at]
        if _ARABIC.match(token.text):
            return self._arabic_at(at)
        if not token.is_capital:
            return None, 1
        skipped = next(
            (self._run(at, name) for name in NOT_PLACES if self.text.startswith(name, token.start)), 0
        )
        if skipped:
            return None, skipped
        for count in range(self._reach(at), 0, -1):
            hit = self._latin(at, count)
            if hit is not None:
                return hit, count
        return self._unknown(at)

    def _reach(self, at: int) -> int:
        """How many words from here may be one name: joined by single spaces or hyphens, ending in a capital."""
        best = 1
        for count in range(2, _MOST_WORDS + 1):
            last = at + count - 1
            if last >= len(self.tokens) or self.tokens[last].start - self.tokens[last - 1].end != 1:
                break
            if self.text[self.tokens[last - 1].end] not in " \u00a0-":
                break
            best = count if self.tokens[last].is_capital else best
        return best

    def _latin(self, at: int, count: int) -> Hit | None:
        first, last = self.tokens[at], self.tokens[at + count - 1]
        if not last.is_capital:
            return None
        name = self.text[first.start : last.end].replace("\u00a0", " ")
        found = self.gazetteer.candidates(name)
        if not found or not self._is_place(at, count, found[0].score):
            return None
        return Hit(first.start, last.end, name, found, self._is_told(at, count))

    def _is_place(self, at: int, count: int, score: float) -> bool:
        """Whether the words around allow the name to be a place here."""
        first = self.tokens[at]
        if self._is_told(at, count):
            return True
        if self._is_person(at, count) or self._is_organisation(at, count):
            return False
        word = first.text.lower()
        if len(word) < 4 and not first.text.isupper() and count == 1 and word in COMMON_WORDS | {"us", "uk"}:
            return False
        if score >= _LISTED:
            return True
        if all(token.text.lower() in COMMON_WORDS for token in self.tokens[at : at + count]) or len(word) < 3:
            return False
        if self._touches_capital(at, count) and count == 1:
            return score >= 0.58 and self._before(at).lower() in DIRECTIONS | PREPOSITIONS
        after_preposition = self._before(at).lower() in PREPOSITIONS
        starts = bool(_STARTS_SENTENCE.search(self.text[max(0, first.start - 12) : first.start]))
        return score >= (_WELL_KNOWN + 0.04 if starts else 0.4 if after_preposition else _WELL_KNOWN)

    def _is_told(self, at: int, count: int) -> bool:
        """Whether a place noun says so: "town of X", "X province", "the X district"."""
        before, before_that = self._before(at).lower(), self._before(at - 1).lower() if at else ""
        after = self._after(at, count).lower()
        return (
            (before == "of" and before_that in _NOUNS)
            or before in _NOUNS - {"state", "area"}
            or after in _TOLD_AFTER
        )

    def _is_person(self, at: int, count: int) -> bool:
        before, after = self._before(at), self._after(at, count)
        if before.lower().rstrip(".") in TITLES or (before[:1].isupper() and before.lower() in GIVEN_NAMES):
            return True
        return count == 1 and self.tokens[at].text.lower() in GIVEN_NAMES and after[:1].isupper()

    def _is_organisation(self, at: int, count: int) -> bool:
        end = self.tokens[at + count - 1].end
        is_seat = self._before(at) == "of" and self._before(at - 1) in _SEATS
        return is_seat or bool(_ORGANISATION.match(self.text, end))

    def _touches_capital(self, at: int, count: int) -> bool:
        before, after = self._before(at), self._after(at, count)
        return (before[:1].isupper() and before.lower() not in COMMON_WORDS) or after[:1].isupper()

    def _before(self, at: int) -> str:
        """The word just before, "" when anything but a space stands between."""
        if at <= 0 or at > len(self.tokens):
            return ""
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return self.tokens[at - 1].text if gap in {" ", "\u00a0"} else ""

    def _after(self, at: int, count: int) -> str:
        last = at + count - 1
        if last + 1 >= len(self.tokens):
            return ""
        gap = self.text[self.tokens[last].end : self.tokens[last + 1].start]
        return self.tokens[last + 1].text if gap in {" ", "\u00a0"} else ""

    def _run(self, at: int, name: str) -> int:
        end = self.tokens[at].start + len(name)
        return sum(token.start < end for token in self.tokens[at : at + _MOST_WORDS + 1])

    def _unknown(self, at: int) -> tuple[Hit | None, int]:
        """A name nobody lists, where the words say it is a place: kept, with no candidate."""
        before, before_that = self._before(at).lower(), self._before(at - 1).lower() if at else ""
        if before != "of" or before_that not in _NOUNS - {"state", "area", "capital", "port"}:
            return None, 1
        count = next((n for n in range(1, 4) if not self._after(at, n)[:1].isupper()), 3)
        first, last = self.tokens[at], self.tokens[at + count - 1]
        name = self.text[first.start : last.end]
        if name.lower() in COMMON_WORDS or self._is_person(at, count):
            return None, 1
        return Hit(first.start, last.end, name, (), is_told=True), count

    def _arabic_at(self, at: int) -> tuple[Hit | None, int]:
        before = self._before(at)
        told = _ARABIC_PREFIX.sub("", before).removeprefix("ال") in ARABIC_NOUNS
        weak = before in ARABIC_PREPOSITIONS
        needed = 0.0 if told else _WELL_KNOWN if weak else _LISTED
        for count in range(min(3, len(self.tokens) - at), 0, -1):
            hit = self._arabic(at, count, needed, told=told)
            if hit is not None:
                return hit, count
        token = self.tokens[at]
        unknown = (
            told
            and len(token.text) > 2
            and token.text not in _ARABIC_SMALL
            and not token.text.startswith("ال")
        )
        return (Hit(token.start, token.end, token.text, (), is_told=True), 1) if unknown else (None, 1)

    def _arabic(self, at: int, count: int, needed: float, *, told: bool) -> Hit | None:
        first, last = self.tokens[at], self.tokens[at + count - 1]
        if count > 1 and " " * (count - 1) != "".join(
            self.text[one.end : two.start]
            for one, two in zip(self.tokens[at:], self.tokens[at + 1 : at + count], strict=False)
        ):
            return None
        prefix = _ARABIC_PREFIX.match(first.text)
        for skip, floor in ((0, needed), (1, _LISTED if not told else needed)):
            if skip and not prefix:
                break
            name = self.text[first.start + skip : last.end]
            found = self.gazetteer.candidates(name)
            if found and found[0].score >= floor and len(name) > 2:
                return Hit(first.start + skip, last.end, name, found, told)
        return None


_NOUNS = (
    frozenset(PLACE_NOUNS)
    | {f"{noun}s" for noun in PLACE_NOUNS}
    | {"cities", "counties", "provinces", "villages"}
)
_SEATS = frozenset(
    [
        "University",
        "Bank",
        "Institute",
        "Museum",
        "College",
        "School",
        "Church",
        "Archdiocese",
        "Diocese",
        "Academy",
    ]
)
_TOLD_AFTER = frozenset(
    [
        "province",
        "governorate",
        "district",
        "oblast",
        "county",
        "village",
        "town",
        "city",
        "region",
        "subdistrict",
        "raion",
    ]
)
_ARABIC_SMALL = frozenset(
    ["التي", "الذي", "هذه", "هذا", "في", "من", "على", "أن", "كما", "بعد", "قبل", "وفق", "منذ", "حيث"]
)
