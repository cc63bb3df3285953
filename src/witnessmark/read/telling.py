"""Who is spoken of in a document, what ties them, and what is told to have been done: beside its statements."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from witnessmark.read.actors.cast import CastBook
from witnessmark.read.actors.finder import find_people
from witnessmark.read.actors.found import Found
from witnessmark.read.actors.lists import states
from witnessmark.read.annotate import PlainAnnotator, Sentence
from witnessmark.read.attribution.outline import MAX_SENTENCE, blocks_to_read
from witnessmark.read.contract import Lore
from witnessmark.read.cues import Words, known_languages, load_words
from witnessmark.read.events.deeds import ToldDeed, find_deeds
from witnessmark.read.sentences import split_sentences
from witnessmark.read.ties import ToldTie, find_ties, tie_factuality
from witnessmark.records import Cast, Deed, Document, RoleWords, Span, Statement, Tie, When, identify
from witnessmark.records.deed import Role

_WORD = re.compile(r"[^\W\d_]{2}")
"""Two letters side by side: a run of digits, dots or quotation marks speaks of nobody."""
_NEAR = 40
"""Statements looked at before a word; more than that never begin in one sentence and reach it."""


@dataclass(frozen=True)
class Spoken:
    """A sentence and who is spoken of in it."""

    sentence: Sentence
    people: tuple[Found, ...]


def who_and_what(
    document: Document, lore: Lore, statements: Sequence[Statement]
) -> Iterator[Cast | Tie | Deed]:
    """The document's cast, then its ties and its deeds in text order; nothing in a language we have no words for.

    Read by words and places alone, the same for every reader: a model's names and parse were tried for the cast and
    gained nothing.

    Args:
        document: what to read.
        lore: aliases of the case.
        statements: the document's own, whose chain a tie or deed shares.
    """
    code = document.language.split("-", maxsplit=1)[0].lower()
    if code and code not in known_languages():
        return
    words = load_words(document.language)
    spoken = [Spoken(one, find_people(one, words)) for one in _sentences(document, words)]
    ties = [find_ties(one.sentence, words, one.people) for one in spoken]
    book = CastBook(document.id, words, lore.aliases)
    book.read((one.sentence, _with_folded(one.people, told)) for one, told in zip(spoken, ties, strict=True))
    cast = book.cast()
    if cast.members:
        yield cast
    within = _Within(statements)
    for one, told in zip(spoken, ties, strict=True):
        yield from (_tie(document, one.sentence, tie, within.covering(tie.cue)) for tie in told)
    for one in spoken:
        yield from _deeds(document, one, words, within)


def _sentences(document: Document, words: Words) -> Iterator[Sentence]:
    """Sentences of title and main blocks as plain tokens; runs without a stop in slices, as statements are read."""
    text = document.text
    for block in blocks_to_read(document):
        if not _WORD.search(text, block.span.start, block.span.end):
            continue
        spans = (block.span,) if block.kind == "title" else split_sentences(text, block.span, words)
        sliced = [
            Span(n, min(n + MAX_SENTENCE, span.end))
            for span in spans
            for n in range(span.start, span.end, MAX_SENTENCE)
        ]
        spoken = [span for span in sliced if _WORD.search(text, span.start, span.end)]
        yield from (one for one in PlainAnnotator().annotate(text, spoken, words) if one.tokens)


class _Within:
    """Statements by the place in the text they cover."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = sorted(statements, key=lambda one: (one.span.start, -one.span.end))
        self.starts = [one.span.start for one in self.statements]

    def covering(self, span: Span) -> Statement | None:
        """The smallest statement that holds a span, of the nearest that begin before it."""
        last = bisect_right(self.starts, span.start)
        near = self.statements[max(0, last - _NEAR) : last]
        return min(
            (one for one in near if span.end <= one.span.end),
            key=lambda one: one.span.end - one.span.start,
            default=None,
        )


def _with_folded(people: tuple[Found, ...], ties: tuple[ToldTie, ...]) -> tuple[Found, ...]:
    """The people of a sentence, and those who stand only inside a hyphenated word: Iran in "Iran-backed"."""
    known = {one.span for one in people}
    ends = [(tie.subject, tie.subject_name) for tie in ties] + [(tie.object, tie.object_name) for tie in ties]
    inside = [
        Found(one.first, one.last, span, name, "name", "state", name.casefold(), state=name)
        for span, name in dict.fromkeys(ends)
        for one in people
        if span not in known and one.span.start <= span.start < one.span.end and name in states().values()
    ]
    return tuple(sorted((*people, *inside), key=lambda one: one.span))


def _tie(document: Document, sentence: Sentence, told: ToldTie, statement: Statement | None) -> Tie:
    spans = (told.subject, told.object, told.cue)
    span = Span(min(one.start for one in spans), max(one.end for one in spans))
    return Tie(
        id=identify("ti", document.id, told.cue.start, told.subject.start, told.relation, told.object.start),
        document=document.id,
        statement=statement.id if statement else "",
        span=span,
        text=span.of(document.text),
        subject=told.subject,
        subject_name=told.subject_name,
        relation=told.relation,
        object=told.object,
        object_name=told.object_name,
        cue=told.cue,
        factuality=tie_factuality(document.text, sentence.span, told, document.language or "en"),
        is_past=told.is_past,
        when=None if told.is_given else _when(statement, told.cue, sentence),
    )  # fmt: skip


def _deeds(document: Document, spoken: Spoken, words: Words, within: _Within) -> Iterator[Deed]:
    for told in find_deeds(spoken.sentence, document.text, words, spoken.people):
        if not told.kind.is_war:
            continue  # politics is read for PLOVER's code of a sentence; the record keeps what was done to people and places
        yield _deed(document, spoken.sentence, told, within.covering(told.cue))


def _deed(document: Document, sentence: Sentence, told: ToldDeed, statement: Statement | None) -> Deed:
    filled: tuple[tuple[Role, Span | None], ...] = (
        ("actor", told.actor),
        ("recipient", told.recipient),
        ("location", told.location),
    )
    return Deed(
        id=identify("de", document.id, told.cue.start, told.cue.end),
        document=document.id,
        statement=statement.id if statement else "",
        cue=told.cue,
        event_type=told.kind.event_type,
        event_mode=told.kind.event_mode,
        context=told.context,
        roles=tuple(RoleWords(role, span, span.of(document.text)) for role, span in filled if span is not None),
        factuality=told.factuality,
        status=told.status,
        when=_when(statement, told.cue, sentence),
    )  # fmt: skip


def _when(statement: Statement | None, cue: Span, sentence: Sentence) -> When | None:
    """The date told nearest to the word in its own sentence, else the time of the statement."""
    if statement is None:
        return None
    inside = [one for one in statement.timexes if sentence.span.start <= one.span.start < sentence.span.end]
    if len(inside) > 1:
        return min(
            inside, key=lambda one: min(abs(one.span.start - cue.end), abs(cue.start - one.span.end))
        ).when
    return statement.when
