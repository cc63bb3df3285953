"""What stands ahead in a number being read: tenths after "point", a part beside whole ones, another number after "and"."""

from collections.abc import Sequence
from dataclasses import dataclass

from witnessmark.read.words.numerals import Numerals
from witnessmark.read.words.tokens import Token


@dataclass(frozen=True)
class Number:
    """A number in a run of tokens.

    Attributes:
        first, end: its tokens, `tokens[first:end]`.
        value: what it is worth; for vague words ("dozens") the order of magnitude.
        kind: "digits", "words", "vague", "share" for fractions, or "one" for a bare "a" or "an".
        scaled: True when a scale word ("million") is part of it.
    """

    first: int
    end: int
    value: float
    kind: str
    scaled: bool = False


class Ahead:
    """The state of a number being read, and what it sees of the words to come."""

    def __init__(self, tokens: Sequence[Token], first: int, words: Numerals) -> None:
        self.tokens, self.first, self.words = tokens, first, words
        self.place = self.at = first
        self.parts: list[
            tuple[float, float]
        ] = []  # what each scale word made: its scale, and how much, largest first
        self.current: float | None = None
        self.room = float("inf")  # what comes next without a scale must be smaller than this
        self.kind = ""
        self.scaled = False
        self.last = ""

    @property
    def total(self) -> float:
        """What the scale words read so far have made."""
        return sum(made for _, made in self.parts)

    @property
    def scale(self) -> float:
        """The last scale read, 0 before any."""
        return self.parts[-1][0] if self.parts else 0.0

    def _begins_another(self, at: int) -> bool:
        """Whether what follows "and" is a number of its own: "5 million and 10 million", "a hundred and two hundred"."""
        after = self.words.role(self.tokens[at + 1].word) if at + 1 < len(self.tokens) else None
        if after is None or not self._near(at + 1):
            return False
        if self.last in {"hundred", "hundreds"}:
            return after[0] == "hundred"
        return (
            self.last == "scales" and after[0] == "scales" and after[1] * 2 >= self.scale
        )  # a dual is two of its scale

    def _point_follows(self) -> bool:
        """Tenths told in words: "two hundred point zero three"."""
        if self.kind not in {"digits", "words"} or self.last in {"scales", "point"}:
            return False
        at = self.place
        if not self._is_role(at, "point"):
            return False
        end = at + 1
        while self._is_digit_word(end):
            self.current = (self.current or 0) + self.words.roles[self.tokens[end].word][1] / 10 ** (end - at)
            end += 1
        self.current = round(self.current or 0, 12)
        if end == at + 1:
            return False
        self.place, self.kind, self.last = end, "words", "point"
        return True

    def _fraction_follows(self) -> bool:
        """A part beside whole ones: "two and two thirds"."""
        at = self.place
        if (
            self.last not in {"units", "tens", "digits"}
            or not self._is_role(at, "and")
            or not self._is_digit_word(at + 1)
        ):
            return False
        dash = at + 2 < len(self.tokens) and self.tokens[at + 2].word == "-"
        end = at + 3 if dash else at + 2
        if not self._is_role(end, "fractions"):
            return False
        parts = self._worth(at + 1) * self._worth(end)
        self.current, self.place, self.last = (self.current or 0) + parts, end + 1, "fractions"
        return True

    def _is_role(self, at: int, name: str) -> bool:
        role = self.words.role(self.tokens[at].word) if at < len(self.tokens) else None
        return role is not None and role[0] == name

    def _worth(self, at: int) -> float:
        role = self.words.role(self.tokens[at].word)
        return role[1] if role else 0.0

    def _is_digit_word(self, at: int) -> bool:
        role = self.words.roles.get(self.tokens[at].word) if at < len(self.tokens) else None
        return role is not None and role[0] == "units" and role[1] < 10 and at - self.place < 16

    def _phrase_at(self, at: int) -> tuple[int, str, float] | None:
        """End, role and worth of a number word of several parts, with or without hyphens: "quatre-vingt-dix"."""
        for parts, role, worth in (
            self.words.phrases.get(self.tokens[at].word, ()) if at < len(self.tokens) else ()
        ):
            end = self._end_of(parts, at)
            if end:
                return end, role, worth
        return None

    def _end_of(self, parts: tuple[str, ...], at: int) -> int:
        """The place after the parts, 0 when they do not stand here."""
        for part in parts:
            at += at < len(self.tokens) and self.tokens[at].word == "-"
            if at >= len(self.tokens) or self.tokens[at].word != part:
                return 0
            at += 1
        return at

    def _has_and(self, at: int) -> bool:
        """Whether the word carries "and" on its front, and something stands before it."""
        return bool(self.kind) and at < len(self.tokens) and self.words.has_and(self.tokens[at].word)

    def _near(self, at: int) -> bool:
        return at == self.first or self.tokens[at].start - self.tokens[at - 1].end <= 2

    def _joins(self, at: int) -> bool:
        """Whether the token may stand between two words of one number: "and", "a", "of" or a hyphen."""
        if at >= len(self.tokens) or not self._near(at):
            return False
        word = self.tokens[at].word
        role = self.words.role(word)
        return word in {"-", "of"} or (role is not None and role[0] in {"and", "one"})
