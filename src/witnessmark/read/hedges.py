"""Hedges with the words they weaken, and FactBank's certainty and polarity of a stretch of text."""

from collections.abc import Sequence
from functools import cache

from witnessmark.read.counts_words import Phrases, by_first_word, phrase_at
from witnessmark.read.words import load_words
from witnessmark.read.words.may import is_month
from witnessmark.read.words.tokens import Token, islands, tokenise
from witnessmark.records.document import Span
from witnessmark.records.statement import Factuality, HedgeMark

STRENGTHS = ("probable", "possible", "belief", "condition", "frequency")
_CLAUSE_ENDS = frozenset(".;:!?,")
_SENTENCE_ENDS = frozenset(".;!?")


@cache
def hedge_words(language: str) -> Phrases:
    """The hedges of a language by first word, each with its strength."""
    words = load_words(language)
    return by_first_word({w: s for s in STRENGTHS for w in words.table("hedges", s).get("words", ())})


@cache
def _listed(language: str, name: str) -> Phrases:
    """One list of the [hedges.not] table: words, not_really, undecided."""
    return by_first_word(dict.fromkeys(load_words(language).listed("hedges", "not", name), name))


def find_hedges(text: str, start: int, end: int, language: str = "en") -> tuple[HedgeMark, ...]:
    """Every hedging word in text[start:end] with its strength and the words it weakens.

    A hedge weakens what follows it up to the end of its clause; a condition, its whole sentence.
    """
    words = hedge_words(language)
    if next(islands(text, start, end, words), None) is None:
        return ()  # no word in it that may begin a hedge
    tokens = tokenise(text, start, end)
    found: list[HedgeMark] = []
    place = 0
    while place < len(tokens):
        cue = phrase_at(tokens, place, words) if tokens[place].word in words else None
        if cue is None or (cue[0] == place + 1 and is_month(text, tokens, place)):
            place += 1
            continue
        span = Span(tokens[place].start, tokens[cue[0] - 1].end)
        scope = _scope(tokens, place, cue[0], whole=cue[1] == "condition")
        found.append(HedgeMark(span, span.of(text), cue[1], scope))  # type: ignore[arg-type]
        place = cue[0]
    return tuple(found)


def _scope(tokens: Sequence[Token], first: int, end: int, *, whole: bool) -> Span:
    if whole:
        low = next((k + 1 for k in range(first - 1, -1, -1) if tokens[k].word in _SENTENCE_ENDS), 0)
        return Span(tokens[low].start, tokens[_stop(tokens, end, _SENTENCE_ENDS) - 1].end)
    stop = _stop(tokens, end, _CLAUSE_ENDS)
    if stop == end:  # nothing follows: it weakens what stands before it in the clause
        low = next((k + 1 for k in range(first - 1, -1, -1) if tokens[k].word in _CLAUSE_ENDS), 0)
        return Span(tokens[low].start, tokens[max(low, first - 1)].end)
    return Span(tokens[end].start, tokens[stop - 1].end)


def _stop(tokens: Sequence[Token], place: int, ends: frozenset[str]) -> int:
    while place < len(tokens) and tokens[place].word not in ends:
        place += 1
    return place


def factuality(
    text: str, start: int, end: int, hedges: Sequence[HedgeMark], language: str = "en"
) -> Factuality:
    """How certain and of which polarity text[start:end] is told (Saurí and Pustejovsky 2009, FactBank).

    CT+ certain, CT- certainly not, PR+ and PS+ probable and possible, Uu a question, a condition or
    an open matter. `hedges` are those of the text; the ones outside the stretch are passed over.
    """
    tokens = tokenise(text, start, end)
    inside = [hedge for hedge in hedges if start <= hedge.span.start < end]
    if _is_open(tokens, inside, language):
        return "Uu"
    negative = _is_denied(tokens, language)
    strengths = {hedge.strength for hedge in inside}
    if "possible" in strengths:
        return "PS-" if negative else "PS+"
    if strengths & {"probable", "belief"}:
        return "PR-" if negative else "PR+"
    return "CT-" if negative else "CT+"


def _is_open(tokens: Sequence[Token], hedges: Sequence[HedgeMark], language: str) -> bool:
    asks = bool(tokens) and any(token.word in {"?", "؟"} for token in tokens[-2:])
    opens = _listed(language, "undecided")
    undecided = any(phrase_at(tokens, k, opens) for k, token in enumerate(tokens) if token.word in opens)
    return asks or undecided or any(hedge.strength == "condition" for hedge in hedges)


def _is_denied(tokens: Sequence[Token], language: str) -> bool:
    """Whether an odd number of negatives stands in the tokens; "not only" and the like deny nothing."""
    count = place = 0
    grants, denies = _listed(language, "not_really"), _listed(language, "words")
    while place < len(tokens):
        granted = phrase_at(tokens, place, grants)
        denied = phrase_at(tokens, place, denies)
        count += int(denied is not None and granted is None)
        place = granted[0] if granted else place + 1
    return count % 2 == 1


def event_factuality(text: str, start: int, end: int, event: Span, language: str = "en") -> Factuality:
    """How certain the text[start:end] is of the event told in it by the words at `event`."""
    hedges = [
        hedge
        for hedge in find_hedges(text, start, end, language)
        if hedge.strength == "condition" or (hedge.scope.start < event.end and event.start < hedge.scope.end)
    ]
    whole = any(hedge.strength == "condition" for hedge in hedges)
    return factuality(text, start, end if whole else event.end, hedges, language)
