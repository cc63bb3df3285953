"""Errors that two texts share: a slip nobody makes twice by chance proves that one was copied from the other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from witnessmark.weigh.words import Words

NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}")
NUMBER_WORDS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
)
PLURAL_VERBS = frozenset(["were", "are", "have"])
NO_S = frozenset(
    [
        "people", "men", "women", "children", "police", "cattle", "sheep", "personnel", "percent", "per", "million",
        "billion", "thousand", "hundred", "dozen", "staff", "aircraft", "who", "which", "that", "them", "these",
        "those", "and", "or", "of", "all",
    ]
)  # fmt: skip
"""Words that may stand between a number and a plural verb without an s."""

SHORTEST = 6
"""Letters of a word that can be misspelt; shorter ones are near to too many others."""

COMMON = 4
"""A spelling that stands in the case so often is the usual one."""


Shape = tuple[str, str, int]
"""A word's first letter, its last two, and a length."""


@dataclass(frozen=True)
class Spelling:
    """How often each word stands in the case.

    Attributes:
        near: common words by first letter, last two letters and length: a slip inside a word changes none but the last.
        looked_up: words asked for before, and whether they are misspelt.
    """

    count: Counter[str]
    near: dict[Shape, tuple[str, ...]]
    looked_up: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[Words]) -> "Spelling":
        """The spelling of a whole case."""
        count = Counter(chain.from_iterable(text.words for text in texts))
        near: dict[Shape, list[str]] = defaultdict(list)
        for word in sorted(word for word, times in count.items() if times >= COMMON and len(word) >= 5):
            near[_shape(word, len(word))].append(word)
        return cls(count, {key: tuple(words) for key, words in near.items()})

    def is_misspelt(self, word: str) -> bool:
        """Whether a rare word is a common one with a slip inside."""
        if word not in self.looked_up:
            self.looked_up[word] = _is_misspelt(word, self)
        return self.looked_up[word]


def find_misprints(words: Sequence[str], spelling: Spelling) -> list[str]:
    """Slips in a run of words, as they stand there: wrong agreement, and odd spellings of common words."""
    threes = zip(words, words[1:], words[2:], strict=False)
    slips = [" ".join(three) for three in threes if three[2] in PLURAL_VERBS and _disagrees(*three)]
    rare = [word for word in words if len(word) >= SHORTEST and spelling.count[word] <= COMMON]
    return list(dict.fromkeys(slips + [word for word in rare if spelling.is_misspelt(word)]))


def _disagrees(number: str, noun: str, verb: str) -> bool:
    is_many = number in NUMBER_WORDS or (NUMBER.fullmatch(number) is not None and number != "1")
    is_single = noun.isascii() and noun.isalpha() and not noun.endswith("s") and noun not in NO_S
    return is_many and is_single and len(noun) > 2 and verb in PLURAL_VERBS


def _is_misspelt(word: str, spelling: Spelling) -> bool:
    # Latin small words only: Arabic joins "and" and "the" to a word, so that one letter more is no slip there.
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()) or spelling.count[word] > COMMON:
        return False
    lengths = (len(word) - 1, len(word), len(word) + 1)
    near = [other for length in lengths for other in spelling.near.get(_shape(word, length), ())]
    return any(_is_slip(word, other) and spelling.count[other] > 2 * spelling.count[word] for other in near)


def _shape(word: str, length: int) -> Shape:
    return word[0], word[-2:], length


def _is_slip(word: str, other: str) -> bool:
    # An inflected form differs at its end; only slips inside a word count.
    if word[-2:] != other[-2:] or word == other:
        return False
    if len(word) == len(other):
        wrong = [n for n in range(len(word)) if word[n] != other[n]]
        is_swap = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and word[wrong[0]] == other[wrong[1]]
        return is_swap and word[wrong[1]] == other[wrong[0]]
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(1, len(longer) - 2))
