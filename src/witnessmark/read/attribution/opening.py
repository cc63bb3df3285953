"""The ends of a document: who publishes it, whose wire it prints, and whose word its headline gives."""

import re
from dataclasses import replace

from witnessmark.read.attribution.outline import Paragraph
from witnessmark.read.attribution.told import Told
from witnessmark.read.attribution.walk import Walk, carry_chain
from witnessmark.read.cues import fold
from witnessmark.read.voices import VoiceBook
from witnessmark.records import Document, Span, Voice

_DATELINE = re.compile(r"(?:[A-Z][A-Z .,'’-]{1,40}[A-Z][\w ,.]{0,30})?\(([^()]{2,40})\)[\w .]{0,40}[-–—]")


def publisher_voice(document: Document, book: VoiceBook) -> Voice:
    """The outermost mouth: who published the document, "this document" when nothing says so."""
    name = document.publisher or "this document"
    alias = book.aliases.get(name.casefold())
    if alias is not None:
        return Voice(alias.name, alias.kind)
    if not document.publisher:
        return Voice(name, "unknown")
    kind = book.kind_of(name)
    is_body = kind == "organisation" and any(
        book.words.has("sources", "organisations", part) for part in name.split()
    )
    return Voice(name, kind if is_body or kind in {"agency", "government"} else "outlet")


def find_wire(walk: Walk, paragraphs: tuple[Paragraph, ...]) -> tuple[Voice, ...]:
    """As in "NORTH PORT (Some Agency) - ...": whoever prints it has it from that agency."""
    body = next((one for one in paragraphs if one.kind not in {"title", "heading", "byline"}), None)
    found = _DATELINE.match(walk.document.text, body.span.start, body.span.end) if body else None
    voice = walk.book.resolve(found[1]) if found else None
    if voice is None or found is None or voice.name == walk.publisher.name:
        return ()
    kind = voice.kind if voice.kind in {"outlet", "agency"} else "agency"
    return (replace(voice, kind=kind, source_spans=(Span(*found.span(1)),)),)


def resolve_headlines(walk: Walk) -> list[Told]:
    """As in "Report: ..." names no source: it has the chain of the first attributed piece of the body."""
    first = next((one for one in walk.told if one.kind == "main" and len(one.chain) > 1), None)
    made = []
    for one in walk.told:
        marked = one.kind == "headline" and _is_marked(walk, one)
        if marked and first is not None:
            chain = carry_chain(_named_chain(walk, one) or first.chain)
            made.append(replace(one, chain=chain, mode="paraphrase", leans_on=first.leans_on))
        else:
            made.append(one)
    return made


def _is_marked(walk: Walk, headline: Told) -> bool:
    """Whether a headline says that it is second-hand but not whose: "Report: ...", "...: report", "..., aid group says"."""
    tokens, listed = headline.line.sentence.tokens, walk.words.phrases["headline"]
    if len(headline.chain) > len(walk.base):
        return headline.chain[-1].name[:1].islower()
    who = _before_colon(headline)
    named = who is not None and any(
        (tokens[n].text.isupper() and len(tokens[n].text) > 1 and tokens[n].text.isalpha())
        or walk.words.is_source(tokens[n].word, "groups", "bodies", "outlets", "agencies")
        for n in range(*who)
    )
    return named or (len(tokens) > 3 and any(tokens[n].word in listed for n in range(*(who or (0, 0)))))


def _before_colon(headline: Told) -> tuple[int, int] | None:
    """The tokens, first and past the last, of "X: A" or "A: X" with X of up to four words."""
    tokens = headline.line.sentence.tokens
    at = next((n for n, token in enumerate(tokens) if token.text == ":"), 0)
    if 0 < at <= 4 and at < len(tokens) - 3:
        of = {"of", "on", "in", "from", "for", "to"}
        return None if any(one.word in of for one in tokens[:at]) else (0, at)
    return (at + 1, len(tokens)) if at > 3 and len(tokens) - 4 <= at + 1 < len(tokens) else None


def _named_chain(walk: Walk, headline: Told) -> tuple[Voice, ...]:
    """The chain of a headline whose colon names somebody who speaks in the body; () for "Report: ..."."""
    who = _before_colon(headline)
    if who is None or len(headline.chain) > len(walk.base):
        return ()
    span = headline.line.sentence.covering(who[0], who[1] - 1)
    said = span.of(walk.document.text)
    known = walk.book.known.get(fold(said)) or walk.book.by_initials(said)
    voice = next((one for one in walk.book.recent if known is not None and one.name == known.name), None)
    return (walk.publisher, *walk.wire, replace(voice, source_spans=(span,))) if voice else ()
