"""Ties: who backs, commands, belongs to, fights or is loyal to whom, as each statement tells it."""

from collections.abc import Iterator

from witnessmark.read.actors.finder import find_people
from witnessmark.read.actors.found import Found
from witnessmark.read.annotate import Sentence
from witnessmark.read.certainty import event_factuality
from witnessmark.read.cues import Words
from witnessmark.read.hedges import find_hedges
from witnessmark.read.ties.clause import Clause
from witnessmark.read.ties.hyphens import ties_of_hyphens
from witnessmark.read.ties.lexicon import tie_words
from witnessmark.read.ties.nouns import ties_of_nouns
from witnessmark.read.ties.told import ToldTie
from witnessmark.read.ties.verbs import ties_of_verbs
from witnessmark.records import Span
from witnessmark.records.statement import Factuality

__all__ = ["ToldTie", "find_ties", "tie_factuality"]


def find_ties(
    sentence: Sentence, words: Words, people: tuple[Found, ...] | None = None
) -> tuple[ToldTie, ...]:
    """Every tie a sentence tells, each once, in the order of its cues. English only; other languages tell none here.

    Args:
        sentence: plain tokens; no tags are needed.
        words: the language's words.
        people: who is spoken of in it, where that is known already.
    """
    if words.language != "en" or not _may_tell(sentence):
        return ()
    people = find_people(sentence, words) if people is None else people
    clause = Clause(sentence.tokens, people, words)
    if not people:
        return ()
    found: dict[tuple[Span, str, Span], ToldTie] = {}
    for one in _all(clause):
        found.setdefault((one.subject, one.relation, one.object), one)
    return tuple(sorted(found.values(), key=lambda one: (one.cue, one.subject, one.object)))


def _may_tell(sentence: Sentence) -> bool:
    """Whether any word of it can tell a tie; most sentences have none."""
    triggers = tie_words().triggers
    return any(token.word in triggers or "-" in token.text for token in sentence.tokens)


def _all(clause: Clause) -> Iterator[ToldTie]:
    yield from ties_of_hyphens(clause)
    yield from ties_of_nouns(clause)
    yield from ties_of_verbs(clause)


def tie_factuality(text: str, sentence: Span, tie: ToldTie, language: str) -> Factuality:
    """How certain the text is of a tie; what is given by its form is certain unless a hedge stands right on it."""
    if not tie.is_given:
        return event_factuality(text, sentence.start, sentence.end, tie.cue, language)
    low = min(tie.subject.start, tie.object.start, tie.cue.start)
    hedges = find_hedges(text, max(sentence.start, low - 12), tie.cue.end, language)
    return "PR+" if any(one.strength in {"probable", "possible", "belief"} for one in hedges) else "CT+"
