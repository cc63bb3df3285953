"""Who speaks by default in a paragraph: the publisher, whoever is quoted in block, whose turn or list it is."""

import re
from dataclasses import replace

from witnessmark.read.attribution.frames import RELAY, Frame
from witnessmark.read.attribution.listheads import is_item, list_source
from witnessmark.read.attribution.outline import Paragraph
from witnessmark.read.attribution.walk import Walk, through, voice_of
from witnessmark.read.cues import fold
from witnessmark.records import Span, Voice

_ASKS = {"q", "question", "interviewer", "frage", "س"}
_ANSWERS = {"a", "answer", "antwort", "ج"}
_POST = re.compile(r"\W{0,2}(?:RT |From |Via )?(@\w{2,30}):\s")
_NOTICE = re.compile(r"((?:[A-Z][\w.'’-]{0,30} ){1,5}[A-Z][\w.'’-]{0,30}): (?=\S)")


def enter(walk: Walk, paragraphs: tuple[Paragraph, ...], number: int) -> None:
    """Set who speaks by default in a paragraph, before its sentences are told."""
    here, before = paragraphs[number], paragraphs[number - 1] if number else None
    listed = walk.listed if is_item(here, walk.document.text) else ()
    walk.base, walk.leans_on, walk.listed = (walk.publisher, *walk.wire), None, ()
    if number in walk.turns:
        _take_turn(walk, walk.turns[number])
    elif here.kind in {"title", "heading"} or (
        before is not None and before.lines and _is_introduced(walk, before, here)
    ):
        return
    elif listed:
        walk.base = walk.listed = listed
    else:
        _take_notice(walk, here)


def _is_introduced(walk: Walk, before: Paragraph, here: Paragraph) -> bool:
    """Whether the paragraph before says whose words this one holds; sets the base when it does."""
    frame = _introduces(before, here, walk.document.text) or list_source(
        before, walk.document.text, walk.words
    )
    voice = voice_of(walk, frame) if frame is not None else None
    if frame is not None and voice is not None and voice.name != walk.publisher.name:
        walk.base = (*walk.base, *through(walk, voice))
        walk.leans_on = frame.clause
        walk.listed = walk.base if is_item(here, walk.document.text) else ()
        return True
    if here.kind == "quote" and walk.last >= 0 and frame is None:
        walk.base = walk.told[walk.last].chain
        return True
    return False


def _introduces(before: Paragraph, here: Paragraph, text: str) -> Frame | None:
    """The frame at a paragraph's end that announces the next one as quoted.

    A mark-up-less copy shows a block quotation by three things together: the sentence before names
    who said it and in which work, it ends its paragraph, and a long paragraph without an opening source follows.
    """
    last = before.lines[-1]
    if not last.frames:
        return None
    frame = last.frames[-1]
    if here.kind == "quote" or last.sentence.span.of(text).rstrip().endswith(":"):
        return frame
    is_long = len(here.lines) >= 4 or here.span.end - here.span.start >= 500
    titled = frame.work is not None and frame.rank == RELAY
    return frame if titled and is_long and here.lines and not here.lines[0].frames else None


def _take_turn(walk: Walk, name: Span) -> None:
    """Who is named before the colon speaks the paragraph; the interviewer is whoever publishes, or another outlet."""
    said = fold(name.of(walk.document.text))
    if said in _ASKS:
        return
    voice = _interviewed(walk) if said in _ANSWERS else walk.book.resolve(name.of(walk.document.text))
    if voice is not None and voice.name != walk.publisher.name:
        walk.base = (*walk.base, replace(voice, source_spans=(name,)))


def _interviewed(walk: Walk) -> Voice | None:
    """Whoever the text named last before the answers began; the answers keep the same voice."""
    if walk.guest is None:
        people = (one for one in reversed(walk.book.recent) if one.kind in {"person", "group"})
        walk.guest = next(people, None)
    return walk.guest


def _take_notice(walk: Walk, here: Paragraph) -> None:
    """As in "RT @name: A" and "Harbour Media Office: A": the paragraph is theirs."""
    text = walk.document.text
    found = _POST.match(text, here.span.start, here.span.end) or _NOTICE.match(
        text, here.span.start, here.span.end
    )
    if found is None or not (found[1].startswith("@") or _is_body(walk, found[1])):
        return
    voice = walk.book.resolve(found[1])
    if voice is not None and voice.name != walk.publisher.name:
        walk.base = (*walk.base, replace(voice, source_spans=(Span(*found.span(1)),)))


def _is_body(walk: Walk, name: str) -> bool:
    lists = ("organisations", "outlets", "agencies", "governments", "bodies")
    return any(walk.words.is_source(part, *lists) for part in name.split())
