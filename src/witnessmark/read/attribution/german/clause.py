"""A German sentence cut at its commas: each part with the mark before it, and what its words make of it."""

from dataclasses import dataclass
from functools import cached_property

from witnessmark.read.annotate import Token
from witnessmark.read.attribution.look import Place
from witnessmark.read.cues import Words

_WHOSE = {"deren", "dessen", "denen", "was", "wobei", "worauf", "wodurch", "woran"}
"""Words that open a relative clause whatever follows."""

_BREAKS = {",", ";", ":", "–", "—", "(", ")"}


@dataclass(frozen=True)
class Part:
    """A run of tokens between two marks.

    Attributes:
        first, last: tokens, both inclusive.
        mark: the mark before it; "" for the first part.
        number: its place among the parts.
    """

    first: int
    last: int
    mark: str
    number: int = 0


@dataclass(frozen=True)
class Cut:
    """A region of a sentence and its parts, in order."""

    place: Place

    @property
    def words(self) -> Words:
        """The words of the language."""
        return self.place.words

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the sentence."""
        return self.place.sentence.tokens

    @cached_property
    def inside(self) -> frozenset[int]:
        """Tokens inside a quotation that does not hold the whole region."""
        start, end = self.tokens[self.place.first].start, self.tokens[self.place.last].end
        inner = sorted(one for one in self.place.quotes if not (one.start < start and end <= one.end))
        found, at = set(), 0
        for n in range(self.place.first, self.place.last + 1):
            token = self.tokens[n]
            while at < len(inner) and inner[at].end <= token.start:
                at += 1
            if at < len(inner) and inner[at].start <= token.start and token.end <= inner[at].end:
                found.add(n)
        return frozenset(found)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The region cut at commas, colons, dashes and brackets outside quotations."""
        made: list[Part] = []
        first, mark = self.place.first, ""
        for at in range(self.place.first, self.place.last + 1):
            text = self.tokens[at].text
            if text in _BREAKS and at not in self.inside:
                if at > first:
                    made.append(Part(first, at - 1, mark, len(made)))
                first, mark = at + 1, text
        if any(self.tokens[n].text[:1].isalnum() for n in range(first, self.place.last + 1)):
            made.append(Part(first, self.place.last, mark, len(made)))
        return tuple(made)

    def word(self, at: int) -> str:
        """A token folded; "" outside the region."""
        return self.tokens[at].word if self.place.first <= at <= self.place.last else ""

    def is_small(self, at: int) -> bool:
        """Whether a token begins with a small letter: in German what does not is a noun, a name or a beginning."""
        return self.tokens[at].text[:1].islower()

    def end(self, part: Part) -> int:
        """The last token of a part that is a word."""
        at = part.last
        while at > part.first and not self.tokens[at].text[:1].isalnum():
            at -= 1
        return at

    def opens(self, part: Part, name: str) -> bool:
        """Whether a part begins with a word of a list."""
        return self.word(part.first) in self.words.phrases[name]

    def outside(self, part: Part) -> list[int]:
        """Tokens of a part outside quotations."""
        return [n for n in range(part.first, part.last + 1) if n not in self.inside]

    def holds(self, part: Part, listed: frozenset[str] | set[str]) -> bool:
        """Whether a part has a word of a list, quotations left out."""
        return any(self.tokens[n].word in listed for n in self.outside(part))

    def is_inner(self, number: int) -> bool:
        """Whether a part is a relative clause or another one set into the sentence: "die gestern brannte", "von denen"."""
        part = self.parts[number]
        if part.mark not in {",", "("} or number == 0:
            return False
        word, near = self.word(part.first), min(part.first + 1, part.last)
        if word in self.words.grammar["prepositions"]:
            word, near = self.word(part.first + 1), min(part.first + 2, part.last)
        if word not in self.words.grammar["relatives"]:
            return False
        return word in _WHOSE or not self.tokens[near].text[:1].isupper() or self._ends_in_verb(part)

    def _ends_in_verb(self, part: Part) -> bool:
        """As in "den Nora Lind geschickt hat": the verb ends a relative clause, and none stands before it."""
        end = self.end(part)
        earlier = range(part.first, max(part.first, end - 2))
        return end - part.first > 1 and self.is_verb(end) and not any(self.is_verb(n) for n in earlier)

    def follows_subject(self, number: int) -> bool:
        """Whether the parts before one are only a noun phrase with what is set into it: "X, der Y kennt, | sagte"."""
        before = self.parts[:number]
        return bool(before) and not any(
            self.has_finite(part) for n, part in enumerate(before) if not self.is_inner(n)
        )

    def has_finite(self, part: Part) -> bool:
        """Whether a part has a word that can only be a verb: listed, or with the ending of one ("brennt")."""
        return any(self.is_verb(n) for n in self.outside(part))

    def is_verb(self, at: int) -> bool:
        """Whether a word can only be a verb."""
        word = self.tokens[at].word
        listed = word in self.words.grammar["auxiliaries"] or word in self.words.phrases["subjunctive"]
        return self.is_small(at) and (listed or word in self.words.cues or self._ends_as_verb(at))

    def _ends_as_verb(self, at: int) -> bool:
        word = self.tokens[at].word
        before = self.tokens[at - 1].text[:1].isupper() or self.word(at - 1) in self.words.grammar["pronouns"]
        past = word.endswith(("te", "ten")) and before and not self._before_noun(at)
        return len(word) > 3 and (past or (word.endswith("t") and word not in self.words.grammar["adverbs"]))

    def _before_noun(self, at: int) -> bool:
        return at < self.place.last and self.tokens[at + 1].text[:1].isupper()

    def ends_infinitive(self, part: Part) -> bool:
        """Whether an infinitive with "zu" ends a part: no relative clause does ("die Brücke sperren zu lassen")."""
        end = self.end(part)
        return self.has_infinitive(Part(max(part.first, end - 1), end, part.mark)) and not self.has_finite(
            Part(end, end, part.mark)
        )

    def has_infinitive(self, part: Part) -> bool:
        """Whether a part holds an infinitive with "zu": "den Ort zu verlassen", "die Brücke abzureißen"."""
        for n in range(part.first, part.last + 1):
            word = self.tokens[n].word
            after = self.word(n + 1) if n < part.last else ""
            if word == "zu" and after.endswith("n") and self.is_small(n + 1):
                return True
            if self.is_small(n) and "zu" in word[2:-4] and word.endswith("n"):
                return True
        return False
