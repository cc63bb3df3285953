"""Words of a text with their places, and what stands just before and after each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from witnessmark.read.places.words import GIVEN_NAMES, TITLES

# A word with inner hyphens, apostrophes and the dots of abbreviations: al-Hafriya, Shi'a, U.S.
_TOKEN = re.compile(r"(?:[A-Z]\.){2,4}|[^\W\d_]+(?:[-'’ʼ][^\W\d_]+){0,6}")
_JOINED_TO = re.compile(
    r"-(?:based|backed|led|wide|born|controlled|held|occupied|ruled|run|owned|style|area|bound|trained|supported|sponsored"
    r"|funded|made|educated|brokered|mediated|aligned|linked|allied|speaking|dominated|administered|flagged|registered"
    r"|imposed|declared|appointed|installed|supplied|affiliated|inspired|majority|listed|themed|raised|native)$"
)
"""What hangs on a place's name by a hyphen and is no part of it: London-based, Iraq-wide."""
_APOSTROPHES = ("'", "’")
_ARTICLES = ("al-", "el-", "ad-", "as-", "an-", "ar-", "at-", "az-", "ash-")
PERSON_WORDS = TITLES | GIVEN_NAMES - frozenset(
    [
        "virginia",
        "carolyn",
        "jordan",
        "georgia",
        "chad",
        "paris",
        "sydney",
        "austin",
        "dallas",
        "florence",
        "madison",
        "savannah",
        "charlotte",
        "lincoln",
        "jackson",
        "houston",
        "india",
        "victoria",
    ]
)
"""Words before a person's surname; given names that are places' names as well prove nothing."""
_SPACES = frozenset({" ", "\u00a0"})
_GAPS = _SPACES | {"-", "'s ", "’s "}
_WHERE = frozenset({"in", "near", "outside", "around"})
_CUT_SHORT = frozenset({"St", "Ste", "Mt", "Ft", "Pt"})
MOST_WORDS = 5
"""The longest name looked for."""


class Token(NamedTuple):
    """A word and where it stands."""

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital, or with an article on one: al-Hafriya."""
        if self.text[0].isupper():
            return True
        if "-" not in self.text:
            return False
        article = next((one for one in _ARTICLES if self.text.startswith(one)), "")
        return bool(article) and self.text[len(article) :][:1].isupper()


@dataclass(frozen=True)
class Tokens:
    """All words of a text, in order."""

    text: str
    items: Sequence[Token]

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words that the text also writes small: "pack", "hire", "mind"."""
        return frozenset(token.text for token in self.items if token.text[0].islower())

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Words that somewhere in the text follow a given name or title: a lone "Bush" is then the man."""
        return frozenset(
            token.text
            for at, token in enumerate(self.items)
            if token.is_capital and self.before(at).lower().rstrip(".") in PERSON_WORDS
        )

    @cached_property
    def plainly_placed(self) -> frozenset[str]:
        """Words that somewhere in the text stand alone after "in" or "near": a place there is one before an office too."""
        return frozenset(
            token.text
            for at, token in enumerate(self.items)
            if token.is_capital and self.before(at) in _WHERE and not self.after(at, 1)[:1].isupper()
        )

    def words(self, at: int, count: int) -> str:
        """The text from token `at` over `count` tokens."""
        return self.text[self.items[at].start : self.items[at + count - 1].end].replace("\u00a0", " ")

    def before(self, at: int) -> str:
        """The word just before token `at`, "" when anything but a space stands between."""
        if not 0 < at <= len(self.items):
            return ""
        gap = self.text[self.items[at - 1].end : self.items[at].start]
        return self.items[at - 1].text if gap in _SPACES else ""

    def after(self, at: int, count: int) -> str:
        """The word just after `count` tokens from `at`, "" when anything but a space stands between."""
        last = at + count - 1
        if last + 1 >= len(self.items):
            return ""
        gap = self.text[self.items[last].end : self.items[last + 1].start]
        return self.items[last + 1].text if gap in _SPACES else ""

    def reach(self, at: int) -> int:
        """How many words from here may be one name: joined by single spaces or hyphens, ending in a capital."""
        best = 1
        for count in range(2, MOST_WORDS + 1):
            last = at + count - 1
            if last >= len(self.items) or not self._joined(last):
                break
            best = count if self.items[last].is_capital else best
        return best

    def _joined(self, at: int) -> bool:
        """Whether one space or hyphen stands between a token and the one before, or what parts the words of a saint's church."""
        gap = self.text[self.items[at - 1].end : self.items[at].start]
        return gap in _GAPS or (gap == ". " and self.items[at - 1].text in _CUT_SHORT)


def tokens_of(text: str) -> Tokens:
    """The words of a text; "Iraq's" is "Iraq"."""
    items = []
    for match in _TOKEN.finditer(text):
        words = match[0]
        if words[-1] == "s" and words[-2:-1] in _APOSTROPHES:
            words = words[:-2]
        if "-" in words and (hung := _JOINED_TO.search(words)):
            words = words[: hung.start()]
        items.append(Token(match.start(), match.start() + len(words), words))
    return Tokens(text, items)
