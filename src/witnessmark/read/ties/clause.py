"""Who stands to the left and to the right of a word: the actors a cue can tie, by the small words between."""

from dataclasses import dataclass

from witnessmark.read.actors.found import Found
from witnessmark.read.annotate import Token
from witnessmark.read.cues import Words
from witnessmark.read.ties.lexicon import tie_words

_ADVERBS = frozenset(
    """once still now also long formerly previously openly secretly never not n't jointly reportedly allegedly largely heavily
    partly again later ever always only actively recently""".split()  # noqa: SIM905
)
_RAISING = frozenset(
    """believed said thought known reported alleged accused suspected to being of going continued begun began started been
    widely understood able swore sworn swears swear pledged pledges pledge declared gave used no longer""".split()  # noqa: SIM905
)
_LIGHT_RIGHT = frozenset(
    """the a an its their his her against both all some of local several two three other""".split()  # noqa: SIM905
)
_PRONOUNS = {
    "it": "body",
    "they": "body",
    "he": "person",
    "she": "person",
    "which": "any",
    "who": "any",
    "that": "any",
}
_REACH = 12
_MOST = 8
"""Actors of a row ("A, B and C") that are tied; longer rows are lists."""


@dataclass(frozen=True)
class Clause:
    """A sentence's tokens with the actors in it."""

    tokens: tuple[Token, ...]
    people: tuple[Found, ...]
    words: Words

    def at(self, n: int) -> Found | None:
        """The actor that token n belongs to."""
        return next((one for one in self.people if one.first <= n <= one.last), None)

    def right_of(self, n: int, most: int = _MOST) -> list[Found]:
        """The actors right behind token n, joined ones included: "backs the Hadi Brigade and the Badr Organisation"."""
        at = n + 1
        while at < len(self.tokens) and at <= n + _REACH and self.at(at) is None and self._is_light(at):
            at += 1
        one = self.at(at) if at < len(self.tokens) else None
        return [one, *self._joined_right(one, most - 1)] if one is not None else []

    def _is_light(self, n: int) -> bool:
        token = self.tokens[n]
        titled = any(one.titles and one.first - 4 <= n < one.first for one in self.people)
        return token.word in _LIGHT_RIGHT or titled or token.word in self.words.grammar["determiners"]

    def _joined_right(self, one: Found, most: int) -> list[Found]:
        at = one.last + 1
        if most <= 0 or at + 1 >= len(self.tokens) or self.tokens[at].word not in {"and", "or", ",", "nor"}:
            return []
        if self.tokens[at].text == "," and not self._goes_on(at):
            return []
        return self.right_of(at, most)

    def _goes_on(self, comma: int) -> bool:
        """Whether a comma is one of a list: another name and "and" come behind it."""
        following = next((one for one in self.people if one.first > comma), None)
        return (
            following is not None
            and following.last + 1 < len(self.tokens)
            and self.tokens[following.last + 1].word == "and"
            and following.first - comma <= 2
        )

    def left_of(self, n: int) -> list[Found]:
        """The actors that are the subject of token n: over auxiliaries, adverbs, "who", and other verbs of the same subject."""
        at = n - 1
        while at >= 0 and at >= n - _REACH and self.at(at) is None and self._is_light_left(at):
            at -= 1
        if at < 0:
            return []
        one = self.at(at)
        return [*self._joined_left(one, _MOST - 1), one] if one is not None else self._antecedent(at)

    def _is_light_left(self, n: int) -> bool:
        token = self.tokens[n]
        if token.text == ",":
            before = self.tokens[n - 1] if n else token
            return self.at(n - 1) is not None or before.word in _ADVERBS
        if token.word == "and":
            return n > 0 and self._is_verb(n - 1)
        return (
            token.word in _ADVERBS | _RAISING | self.words.grammar["auxiliaries"]
            or token.word in {"is", "a", "the", "one", "main"}
            or self._is_verb(n)
        )

    def _is_verb(self, n: int) -> bool:
        return self.tokens[n].word in tie_words().verbs

    def _joined_left(self, one: Found, most: int) -> list[Found]:
        at = one.first - 1
        while at > 0 and (self.tokens[at].word in {"the", "a"}):
            at -= 1
        if most <= 0 or at <= 0 or self.tokens[at].word not in {"and", "nor", "or"}:
            return []
        other = self.at(at - 1)
        return [*self._joined_left(other, most - 1), other] if other is not None else []

    def _antecedent(self, at: int) -> list[Found]:
        """Whom a pronoun in subject place means: the one right before "who", else the first named of its sort."""
        sort = _PRONOUNS.get(self.tokens[at].word)
        if sort is None:
            return []
        before = [one for one in self.people if one.last < at]
        if sort == "any":
            near = [one for one in before if one.last >= at - 2]
            return near[-1:]
        fits = [one for one in before if (one.kind == "person") == (sort == "person")]
        return fits[:1]

    def word(self, n: int) -> str:
        """The folded word at n, "" outside the sentence."""
        return self.tokens[n].word if 0 <= n < len(self.tokens) else ""
