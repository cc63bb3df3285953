"""The noun phrases left and right of a word that tells a deed, by the small words between, and how its verb stands."""

from dataclasses import dataclass
from functools import cached_property

from witnessmark.read.annotate import Token
from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.cues import Words
from witnessmark.read.events.context import contexts_of
from witnessmark.read.events.lexicon import deed_words

Run = tuple[int, int]
"""Tokens of a phrase, both inclusive."""

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "got", "gets"})
_RELATIVES = frozenset({"which", "who", "that", "whom"})
_LIGHT = frozenset(
    """to not never n't also then reportedly allegedly apparently deliberately systematically later again once already still
    have has had having is are was were be been being will would may might could can should must do does did 's 've 'll going
    planned plans plan planning tried tries trying try trying attempted attempts threatened threatens threatening vowed vows intends intended intend
    wants wanted about began begun started continued failed refused used said believed alleged reported thought suspected accused of
    known expected due ordered told able helped help apparently deliberately repeatedly badly severely heavily seriously fatally publicly
    summarily simply even all both""".split()  # noqa: SIM905
)
"""Between a subject and its verb these change nothing of who acts."""
_FAR = 24
FAR = 60
"""Tokens looked at on either side of a deed, so that a text without stops costs no more."""
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_MOST_JOINED = 4
"""Verbs of one subject that are gone over; longer rows are no sentence."""
_BOUNDS = {
    ("at", "least"),
    ("at", "most"),
    ("more", "than"),
    ("fewer", "than"),
    ("less", "than"),
    ("up", "to"),
    ("as", "many"),
}


@dataclass(frozen=True)
class Clause:
    """A sentence's tokens, with the tools to go left and right in them."""

    tokens: tuple[Token, ...]
    words: Words

    def word(self, n: int) -> str:
        """The folded word at n, "" outside the sentence."""
        said = self._said
        return said[n] if 0 <= n < len(said) else ""

    @cached_property
    def _said(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens)

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """As part of what the sentence is told."""
        return contexts_of(self._said)

    def is_wall(self, n: int) -> bool:
        """Whether a phrase cannot go over token n: a mark, a small word other than "of", a day."""
        if not 0 <= n < len(self.tokens):
            return True
        token, grammar = self.tokens[n], self.words.grammar
        if token.text in MARKS or token.text in {".", "-"}:
            return True
        if token.word == "of":
            return False
        day = token.word in self.words.grammar["time_words"] - {
            "the",
            "a",
            "last",
            "next",
            "same",
            "past",
        } and is_name(token)
        return (
            day
            or token.word
            in grammar["prepositions"] | grammar["auxiliaries"] | grammar["subordinators"] | _RELATIVES
        )

    def right(self, n: int) -> Run | None:
        """The noun phrase that begins behind token n."""
        first = n + 1
        while self.word(first) in {"up", "down", "out", "off", "all", "both"}:
            first += 1
        last = self._past_bound(first)
        if last == first and (
            self.is_wall(first) or self.word(first) in self.words.grammar["plain_verbs"] | {"of"}
        ):
            return None
        while not self.is_wall(last + 1) and last - first < 12 and not self._is_verb(last + 1, first):
            last += 1
        while last > first and (self.word(last) in {"of", "the", "a"} or self._is_adverb(last)):
            last -= 1
        return (first, last) if not self._is_adverb(first) or last > first else None

    def _past_bound(self, first: int) -> int:
        """The number behind a bound ("at least 80 men"), else the token itself."""
        two = (self.word(first), self.word(first + 1))
        is_bound = two in _BOUNDS and first + 2 < len(self.tokens)
        return first + 2 if is_bound else first

    def _is_adverb(self, n: int) -> bool:
        word = self.word(n)
        return (
            word in self.words.grammar["adverbs"]
            or (word.endswith("ly") and len(word) > 4)
            or word in {"alive", "home"}
        )

    def _is_verb(self, n: int, first: int) -> bool:
        """Whether a verb stands here that ends the phrase: of a deed, or one that says something."""
        word, before = self.word(n), self.word(n - 1)
        if (
            n == first
            or is_name(self.tokens[n])
            or before in self.words.grammar["determiners"]
            or before.isdigit()
        ):
            return False
        if word.endswith("ed") and len(word) > 4 and not self._is_adverb(n - 1):
            return True
        told = deed_words().one.get(word)
        return (
            word in self.words.cues
            or word in self.words.grammar["plain_verbs"]
            or (told is not None and told[0] != "noun" and not word.endswith("ing"))
        )

    def subject(self, n: int, last: int = -1, joined: int = 0) -> tuple[Run | None, bool]:
        """The phrase before the verb at token n, and whether the verb is in the passive.

        A relative pronoun stands for what is named before it; other verbs of the same subject are gone over.
        """
        at, passive = n - 1, self.is_passive(n) or (last > n and self.word(last + 1) == "by")
        while at >= 0 and n - at < _FAR and self._is_light(at):
            at -= 1
        verb = self._verb_before(at) if self.word(at) in {"and", "or"} and joined < _MOST_JOINED else None
        if verb is not None:
            passed = self.is_passive(verb) and self.right(n) is None
            return self.subject(verb, joined=joined + 1)[0], passive or passed
        if self.word(at) in _RELATIVES:
            return self.before(at), passive
        if at < 0:
            return None, passive
        if self.tokens[at].text == ",":
            return self._over_aside(at), passive
        return self.before(at + 1), passive

    def _is_light(self, n: int) -> bool:
        if self.word(n) == "but" and self.word(n - 1) == "all":
            return True
        return self.word(n) in _LIGHT or self._is_adverb(n)

    def is_passive(self, n: int) -> bool:
        """Whether the verb at n is in the passive: "was burned", "houses burned by"."""
        if self.word(n).endswith("ing"):
            return any(self.word(m) == "being" for m in range(n - 2, n))
        at = n - 1
        while at >= 0 and (
            self._is_adverb(at) or self.word(at) in {"not", "never", "n't", "also", "reportedly"}
        ):
            at -= 1
        return self.word(at) in BE or self.word(n + 1) == "by"

    def _verb_before(self, at: int) -> int | None:
        """The other verb of one subject that "and" joins: "set fire to the mill and looted"."""
        for m in range(at - 1, max(-1, at - _FAR), -1):
            told = deed_words().one.get(self.word(m)) or (self.word(m) in deed_words().many or None)
            if told and (told is True or told[0] != "noun"):
                return m
            if self.tokens[m].text in {";", ":"}:
                return None
        return None

    def _over_aside(self, comma: int) -> Run | None:
        """As in "The army, which ..., burned": over what stands between two commas; else the phrase before the comma."""
        other = next(
            (m for m in range(comma - 1, max(-1, comma - _FAR), -1) if self.tokens[m].text == ","), None
        )
        if other is not None and other > 0:
            opens = self.word(other + 1)
            told = deed_words().one.get(opens)
            if opens in _RELATIVES | self.words.grammar["prepositions"] or (
                told is not None and told[0] != "noun"
            ):
                return self.before(other)
        return self.before(comma)

    def before(self, n: int) -> Run | None:
        """The noun phrase of the clause that ends before token n: its first, as what follows a preposition only describes it."""
        last = n - 1
        while last >= 0 and self.tokens[last].text == ",":
            last -= 1
        if last < 0:
            return None
        first = last
        while first > 0 and last - first < _FAR and not self._begins(first - 1):
            first -= 1
        return self._head_of(first, last)

    def _begins(self, n: int) -> bool:
        """Whether a clause begins behind token n."""
        token = self.tokens[n]
        if token.text in MARKS:
            return True
        grammar = self.words.grammar
        told = deed_words().one.get(token.word)
        verb = (
            token.word in self.words.cues
            and not is_name(token)
            and self.word(n - 1) not in grammar["determiners"]
        )
        deed = told is not None and told[0] != "noun" and self._is_finite(n)
        if token.text.islower() and self._is_told(n):
            return True
        joins = token.word in grammar["subordinators"] - {"and", "or"}
        return verb or deed or joins or token.word in grammar["auxiliaries"]

    def _is_told(self, n: int) -> bool:
        """Whether some past tense stands here: "-ed" behind a name or a pronoun, and no "by" after it."""
        word, grammar = self.word(n), self.words.grammar
        is_past = word.endswith("ed") and len(word) > 4 and n > 0 and self.word(n + 1) != "by"
        return is_past and (is_name(self.tokens[n - 1]) or self.word(n - 1) in grammar["pronouns"])

    def _is_finite(self, n: int) -> bool:
        """Whether a deed's verb stands here as a verb: no noun ("air strike", "shelling of"), no name."""
        if self.word(n - 1) in self.words.grammar["determiners"] or is_name(self.tokens[n]):
            return False
        is_base = self.word(n) in deed_words().bases and self.word(n - 1) != "to"
        return not is_base and not (self.word(n).endswith("ing") and self.word(n + 1) == "of")

    def _head_of(self, first: int, last: int) -> Run | None:
        """The first noun phrase of a stretch, a leading "In 2003" left out."""
        grammar = self.words.grammar
        while first <= last and (
            self.word(first) in grammar["prepositions"] - {"of"} or self.word(first) in {"and", "but", "then"}
        ):
            first = self._past_phrase(first + 1, last)
        end = first
        while end < last and self.word(end + 1) not in grammar["prepositions"] - {"of"}:
            end += 1
        return (
            (first, end) if first <= last and not self.is_wall(first) and self.word(first) != "of" else None
        )

    def _past_phrase(self, first: int, last: int) -> int:
        """Behind the phrase of a leading preposition: up to the next article, or one word."""
        times = self.words.grammar["time_words"] - {"the", "a", "in", "on", "at"}
        at = first + 1
        tells_time = [self.word(n) in times or self.word(n).isdigit() for n in range(first, last + 1)]
        while at <= last and tells_time[0] and tells_time[at - first]:
            at += 1
        while (
            at <= last
            and self.word(at) not in {"the", "a", "an"}
            and self.tokens[at - 1].word in {"the", "a", "an", "early", "late", "last"}
        ):
            at += 1
        return at
