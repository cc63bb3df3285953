"""The number words of a language, and what digits are worth in it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from witnessmark.read.words import load_words
from witnessmark.read.words.tokens import fold, unaccented

_EASTERN = {ord(digit): str(value) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(row)}
_SIGNS = {ord("٫"): ".", ord("٬"): ",", ord("،"): ",", ord("’"): "'"}
_VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_SPACES = re.compile(r"[\u00a0\u202f\u2009 ']")


@dataclass(frozen=True)
class Numerals:
    """The number words of a language: word -> (role, worth), and its signs for decimals and thousands."""

    roles: dict[str, tuple[str, float]]
    pieces: tuple[str, ...]
    prefixes: tuple[str, ...]
    decimal: str
    group: str
    ordinals: dict[str, int]
    dozens: frozenset[float] = frozenset()
    teens: bool = False
    bare_fractions: bool = False
    percent: frozenset[str] = frozenset()
    joined_and: tuple[str, ...] = ()
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, float], ...]] = field(default_factory=dict)
    hyphens: bool = False
    teens_on: frozenset[int] = frozenset()
    no_minus_after: frozenset[str] = frozenset()
    percents: frozenset[tuple[str, ...]] = frozenset()
    suffixes: tuple[str, ...] = ()

    def _part(self, word: str) -> tuple[str, float] | None:
        """A fraction told by an ending on its number: "veinteavos", "treintavos"."""
        ending = next((one for one in self.suffixes if word.endswith(one)), "")
        stem = word.removesuffix(ending)
        found = self.roles.get(stem) or self.roles.get(stem + ending[:1])
        return ("fractions", 1 / found[1]) if ending and found and found[1] > 1 else None

    def has_and(self, word: str) -> bool:
        """Whether "and" is written onto a number word: "وثلاثين"."""
        return word not in self.roles and word.startswith(self.joined_and) if self.joined_and else False

    def role(self, word: str) -> tuple[str, float] | None:
        """Role and worth of a word, its attached particles taken off; None when it is no number word."""
        if found := self.roles.get(word):
            return found
        if word in self.percent:
            return None
        if self.suffixes and (part := self._part(word)):
            return part
        for prefix in self.prefixes:
            if word.startswith(prefix) and (found := self.roles.get(word.removeprefix(prefix))):
                return found
        return None


@cache
def numerals(language: str) -> Numerals:
    """The number words of a language, from its word file."""
    words = load_words(language)
    table = words.table("numbers")
    percents = [fold(said) for said in words.table("counts").get("percent", ())]
    roles: dict[str, tuple[str, float]] = {}
    for role in ("fractions", "units", "tens", "hundred", "hundreds", "scales", "dozen", "vague"):
        roles |= {fold(word): (role, float(value)) for word, value in table.get(role, {}).items()}
    for role in ("one", "and", "point", "minus"):
        roles |= {fold(word): (role, 1.0) for word in table.get(role, ())}
    plural = str(words.table("counts").get("plural", ""))
    for word, rank in table.get("ordinals", {}).items():
        if plural and rank > 2:  # "three twelfths"
            roles.setdefault(fold(word + plural), ("fractions", 1 / rank))
    for word in [word for word in roles if word.isalpha() and not word.isascii()]:
        if (plain := unaccented(word)).isascii():  # "veintidos", "deuxieme"
            roles.setdefault(plain, roles[word])
    joined = sorted((w for w, r in roles.items() if r[0] in _JOINED), key=len, reverse=True)
    pieces = tuple(joined) if table.get("compound") else ()
    return Numerals(
        roles,
        pieces,
        tuple(table.get("prefixes", ())),
        table.get("decimal", "."),
        table.get("group", ","),
        {fold(word): rank for word, rank in table.get("ordinals", {}).items()},
        frozenset(float(worth) for worth in table.get("dozen", {}).values()),
        bool(table.get("teens")),
        bool(table.get("bare_fractions")),
        # "20 in the hundred" is 20 percent and no 2,000.
        frozenset(said for said in percents if " " not in said),
        tuple(fold(word) for word in table.get("and", ()) if word in table.get("prefixes", ())),
        _by_first_word(roles),
        bool(table.get("hyphens")),
        frozenset(table.get("teens_on", ())),
        words.listed("numbers", "no_minus_after"),
        frozenset(tuple(said.split()) for said in percents if " " in said),
        tuple(table.get("fraction_suffixes", ())),
    )


def _by_first_word(
    roles: dict[str, tuple[str, float]],
) -> dict[str, tuple[tuple[tuple[str, ...], str, float], ...]]:
    """Number words of several parts ("quatre-vingt-dix") by their first part, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
    for word, (role, worth) in roles.items():
        parts = tuple(word.replace("-", " ").split())
        if len(parts) > 1:
            found.setdefault(parts[0], []).append((parts, role, worth))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


_JOINED = frozenset({"units", "tens", "hundred", "scales", "and", "one"})


def digits_worth(word: str, decimal: str = ".", group: str = ",") -> float | None:
    """What digits are worth: "3,200" is 3200, "١٢" is 12; None when they are no number ("192.168.1.2").

    Args:
        word: digits with signs between them, as the tokeniser cut them.
        decimal: the language's sign before tenths.
        group: its sign between thousands. Where the word fits only the other way round, that is taken.
    """
    plain = word.translate(_EASTERN).translate(_SIGNS)
    if plain.isdigit():
        return float(plain)
    # Arabic writes tenths with a sign of its own, or as English does.
    plainly = ((".", ","),) if decimal not in ".," else ()
    for point, comma in ((decimal, group), (group, decimal), *plainly):
        if re.fullmatch(rf"\d+{re.escape(point)}\d+", plain):
            whole, _, part = plain.partition(point)
            if not (point == group and len(part) == 3):
                return float(f"{whole}.{part}")
        if _is_grouped(bare := _SPACES.sub(comma, plain), point, comma):
            return float(bare.replace(comma, "").replace(point, "."))
    return None


def fraction_worth(word: str) -> float | None:
    """What a fraction in signs is worth ("½", "3/4"); None for anything else.

    A numerator that is no smaller than its denominator is a date or a score.
    """
    if len(word) == 1:
        return (
            unicodedata.numeric(word, None)
            if unicodedata.category(word) == "No" and word in _VULGAR
            else None
        )
    above, slash, below = word.translate(_EASTERN).partition("/")
    if not slash or not above.isdigit() or not below.isdigit() or not 0 < int(above) < int(below):
        return None
    return int(above) / int(below)


def _is_grouped(word: str, point: str, comma: str) -> bool:
    head, *groups = word.partition(point)[0].split(comma)
    if not groups or not 1 <= len(head) <= 3 or not head.isdigit() or len(groups[-1]) != 3:
        return False
    # 1,00,000 is a lakh: South Asian reports group by two above the thousand.
    if not all(part.isdigit() for part in groups) or len({len(part) for part in groups[:-1]} - {2, 3}) > 0:
        return False
    tail = word.partition(point)[2]
    return not tail or tail.isdigit()
