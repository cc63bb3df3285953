"""How certain a text is of one event, from the words that govern it (after Saurí and Pustejovsky 2012, De Facto).

The words are found by their place, without a parse: those before the event in its own clause, and those of the
clause that says, thinks, denies or orders it. They are applied from the outermost in: "could not be verified that"
first cannot, then verify.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from witnessmark.read.certainty_words import CertaintyWords, certainty_words
from witnessmark.read.counts_words import phrase_at
from witnessmark.read.words.may import without_month
from witnessmark.read.words.tokens import Token, tokenise
from witnessmark.records.document import Span
from witnessmark.records.statement import Factuality

_STOPS = frozenset(".;:!?؟؛")
_COMMAS = frozenset(',،()—"“”«»')
_ALSO_NOUNS = frozenset({"open", "say", "fact", "fail", "deny", "done"})
_REACH = 60
"""Words of a sentence looked at on either side of an event, so that a text without stops costs no more."""

_NEAR = 6
"""Words that may stand between what governs a clause and its "that": "told reporters in the town that"."""

State = tuple[str, str]
"""Certainty ("CT", "PR", "PS", "U") and polarity ("+", "-")."""

_SURE: State = ("CT", "+")
_OPEN: State = ("U", "+")


def _said(state: State) -> State:
    return state if state[1] == "+" else _OPEN  # what was not said may be so or not


OPERATORS: dict[str, Callable[[State], State]] = {
    "neg": lambda state: (state[0], "-"),
    "possible": lambda state: ("PS", state[1]),
    "likely": lambda state: ("PR", state[1]),
    "able": lambda state: ("PS", "+") if state[1] == "+" else ("CT", "-"),
    "unlikely": lambda state: ("PR", "-") if state[1] == "+" else _SURE,
    "deny": lambda state: ("CT", "-") if state[1] == "+" else _OPEN,
    "fail": lambda state: (state[0], "-" if state[1] == "+" else "+"),
    "exclude": lambda state: ("CT", "-") if state[1] == "+" else ("PS", "+"),
    "say": _said,
    "true": lambda state: state,
    "done": lambda state: state,
    "granted": lambda state: state,
    "fact": lambda _: _SURE,
    "open": lambda _: _OPEN,
    "claim": lambda state: ("PR", "+") if state == _SURE else state,
}
"""What each kind of word makes of the event behind it, given how certain the word itself is."""


@dataclass(frozen=True)
class _Operator:
    first: int
    end: int
    kind: str


def event_factuality(text: str, start: int, end: int, event: Span, language: str = "en") -> Factuality:
    """How certain text[start:end] is of the event told by the words at `event`, and of which polarity.

    FactBank's values: CT+ certain, CT- certainly not, PR+ and PS+ probable and possible, Uu a question, a condition,
    a plan or order, an open matter. What is still to come is Uu too, where FactBank has CT+ for "will": nobody can
    have seen it.

    Args:
        text: the document.
        start: of the stretch told in, a sentence or more.
        end: of the same.
        event: the event's own words, inside it.
        language: two letters; one without a file is read with English words.
    """
    tokens = tokenise(text, start, end)
    first = next((k for k, token in enumerate(tokens) if token.end > event.start), len(tokens))
    return Certainties(text, tokens, language).at(first) if first < len(tokens) else "CT+"


class Certainties:
    """How certain each event of a run of tokens is told; words that could govern one are looked up once."""

    def __init__(self, text: str, tokens: Sequence[Token], language: str = "en") -> None:
        self.tokens, self.words = without_month(text, tokens), certainty_words(language)
        self.governing = [
            place for place, token in enumerate(self.tokens) if token.word in self.words.first_words
        ]

    def at(self, place: int) -> Factuality:
        """Certainty and polarity of the event told by tokens[place]."""
        low, high = self._sentence(place)
        if high < len(self.tokens) and self.tokens[high].word in {"?", "؟"}:
            return "Uu"
        if bisect_left(self.governing, low) == bisect_left(self.governing, high):
            return "CT+"
        return _Governed(self.tokens[low:high], self.words).value(place - low)

    def _sentence(self, place: int) -> tuple[int, int]:
        low, high = place, place
        while low > max(0, place - _REACH) and self.tokens[low - 1].word not in _STOPS:
            low -= 1
        while high < min(len(self.tokens), place + _REACH) and self.tokens[high].word not in _STOPS:
            high += 1
        return low, high


@dataclass(frozen=True)
class _Governed:
    """One sentence, in which the words that govern an event are looked up."""

    tokens: Sequence[Token]
    words: CertaintyWords

    def value(self, event: int) -> Factuality:
        if self._is_conditional():
            return "Uu"
        state = _SURE
        for one in self._governing(event):
            if state[0] == "U" and one.kind != "fact":
                return "Uu"
            state = OPERATORS[one.kind](state)
        return "Uu" if state[0] == "U" else f"{state[0]}{state[1]}"  # type: ignore[return-value]

    def _governing(self, event: int) -> list[_Operator]:
        """The words that govern the event, outermost first."""
        found, low = self._before(event)
        behind = self._behind(event)
        if any(one.kind == "claim" for one in found) and self._is_clause_subject(found):
            verdict = self._verdict(event)
            return [*verdict, *(one for one in found if not (verdict and one.kind == "claim"))]
        if self.words.clause:
            own = [one for one in found if one.first >= low]
            return [*[one for one in found if one.first < low], *_modals_first([*own, *behind])]
        return [*self._lead(low), *behind, *found]

    def _before(self, event: int) -> tuple[list[_Operator], int]:
        """The governing words before the event, and where its own clause begins."""
        found: list[_Operator] = []
        place, low = event - 1, 0
        own = -1
        while place >= 0:
            word = self.tokens[place].word
            if word in self.words.that and self._is_governed(place):
                own = place if own < 0 else own
                found.insert(0, _Operator(place, place + 1, self._that_kind(place)))
                place -= 2 if place and self.tokens[place - 1].word in _COMMAS else 1
                continue
            if self._ends_here(place, event):
                low = place + 1
                found = self._own(found, low, event) if word in self.words.relatives else found
                break
            if operator := self._operator_ending(place + 1):
                found.insert(0, operator)
                place = operator.first - 1
                continue
            place -= 1
        return found, own if own >= 0 else low

    def _own(self, found: list[_Operator], low: int, event: int) -> list[_Operator]:
        """The operators of the event's own verb, less those of a relative clause before it: "who did not flee were shot"."""
        first = event
        while first > low and (
            self.tokens[first - 1].word in self.words.helpers or self._operator_ending(first)
        ):
            operator = self._operator_ending(first)
            first = operator.first if operator else first - 1
        if first == event or not any(self.tokens[k].word in self.words.helpers for k in range(low, first)):
            return found
        return [one for one in found if one.first >= first]

    def _that_kind(self, place: int) -> str:
        operator = phrase_at(self.tokens, place, self.words.operators)
        return operator[1] if operator and operator[0] == place + 1 else "true"

    def _is_governed(self, place: int) -> bool:
        """Whether something says, thinks or denies the clause that "that" opens here; a relative clause is its own."""
        low = max(0, place - _NEAR)
        for at in range(place - 1, low - 1, -1):
            operator = self._operator_ending(at + 1)
            if operator and operator.kind not in {"neg", "fail", "done"}:
                return True
            if self.tokens[at].word in self.words.opens or (
                self.tokens[at].word in _COMMAS and at < place - 1
            ):
                return False
        return False

    def _ends_here(self, place: int, event: int) -> bool:
        """Whether the reach of what stands further left ends at this word."""
        word = self.tokens[place].word
        if word in _COMMAS and place + 1 < event and self.words.clause and self._is_infinitive(event):
            return False  # "drohte, die Stadt zu zerstören"
        if word in _COMMAS or word in self.words.opens or word in self.words.that:
            return self._operator_ending(place + 1) is None or word in _COMMAS
        return word in self.words.joins and place + 2 < event and self._tells_more(place)

    def _is_infinitive(self, event: int) -> bool:
        return bool(event) and self.tokens[event - 1].word in self.words.infinitive

    def _tells_more(self, join: int) -> bool:
        """Whether a verb stands before the "and", so that a new clause begins with it."""
        for at in range(join - 1, max(-1, join - 8), -1):
            word = self.tokens[at].word
            if word in _COMMAS or word in self.words.that or self._operator_ending(at + 1):
                return False
            if word in self.words.verbs or (len(word) > 4 and word.endswith(self.words.endings or ("\0",))):
                return True
        return False

    def _operator_ending(self, end: int) -> _Operator | None:
        """The longest operator whose last word is tokens[end - 1]."""
        operators = self.words.operators
        for first in range(max(0, end - 6), end):
            found = phrase_at(self.tokens, first, operators) if self.tokens[first].word in operators else None
            if found and found[0] == end and not self._is_noun(first, end, found[1]):
                return _Operator(first, end, found[1])
        return None

    def _is_noun(self, first: int, end: int, kind: str) -> bool:
        """Whether the word is a noun that governs nothing: "the order came", not "the order to burn"."""
        if kind not in _ALSO_NOUNS or not first or self.tokens[first - 1].word not in self.words.determiners:
            return False
        return end < len(self.tokens) and self.tokens[end].word not in self.words.links

    def _lead(self, low: int) -> list[_Operator]:
        """Hedges of a short opening before a comma: "Most likely, ...", "According to unconfirmed reports, ..."."""
        if low < 2 or self.tokens[low - 1].word != "," or low > 8:
            return []
        opening = range(low - 1)
        starts = {self.tokens[k].word for k in (*opening, min(low, len(self.tokens) - 1))}
        if starts & (self.words.opens | self.words.that | self.words.joins):
            return []
        return [one for one in self._between(0, low - 1) if one.kind in {"possible", "likely"}]

    def _behind(self, event: int) -> list[_Operator]:
        """What is told of an event that is the subject: "the attack may not have happened"."""
        after = event + 1
        if after >= len(self.tokens) or not (
            self.words.clause or self.tokens[after].word in self.words.helpers
        ):
            return []
        high = after
        while high < len(self.tokens) and not (
            self.tokens[high].word in _COMMAS or self.tokens[high].word in self.words.opens
        ):
            high += 1
        return self._between(after, high)

    def _between(self, first: int, end: int) -> list[_Operator]:
        found, place = [], first
        while place < end:
            operator = phrase_at(self.tokens, place, self.words.operators)
            if operator and operator[0] <= end:
                found.append(_Operator(place, operator[0], operator[1]))
            place = max(place + 1, operator[0] if operator else 0)
        return found

    def _is_clause_subject(self, found: Sequence[_Operator]) -> bool:
        """Whether the claim opens the sentence, so that the verdict on it stands behind: "Reports that ... are false"."""
        claim = next(one for one in found if one.kind == "claim")
        return found[0] is claim or all(
            one.kind in {"granted", "true"} for one in found[: found.index(claim)]
        )

    def _verdict(self, event: int) -> list[_Operator]:
        """What the sentence says of the claim behind it, up to the comma of whoever says so."""
        found = self._between(event + 1, len(self.tokens))
        comma = next(
            (k for k in range(event + 1, len(self.tokens)) if self.tokens[k].word == ","), len(self.tokens)
        )
        return [one for one in found if one.first < comma] or found

    def _is_conditional(self) -> bool:
        """Whether the sentence hangs on a condition; "even if" and "asked if" make none of what they hang on."""
        if self.tokens[0].word in self.words.inverted:
            return True
        return any(
            token.word in self.words.conditions
            and phrase_at(self.tokens, place, self.words.conditions)
            and not self._is_unreal(place)
            and not self._asks(place)
            for place, token in enumerate(self.tokens)
        )

    def _is_unreal(self, place: int) -> bool:
        return any(phrase_at(self.tokens, at, self.words.unreal) for at in (place - 1, place) if at >= 0)

    def _asks(self, place: int) -> bool:
        return self.tokens[place].word in self.words.that and self._is_governed(place)


def _modals_first(operators: Sequence[_Operator]) -> list[_Operator]:
    """The words of a clause whose order tells nothing: what weakens before what denies."""
    return sorted(operators, key=lambda one: one.kind == "neg")
