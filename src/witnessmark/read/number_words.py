"""One number read word by word: units add, hundreds and scales multiply what stands before them."""

from collections.abc import Iterator

from witnessmark.read.number_ahead import Ahead, Number
from witnessmark.read.words.numerals import digits_worth, fraction_worth
from witnessmark.read.words.tokens import Token

_MOST_WORDS = 24


class Reading(Ahead):
    """A number being read, word by word; `take` says whether one more word belonged to it."""

    def number(self) -> Number | None:
        """What was read so far, None when no word of it was a number."""
        if not self.kind or self.place == self.first:
            return None
        return Number(self.first, self.place, self.total + (self.current or 0), self.kind, self.scaled)

    def take(self) -> bool:
        """Read one more word, or a joining word and the word after it."""
        if self.place >= len(self.tokens) or self.place - self.first > _MOST_WORDS:
            return False
        if self._point_follows() or self._fraction_follows():
            return True
        return any(self._takes_after(step) for step in self._steps())

    def _steps(self) -> Iterator[int]:
        """How many joining words may stand before the next one: none, "and", "and a"."""
        yield 0
        for step in ((1, 2, 3) if self.words.hyphens else (1, 2)) if self.kind else ():
            if not self._joins(self.place + step - 1) or self._begins_another(self.place + step):
                return
            yield step

    def _takes_after(self, step: int) -> bool:
        at = self.at = self.place + step
        if not step and self._has_and(at) and self._begins_another(at):
            return False
        if at >= len(self.tokens) or not self._near(at):
            return False
        phrase = self._phrase_at(at)
        if phrase and self._add_role(*phrase[1:], step):
            self.place = phrase[0]
            return True
        if not self._add(self.tokens[at], step):
            return False
        self.place = at + 1
        return True

    def _add(self, token: Token, step: int) -> bool:
        if token.kind == "number":
            return self._add_digits(token, step)
        if token.kind == "date" or len(token.word) == 1:
            worth = fraction_worth(token.word)
            if worth is not None:
                return self._add_fraction(worth)
        if token.kind != "word":
            return False
        found = self.words.role(token.word)
        if found and found[0] == "and":
            return False
        parts = [found] if found else self._split(token.word)
        return bool(parts) and all(self._add_role(role, worth, step) for role, worth in parts)

    def _split(self, word: str) -> list[tuple[str, float]]:
        """The parts of a compound ("vierundzwanzig"), or nothing when a part is no number word."""
        parts: list[tuple[str, float]] = []
        while word and self.words.pieces:
            piece = next((piece for piece in self.words.pieces if word.startswith(piece)), "")
            if not piece:
                return []
            parts.append(self.words.roles[piece])
            word = word.removeprefix(piece)
        return parts

    def _add_digits(self, token: Token, step: int) -> bool:
        worth = digits_worth(token.word, self.words.decimal, self.words.group)
        if worth is None or (self.kind and not self._goes_on_in_digits(worth, step)):
            return False
        joined = self.tokens[self.place + step - 1].word if step else ""
        if joined in {"-", "of"}:
            return False
        self.current = (self.current or 0) + worth if self.kind else worth
        self.kind = self.kind or "digits"
        self.last = "digits"
        return True

    def _goes_on_in_digits(self, worth: float, step: int) -> bool:
        """Whether digits may follow words: "thousand and 5", "5 lakh 20 thousand"."""
        if self.last not in {"hundred", "scales"} or worth >= self.room:
            return False
        return bool(step) or self._is_role(self.at + 1, "scales") or self._is_role(self.at + 1, "hundred")

    def _add_fraction(self, worth: float) -> bool:
        """A fraction in signs: "½", "3/4", "2 1/4"."""
        if self.kind not in {"", "digits"} or (self.kind and self.last != "digits"):
            return False
        self.current, self.kind = (self.current or 0) + worth, self.kind or "share"
        self.last = "fractions"
        return True

    def _add_role(self, role: str, worth: float, step: int) -> bool:
        before = self.tokens[self.place + step - 1].word if step else ""
        if self.words.hyphens and before == "-":  # "deux-cent-vingt-et-un"
            before = ""
        method = getattr(self, f"_take_{role}", None)
        if method is None or not method(worth, before, step):
            return False
        self.last = role
        return True

    def _take_units(self, worth: float, before: str, step: int) -> bool:
        if (
            before == "of"
            or (self.last == "tens" and not self._fits_tens(worth))
            or self.last in {"digits", "units", "one", "vague", "fractions", "dozen", "point"}
        ):
            return self._take_teen(worth, step)
        if worth >= self.room or (step and before == "-" and self.last not in {"tens", "hundred"}):
            return False
        self.current = (self.current or 0) + worth
        self.kind = self.kind or "words"
        return True

    def _fits_tens(self, worth: float) -> bool:
        """Whether a unit may follow the tens just read: up to nine, and up to nineteen on a French sixty."""
        tens = (self.current or 0) % 100
        return worth < (20 if tens in self.words.teens_on else 10) and not tens % 10

    def _take_teen(self, worth: float, step: int) -> bool:
        """The "ten" of an Arabic teen, which stands behind its unit: "six ten" is sixteen."""
        small = (self.current or 0) % 100
        if not (self.words.teens and worth == 10 and self.last == "units" and not step and 0 < small < 10):
            return False
        self.current = (self.current or 0) + worth
        return True

    def _take_hundreds(self, worth: float, before: str, _step: int) -> bool:
        """Hundreds written as one word ("ثلاثمائة")."""
        if before == "-" or (self.kind and self.last not in {"scales", "one"}) or worth >= self.room:
            return False
        self.current = (self.current or 0) + worth if self.last == "scales" else worth
        self.kind, self.room = self.kind or "words", min(self.room, 100)
        return True

    def _take_tens(self, worth: float, before: str, step: int) -> bool:
        after_unit = self.last in {"units", "one"} and (step or self.words.pieces or self.words.prefixes)
        if after_unit and (self.current or 0) % 100 >= 10:
            return False  # "ten and twenty" are two numbers
        if before in {"-", "of"} or (
            self.kind and self.last not in {"hundred", "hundreds", "scales", "and"} and not after_unit
        ):
            return False
        if worth >= self.room:
            return False
        self.current = (self.current or 0) + worth
        self.kind = "words" if self.kind in {"", "one"} else self.kind
        return True

    def _take_and(self, worth: float, before: str, _step: int) -> bool:
        return bool(self.kind and worth) and not before  # only inside a compound: "vier-und-zwanzig"

    def _take_hundred(self, worth: float, before: str, step: int) -> bool:
        if before == "of" or ((self.current or 0) >= 100 and self.last != "digits"):
            return False
        if step and self.words.role(before) == ("and", 1.0):
            return False
        self.current = (self.current or 1) * worth
        self.kind = "words" if self.kind in {"", "one"} else self.kind
        self.room = min(self.room, worth)
        return True

    def _take_scales(self, worth: float, before: str, step: int) -> bool:
        if step and self.words.role(before) == ("and", 1.0):
            return False
        if len(self.tokens[self.at].word) <= 2 and self.last != "digits":
            return False  # "k", "mn", "bn" scale digits only
        if self.last == "vague" and before != "of" and step:
            return False
        if self.last == "scales" and self._has_and(self.at) and worth * 2 >= self.scale:
            return False
        self._scale(worth)
        self.kind = "words" if self.kind in {"", "one", "share"} else self.kind
        self.scaled = True
        return True

    def _scale(self, worth: float) -> None:
        """Multiply what was read since the last greater scale: "455 mil 228 millones" are so many millions."""
        smaller = [made for scale, made in self.parts if scale < worth]
        small = self.current if self.current is not None else 0.0 if smaller else 1.0
        self.parts = [(scale, made) for scale, made in self.parts if scale >= worth]
        self.parts.append((worth, (small + sum(smaller)) * worth))
        self.current, self.room = None, worth

    def _take_dozen(self, worth: float, before: str, step: int) -> bool:
        half_a = self.last == "fractions" and self.words.role(before) == ("one", 1.0)
        if (step and not half_a) or (self.last in {"dozen", "fractions"} and not self.current):
            return False
        # "Three hundred and two dozen" is 324: a dozen multiplies the small number right before it.
        small = (self.current or 1) % 100 if self.last in {"units", "tens"} else self.current or 1
        self.current = (self.current or 1) - small + small * worth
        self.kind = "words" if self.kind in {"", "one", "share"} else self.kind
        return True

    def _take_vague(self, worth: float, before: str, step: int) -> bool:
        if worth in self.words.dozens and self.last in {"units", "tens", "hundred", "digits"}:
            return self._take_dozen(worth, before, step)
        if self.kind and not (self.last == "vague" and before == "of"):
            return False
        self.current = (self.current or 1) * worth
        self.kind = "vague"
        return True

    def _take_one(self, worth: float, _before: str, _step: int) -> bool:
        if self.kind:
            return False
        self.kind = "one"
        self.current = worth
        return True

    def _take_fractions(self, worth: float, before: str, step: int) -> bool:
        if (
            self.kind and (step == 2 or (step and worth in {0.5, 0.25})) and self.last in {"units", "digits"}
        ):  # two and a half
            self.current = (self.current or 0) + worth
            return True
        is_half = (
            step and worth in {0.5, 0.25} and self.words.role(before) == ("and", 1.0)
        )  # "un millón y medio"
        if self.last == "scales" and (is_half or (step == 2 and self.words.role(before) == ("one", 1.0))):
            self.parts.append((1.0, worth * self.scale))
            return True
        if self.last == "units" and self.kind == "words" and (before == "-" or not step):  # two-thirds
            small = (self.current or 0) % 100
            whole = self.total + (self.current or 0) - small
            self.current = (self.current or 0) - small + small * worth
            self.kind = "words" if whole else "share"
            return True
        if self.kind == "one" or (not self.kind and (worth in {0.5, 0.25} or self.words.bare_fractions)):
            self.current = worth
            self.kind = "share"
            return True
        return False
