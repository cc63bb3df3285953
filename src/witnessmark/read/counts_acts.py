"""What was done to the things counted: the verb that governs a figure, told by the words around it and no parse.

A verb governs a figure when its passive or its participle stands behind ("30 houses were burned", "30 houses burned
in May"), or when the figure is its object ("burned 30 houses"). "30 fighters burned the town" does nothing to 30.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from witnessmark.read.counts_words import CountWords, phrase_at, phrase_before
from witnessmark.read.words.tokens import Token

_RIGHT, _LEFT = 12, 14
"""Words to look ahead for a verb and back for one: clauses of news rarely run longer."""

HARD = frozenset(".;:!?؟؛")
SOFT = frozenset(',،()[]"“”«»—–|')

Act = tuple[int, int, str]
"""Tokens of a verb, first and end, and its normal word."""


def find_act(
    tokens: Sequence[Token], first: int, end: int, words: CountWords, dates: AbstractSet[int] = frozenset()
) -> Act | None:
    """The act that governs tokens[first:end], with its tokens: the verb behind it, in it, or before it.

    Languages without a list of auxiliaries (Arabic, German) put verbs elsewhere: the nearest verb of the clause is
    taken, behind first. `dates` are the places of tokens that belong to dates.
    """
    own = next((a for place in range(first, end) if (a := act_at(tokens, place, words))), None)
    if not words.lists.get("be"):
        return _nearest_ahead(tokens, end, words) or own or _nearest_back(tokens, first, words)
    clause = _Clause(tokens, words, dates)
    ahead = _said_of(tokens, clause.ahead(end), words)
    # "The destruction of 3,200 houses was confirmed", "they met 30 people who were hurt": the nearer tie is before.
    is_loose = ahead is not None and (
        ahead[2] in words.lists.get("loose_acts", ()) or clause.is_told_aside(end, ahead)
    )
    return (ahead if not is_loose else None) or own or clause.back(first) or ahead


def act_at(tokens: Sequence[Token], place: int, words: CountWords) -> Act | None:
    """The act whose words begin at tokens[place]."""
    found = phrase_at(tokens, place, words.acts)
    return (place, found[0], found[1]) if found else None


def _said_of(tokens: Sequence[Token], act: Act | None, words: CountWords) -> Act | None:
    """What was confirmed or found right behind a verb of finding: "confirmed dead", "found beheaded"."""
    if act is None or act[2] not in words.lists.get("loose_acts", ()):
        return act
    return act_at(tokens, act[1], words) or act


def joins_clauses(tokens: Sequence[Token], place: int, words: CountWords) -> bool:
    """Whether "and" begins something new; "towns and villages" goes on."""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return words.is_in("and", tokens[place].word) and not words.thing(after)


def is_wall(tokens: Sequence[Token], place: int, words: CountWords) -> bool:
    """Whether a clause ends here: a stop, a comma, a bracket, "while", "and" with something new."""
    word = tokens[place].word
    return (
        word in HARD
        or word in SOFT
        or words.is_in("clause_breaks", word)
        or joins_clauses(tokens, place, words)
    )


def is_other_figure(tokens: Sequence[Token], place: int, words: CountWords) -> bool:
    """Whether a second figure stands here that does not only say where or of what: "in at least 30 towns"."""
    if tokens[place].kind != "number":
        return False
    before = tokens[max(0, place - 4) : place]
    return not any(words.is_in("locative", t.word) or words.is_in("of", t.word) for t in before)


class _Clause:
    """The clause around a figure, in a language whose auxiliaries are listed."""

    def __init__(self, tokens: Sequence[Token], words: CountWords, dates: AbstractSet[int]) -> None:
        self.tokens, self.words, self.dates = tokens, words, dates

    def ahead(self, end: int) -> Act | None:
        """The passive, participle or intransitive verb behind the figure; None where another verb comes first."""
        place, passive = end, False
        while place < min(len(self.tokens), end + _RIGHT):
            word = self.tokens[place].word
            if is_wall(self.tokens, place, self.words) or is_other_figure(self.tokens, place, self.words):
                return None
            found = act_at(self.tokens, place, self.words)
            if found and not self._is_attribute(place, end):
                return found if self._is_undergone(found, end, passive=passive) else None
            if found is None and self._is_verb(place, end) and not self._raises(place, passive=passive):
                return None
            passive = self._is("be", word) or (
                passive and (self._is_light(word) or self._raises(place, passive=True))
            )
            place = found[1] if found else place + 1
        return None

    def back(self, first: int) -> Act | None:
        """The verb whose object the figure is, or the noun of an act it stands behind: "the destruction of 30"."""
        place = first
        while place > max(0, first - _LEFT):
            word = self.tokens[place - 1].word
            if found := phrase_before(self.tokens, place, self.words.acts):
                return None if self._takes_no_object(found[0], place) else (found[0], place, found[1])
            passes = ("particles", "of")
            is_dated = place - 1 in self.dates or self._opens_date(place - 1)
            if not (
                is_dated
                or self._is_light(word)
                or self._lists_things(place - 1)
                or any(self._is(n, word) for n in passes)
            ):
                break
            place -= 1
        return self._toll(place)

    def _takes_no_object(self, first: int, end: int) -> bool:
        """Whether nothing was done to what follows the verb: people flee a place, and a passive is done with."""
        if self._said(first, end) in self._listed("intransitive"):
            return True
        before = self.tokens[first - 1].word if first else ""
        return self._is("passive", before) and not self.tokens[first].word.endswith("ing")

    def is_told_aside(self, end: int, act: Act) -> bool:
        """Whether the act stands in a clause of its own: "people who fled"."""
        return any(self._is("relatives", token.word) for token in self.tokens[end : act[0]])

    def _toll(self, place: int) -> Act | None:
        """The toll told before: "which brought the dead to 61"."""
        for at in range(place, max(0, place - _LEFT), -1):
            if self.tokens[at - 1].word in HARD:
                return None
            found = phrase_before(self.tokens, at, self.words.acts)
            if found and " ".join(t.word for t in self.tokens[found[0] : at]) in self.words.lists.get(
                "tolls", ()
            ):
                return (found[0], at, found[1])
        return None

    def _is(self, name: str, word: str) -> bool:
        return self.words.is_in(name, word)

    def _listed(self, name: str) -> frozenset[str]:
        return self.words.lists.get(name, frozenset())

    def _said(self, first: int, end: int) -> str:
        return " ".join(token.word for token in self.tokens[first:end])

    def _is_light(self, word: str) -> bool:
        """Words between a verb and its figure that change nothing: adverbs, articles, "another", hedges."""
        if self._is("determiners", word) or self._is("filler", word) or self._is("light", word):
            return True
        return word.endswith(tuple(self._listed("adverb_endings"))) or word in self.words.hedges

    def _is_attribute(self, place: int, end: int) -> bool:
        """Whether the act only describes some other noun: "in the destroyed town", "of affected food"."""
        before = self.tokens[place - 1].word if place > end else ""
        return bool(before) and (
            self._is("determiners", before) or self._is("of", before) or self._is("prepositions", before)
        )

    def _is_undergone(self, act: Act, end: int, *, passive: bool) -> bool:
        place, after, _ = act
        word = self.tokens[place].word
        said = self._said(place, after)
        if passive or said in self._listed("intransitive"):
            return True
        before = self.tokens[place - 1].word if place > end else ""
        if said in self._listed("ergative"):
            return not self._has_object(after)
        if word.endswith("ing") or self._is("have", before) or self._is("modals", before):
            return False
        return not self._has_object(after)

    def _has_object(self, place: int) -> bool:
        """Whether something that can be acted on comes next: then the figure is the one who acts."""
        if place >= len(self.tokens):
            return False
        token = self.tokens[place]
        return (
            self._is("determiners", token.word)
            or self._is("pronouns", token.word)
            or (token.kind == "number" and place not in self.dates)
            or token.word in {"“", '"'}
            or bool(self.words.thing(token.word) and place not in self.dates)
        )

    def _is_verb(self, place: int, end: int) -> bool:
        """Whether some verb that is no act stands here, as far as its ending or the list of common ones tells."""
        word = self.tokens[place].word
        if self._is("finite", word):
            return True
        before = self.tokens[place - 1].word if place > end else ""
        ends = word.endswith("ed") and len(word) > 4 and not word.endswith("eed")
        return ends and not self._is("determiners", before) and not self._is("prepositions", before)

    def _raises(self, place: int, *, passive: bool) -> bool:
        """Whether the verb hands its subject on: "are believed to have been killed", "were reported dead"."""
        after = self.tokens[place + 1].word if place + 1 < len(self.tokens) else ""
        return passive and (
            self._is("raising_to", after) or act_at(self.tokens, place + 1, self.words) is not None
        )

    def _opens_date(self, place: int) -> bool:
        return self._is("prepositions", self.tokens[place].word) and place + 1 in self.dates

    def _lists_things(self, place: int) -> bool:
        """Whether other things acted on stand here: "burned homes, schools and 30 shops"."""
        word = self.tokens[place].word
        joins = self._is("and", word)
        if not place or not (word == "," or joins):
            return bool(self.words.thing(word))
        follows_act = joins and phrase_before(self.tokens, place, self.words.acts) is not None
        return follows_act or bool(self.words.thing(self.tokens[place - 1].word))


def _nearest_ahead(tokens: Sequence[Token], end: int, words: CountWords) -> Act | None:
    for place in range(end, min(len(tokens), end + _RIGHT)):
        if is_wall(tokens, place, words) or is_other_figure(tokens, place, words):
            return None
        if found := act_at(tokens, place, words):
            return None if _is_joined_on(tokens[place].word, words) else found
    return None


def _is_joined_on(word: str, words: CountWords) -> bool:
    """Whether "and" is written onto the verb: what it did is done to what follows."""
    heads = words.lists.get("act_prefixes", frozenset())
    return any(word.startswith(head) and word.removeprefix(head) in words.acts for head in heads)


def _nearest_back(tokens: Sequence[Token], first: int, words: CountWords) -> Act | None:
    for place in range(first - 1, max(-1, first - 1 - _LEFT), -1):
        if tokens[place].word in HARD or words.is_in("that", tokens[place].word):
            return None  # "documented that 3,800 buildings ...": what was documented is the clause
        found = act_at(tokens, place, words)
        if found and found[1] <= first:
            return found
    return None
