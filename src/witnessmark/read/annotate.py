"""Tokens of sentences with their offsets, and, where a model is there, tags, heads and entities."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path
from typing import Any, Protocol

from witnessmark.read.bounds import Note, aloud
from witnessmark.read.cues import Words, fold
from witnessmark.read.modellock import Lock, check_model, find_model, load_lock
from witnessmark.read.parser import Ask, Parsed, Parser, everything
from witnessmark.records import Span

MODEL = "en_core_web_sm-3.8.0"
_LETTERS = r"[\w\u064b-\u065f\u0670\u0640]+"  # Arabic vowel marks stand inside words
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,:]\d+)*|n['’]t\b|{_LETTERS}\.(?:com|org|net|info|gov)\b|{_LETTERS}(?:[-’']{_LETTERS})*|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    Attributes:
        start, end: code points of the document's text.
        tag: coarse part of speech (Universal Dependencies), "" without a model.
        head: index of its head within the sentence, itself for a root, -1 without a model.
        dep: its relation to the head, "" without a model.
        word: its text folded for looking up; made once, as fifty patterns look at it.
    """

    text: str
    start: int
    end: int
    tag: str = ""
    head: int = -1
    dep: str = ""
    word: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "word", fold(self.text))


_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True)
class Entity:
    """A name the model found: PERSON, ORG, GPE, NORP ..."""

    span: Span
    kind: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of a document and its tokens.

    Attributes:
        entities: names the model found; empty, too, where it was not asked.
        parsed: whether its tokens have tags and heads.
        named: whether the model was asked for names.
    """

    span: Span
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    parsed: bool = False
    named: bool = False

    def covering(self, first: int, last: int) -> Span:
        """The span from token `first` to token `last`, both inclusive."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def within(self, span: Span) -> tuple[int, ...]:
        """Indices of tokens that lie in a span; the tokens stand in text order, apart."""
        first = bisect_left(self.tokens, span.start, key=_START)
        return tuple(range(first, bisect_right(self.tokens, span.end, first, key=_END)))


class Annotator(Protocol):
    """Something that turns sentence spans into tokens."""

    def annotate(self, text: str, spans: Sequence[Span], words: Words) -> Iterator[Sentence]:
        """One Sentence per span, in order."""


@dataclass(frozen=True)
class PlainAnnotator:
    """Tokens only: no weights, any language."""

    def annotate(self, text: str, spans: Sequence[Span], words: Words) -> Iterator[Sentence]:  # noqa: ARG002
        """One Sentence per span, without tags or heads; `words` is for back ends that know one language only."""
        for span in spans:
            found = _WORD.finditer(text, span.start, span.end)
            yield Sentence(span, tuple(Token(one.group(), one.start(), one.end()) for one in found))


@dataclass(frozen=True)
class Aloud:
    """An annotator that says how far it is in a long text."""

    annotator: Annotator
    note: Note

    def annotate(self, text: str, spans: Sequence[Span], words: Words) -> Iterator[Sentence]:
        """The sentences of the annotator inside."""
        found = self.annotator.annotate(text, spans, words)
        return aloud(found, len(spans), "sentence", self.note)


LONGEST_PARSED = 2_000
"""Characters of a sentence that the model is given. 300 kB of letters without a stop cost it two minutes and 5 GB."""


@dataclass
class ModelAnnotator:
    """spaCy's small English model, loaded once its files were checked against the lock; other languages go plain.

    Attributes:
        ask: what each sentence is asked for, by its words; everything, unless told otherwise.
    """

    ask: Ask = everything
    parser: Parser | None = None

    def annotate(self, text: str, spans: Sequence[Span], words: Words) -> Iterator[Sentence]:
        """One Sentence per span with tags, heads and entities; the model sees all spans of a call together."""
        if words.language != "en":
            yield from PlainAnnotator().annotate(text, spans, words)
            return
        self.parser = self.parser or Parser(load_model, self.ask)
        short = (span.of(text) for span in spans if span.end - span.start <= LONGEST_PARSED)
        parsed = self.parser.parse(short)
        for span in spans:
            if span.end - span.start <= LONGEST_PARSED:
                yield _sentence(span, next(parsed))
            else:
                yield from PlainAnnotator().annotate(text, (span,), words)


@cache
def load_annotator(ask: Ask = everything) -> ModelAnnotator:
    """The one annotator of this process for a way of asking; its model is loaded at the first English sentence."""
    return ModelAnnotator(ask)


def installed_model() -> tuple[Lock, Path]:
    """The lock and the folder of the installed model, found without loading anything.

    Raises:
        ImportError: spaCy or the model is not installed.
    """
    lock = load_lock(MODEL)
    folder = find_model(lock)
    if folder is None or find_spec("spacy") is None:
        missing = "spaCy" if folder is not None else f"{lock.model} {lock.version}"
        raise ImportError(
            f'{missing} is not installed. Run: pip install "witnessmark[model]", or use --reader rules.'
        )
    return lock, folder


def load_model() -> Any:
    """The spaCy pipeline of the locked model, without the parts that nothing here reads.

    Raises:
        ReadError: a file differs from the lock.
        ImportError: spaCy or the model is not installed.
    """
    lock, folder = installed_model()
    check_model(lock, folder)
    import spacy

    return spacy.load(folder, exclude=["lemmatizer", "senter"])


def _sentence(span: Span, parsed: Parsed) -> Sentence:
    """What the model says of a sentence, at its place in the text."""
    at = span.start
    tokens = [
        Token(row.text, at + row.start, at + row.end, row.tag, row.head, row.dep) for row in parsed.rows
    ]
    names = [Entity(Span(at + start, at + end), kind) for start, end, kind in parsed.names]
    return Sentence(span, tuple(tokens), tuple(names), parsed=parsed.want.tree, named=parsed.want.names)
