"""What was done: PLOVER-like event type and mode, from the verbs and nouns that tell it."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from witnessmark.read.annotate import Sentence
from witnessmark.read.cues import CUES, fold
from witnessmark.records import Span


@dataclass(frozen=True)
class EventWord:
    """A word that tells an event, and where it stands."""

    event_type: str
    event_mode: str
    span: Span


def find_events(
    sentence: Sentence, span: Span, language: str, without: Sequence[Span] = ()
) -> tuple[EventWord, ...]:
    """Event words within a span, in the lexicon's order first (destruction before siege), then the text's.

    Args:
        sentence: the sentence the span lies in.
        span: where to look.
        language: two-letter code.
        without: parts of the span to leave out: clauses with statements of their own, titles of works.
    """
    language = language.split("-", maxsplit=1)[0].lower() or "en"
    lexicon = _lexicon(language)
    cut = {n for part in without for n in sentence.within(part)}
    at = frozenset(n for n in sentence.within(span) if n not in cut)
    opening = first_words(language)
    found: list[tuple[int, EventWord]] = []
    taken = -1
    for n in sorted(at):
        for length in (3, 2, 1) if sentence.tokens[n].word in opening else ():
            rank = lexicon.get(" ".join(sentence.tokens[m].word for m in range(n, n + length) if m in at))
            if rank is not None and n > taken and n + length - 1 in at:
                taken = n + length - 1
                found.append((rank[0], EventWord(rank[1], rank[2], sentence.covering(n, n + length - 1))))
                break
    return tuple(word for _, word in sorted(found, key=lambda one: (one[0], one[1].span.start)))


@cache
def first_words(language: str) -> frozenset[str]:
    """The words with which an event's words begin: at all others nothing is looked up."""
    return frozenset(words.split(" ", 1)[0] for words in _lexicon(language))


@cache
def _lexicon(language: str) -> dict[str, tuple[int, str, str]]:
    """Folded word or phrase -> rank, type, mode."""
    raw = tomllib.loads((CUES / "events.toml").read_text(encoding="utf-8"))
    code = language if any(language in event for event in raw["event"]) else "en"
    lexicon: dict[str, tuple[int, str, str]] = {}
    for rank, event in enumerate(raw["event"]):
        for word in re.split(r"\s+", event.get(code, "").strip()):
            if word:
                lexicon.setdefault(fold(word.replace("_", " ")), (rank, event["type"], event["mode"]))
    return lexicon
