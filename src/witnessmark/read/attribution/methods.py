"""Sentences that tell how a source came to know: "The group interviewed 14 residents"."""

from witnessmark.read.attribution.grammar import phrase_before
from witnessmark.read.attribution.outline import Line
from witnessmark.read.cues import fold
from witnessmark.read.voices import VoiceBook
from witnessmark.records import Span, Voice


def find_method(book: VoiceBook, line: Line, span: Span, text: str) -> Voice | None:
    """The voice whose method a piece tells; None when its subject has not spoken in this document.

    Args:
        book: voices known so far.
        line: the sentence.
        span: the piece of it.
        text: the document's text.
    """
    words, tokens = book.words, line.sentence.tokens
    at = line.sentence.within(span)
    for n in at:
        if tokens[n].word not in words.phrases["methods"]:
            continue
        subject = phrase_before(line.sentence, n, at[0], words)
        name = line.sentence.covering(*subject).of(text) if subject else ""
        if not subject or fold(name) in words.phrases["own"]:
            return None
        before = list(book.recent)
        voice = book.resolve(name)
        if voice is not None and voice.name in {one.name for one in before}:
            return voice
        book.recent = before  # it only did something: it has not spoken
        return None
    return None
