"""Who does what to whom: named actors and descriptive groups, with the role their verb gives them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.grammar import phrase_before
from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.read.contract import Alias
from witnessmark.read.cues import Words, fold
from witnessmark.read.eventwords import EventWord
from witnessmark.records import ActorMention, Span, Voice

_FORCES = {
    "militia", "militias", "militiamen", "fighter", "fighters", "force", "forces", "troops", "army", "soldiers", "police",
    "rebels", "insurgents", "gunmen", "jihadists", "terrorists", "militants", "paramilitaries", "groups", "brigade",
    "brigades", "units", "warplanes", "jets", "government", "authorities", "commanders", "volunteers",
}  # fmt: skip
_PEOPLE = {
    "residents", "civilians", "villagers", "population", "people", "men", "women", "children", "families",
    "inhabitants", "prisoners", "detainees", "refugees", "communities", "community", "owners", "farmers", "locals",
}  # fmt: skip
_MANY = _FORCES | _PEOPLE
_ADJECTIVES = {
    "armed", "local", "military", "security", "special", "civilian", "young", "displaced", "government", "allied", "foreign",
    "regular", "irregular", "volunteer", "tribal", "rebel", "unidentified", "masked", "militia", "ground", "air", "coalition",
    "border", "paramilitary", "pro", "opposition", "nearby", "remaining", "elderly", "rural", "urban", "minority", "own",
}  # fmt: skip
_SMALL = ("time_words", "determiners", "prepositions")
"""Lists of words that begin with a capital where a sentence does, and are no name."""
_PASSIVE = {"was", "were", "been", "being", "is", "are"}


@dataclass(frozen=True)
class Known:
    """What is known when actors of a piece are looked for: the text, its words, its speakers, the case's aliases."""

    text: str
    words: Words
    voices: tuple[Voice, ...]
    aliases: Mapping[str, Alias]


def find_actors(
    sentence: Sentence, span: Span, events: Iterable[EventWord], known: Known
) -> tuple[ActorMention, ...]:
    """Actors named in a span, in text order, each once; roles from the first event's verb, sources from the chain."""
    first = next(iter(events), None)
    sources = [one for voice in known.voices for one in voice.source_spans]
    said = [one for one in dict.fromkeys(sources) if _within(one, span)]
    found = {
        one: ActorMention(one, one.of(known.text), normal_name(one.of(known.text), known.aliases), "source")
        for one in said
    }
    for mention in (sentence.covering(*run) for run in _mentions(sentence, span, known.words)):
        if any(_touch(mention, one) for one in said):
            continue
        role = _role(sentence, mention, first, known.words)
        text = mention.of(known.text)
        found[mention] = ActorMention(mention, text, normal_name(text, known.aliases), role)
    return tuple(found[one] for one in sorted(found))


def _mentions(sentence: Sentence, span: Span, words: Words) -> Iterator[Phrase]:
    taken: set[int] = set()
    for n in sentence.within(span):
        following = sentence.tokens[n + 1].word if n + 1 < len(sentence.tokens) else ""
        if n in taken or sentence.tokens[n].word not in _MANY or following in _MANY:
            continue
        first = _left_edge(sentence, n, span, words)
        taken |= set(range(first, n + 1))
        yield first, n
    for entity in sentence.entities:
        inside = sentence.within(entity.span)
        if (
            entity.kind in {"PERSON", "ORG", "NORP"}
            and inside
            and not taken & set(inside)
            and _within(entity.span, span)
        ):
            taken |= set(inside)
            yield inside[0], inside[-1]
    yield from _name_runs(sentence, span, taken, words)


def _name_runs(sentence: Sentence, span: Span, taken: set[int], words: Words) -> Iterator[Phrase]:
    """Names without a model: runs of two capitalised words, and words in capitals such as acronyms."""
    tokens, at = sentence.tokens, sentence.within(span)
    n = at[0] if at else 0
    while at and n <= at[-1]:
        last = n
        while (
            last + 1 <= at[-1]
            and is_name(tokens[n])
            and is_name(tokens[last + 1])
            and tokens[last + 1].text not in MARKS
        ):
            last += 1
        run = range(n, last + 1)
        acronym = tokens[n].text.isupper() and len(tokens[n].text) > 2 and tokens[n].text.isalpha()
        if (
            is_name(tokens[n])
            and (len(run) > 1 or acronym)
            and taken.isdisjoint(run)
            and not any(tokens[n].word in words.grammar[name] for name in _SMALL)
        ):
            yield n, last
        n = last + 1


def _left_edge(sentence: Sentence, head: int, span: Span, words: Words) -> int:
    """The start of a group's phrase: the adjectives and names before its noun, and its article."""
    tokens, at = sentence.tokens, sentence.within(span)
    first = head
    stops = (*(words.grammar[name] for name in ("prepositions", "auxiliaries", "subordinators")), words.cues)
    while first - 1 >= at[0]:
        before = tokens[first - 1]
        if before.text in MARKS or before.text == "." or any(before.word in stop for stop in stops):
            break
        if not _describes(before, sentence.parsed, words):
            break
        first -= 1
        if before.word in words.grammar["determiners"]:
            break
    return first


def _describes(token: Token, parsed: bool, words: Words) -> bool:
    """Whether a word before a group's noun can belong to its phrase."""
    if parsed:
        return token.tag not in {"VERB", "AUX", "ADP", "SCONJ", "CCONJ", "ADV", "PRON"}
    if (
        is_name(token)
        or token.word in words.grammar["determiners"]
        or "-" in token.text
        or token.text in {"’", "'", "'s", "’s"}
    ):
        return True
    return token.word in _ADJECTIVES or token.word in _FORCES | _PEOPLE or token.text.isdigit()


def _role(sentence: Sentence, mention: Span, event: EventWord | None, words: Words) -> str:
    """Subject of the event's verb is the actor, its object the recipient; passive turns them; siege names the besieger."""
    if event is None:
        return ""
    tokens = sentence.tokens
    verb = next(n for n, token in enumerate(tokens) if token.start == event.span.start)
    before = mention.end <= event.span.start
    by = [n for n, token in enumerate(tokens) if token.end <= mention.start][-1:]
    after_by = bool(by) and tokens[by[0]].word in words.phrases["by"] - {"from"}
    passive = verb > 0 and any(tokens[m].word in _PASSIVE for m in range(max(0, verb - 3), verb))
    if after_by:
        return "besieger" if event.event_mode == "siege" else "actor"
    if before and not passive:
        subject = phrase_before(sentence, verb, 0, words)
        is_subject = subject is None or sentence.covering(*subject).start <= mention.end
        return "actor" if is_subject else ""
    return "" if passive and not before else "recipient"


def normal_name(text: str, aliases: Mapping[str, Alias]) -> str:
    """The case's own name for an actor, else its words without article."""
    bare = re.sub(r"^(?:the|these|those|this|an?|some|many) ", "", text.strip(), flags=re.IGNORECASE)
    alias = aliases.get(text.casefold()) or aliases.get(bare.casefold()) or aliases.get(fold(bare))
    return alias.name if alias else bare


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
