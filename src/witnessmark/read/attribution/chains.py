"""Walks through a document and gives each piece its chain: nested frames, relays, carry-over, block quotations."""

import re
from dataclasses import dataclass, field, replace

from witnessmark.read.attribution.carry import goes_on
from witnessmark.read.attribution.frames import RELAY, SAYS, Frame, order_frames
from witnessmark.read.attribution.outline import Line, Paragraph
from witnessmark.read.attribution.told import Told, frames_over, has_quote, mode_of
from witnessmark.read.cues import Words, fold
from witnessmark.read.attribution.clauses import Piece
from witnessmark.read.voices import VoiceBook, with_outlet
from witnessmark.records import Document, Span, Voice

_EXPANSION = re.compile(r"((?:[A-Z][\w'’-]{1,30} (?:(?:of|and|the|for|in) ){0,2}){1,8})\(([A-Z][\w.-]{1,11})\)")


@dataclass
class Walk:
    """State of one reading.

    Attributes:
        base: the publisher's voice, and inside a block quotation those it is attributed to.
        leans_on: words that date the block quotation.
        relays: origin's name -> voices through which the document has it, with the words that date the relay.
        told: the pieces so far.
        last: index of the last main piece, -1 at the start.
    """

    document: Document
    words: Words
    book: VoiceBook
    publisher: Voice
    base: tuple[Voice, ...] = ()
    leans_on: Span | None = None
    relays: dict[str, tuple[tuple[Voice, ...], Span]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    last: int = -1


def tell(document: Document, paragraphs: tuple[Paragraph, ...], book: VoiceBook) -> tuple[Told, ...]:
    """Every piece of the document with its chain, in text order."""
    walk = Walk(document, book.words, book, publisher_voice(document, book))
    walk.base = (walk.publisher,)
    for found in _EXPANSION.finditer(document.text):
        book.teach(found[1], found[2])
    _learn_relays(walk, paragraphs)
    for number, paragraph in enumerate(paragraphs):
        _enter(walk, paragraphs, number)
        for line in paragraph.lines:
            _tell_line(walk, line, number, paragraph.kind)
    return tuple(_headlines(walk))


def publisher_voice(document: Document, book: VoiceBook) -> Voice:
    """The outermost mouth: who published the document, "this document" when nothing says so."""
    name = document.publisher or "this document"
    alias = book.aliases.get(name.casefold())
    if alias is not None:
        return Voice(alias.name, alias.kind)
    kind = book.kind_of(name) if document.publisher else "unknown"
    return Voice(name, kind if kind in {"agency", "organisation", "government"} else "outlet" if document.publisher else kind)


def _learn_relays(walk: Walk, paragraphs: tuple[Paragraph, ...]) -> None:
    """ "as reported by B in C" over words of A: whatever this document has from A, it has through B."""
    for line in (line for paragraph in paragraphs for line in paragraph.lines):
        outer = [frame for frame in line.frames if frame.rank == RELAY]
        inner = [frame for frame in line.frames if frame.rank == SAYS]
        for frame in inner if outer else ():
            origin = walk.book.resolve(frame.source.of(walk.document.text))
            voices = tuple(filter(None, (voice_of(walk, one) for one in outer)))
            if origin is not None and voices and origin.name not in {voice.name for voice in voices}:
                walk.relays.setdefault(origin.name, (voices, outer[0].clause))


def voice_of(walk: Walk, frame: Frame) -> Voice | None:
    """The voice of a frame, with its words, its outlet and the page's link; None for the author's own "we"."""
    text = walk.document.text
    voice = walk.book.resolve(frame.source.of(text))
    if voice is None:
        own = fold(frame.source.of(text)) in walk.words.phrases["own"]
        if own:
            return None
        voice = Voice(frame.source.of(text).strip(), "unknown")
    outlet = re.sub(r"\s+", " ", frame.outlet.of(text)) if frame.outlet else ""
    found = with_outlet(voice, outlet)
    if outlet:
        walk.book.known[fold(voice.name)] = found
        _share(walk.book, found)
    href = next((link.href for link in walk.document.links if _touches(link.span, frame.clause)), "")
    return replace(found, source_spans=(frame.source,), cue_spans=(frame.cue,), href=href)


def _share(book: VoiceBook, voice: Voice) -> None:
    """Every name of the voice leads to the one with the outlet."""
    for key, known in book.known.items():
        if known.name == voice.name:
            book.known[key] = voice


def _touches(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _enter(walk: Walk, paragraphs: tuple[Paragraph, ...], number: int) -> None:
    """Set who speaks by default in a paragraph: the publisher, or the one whose block quotation it is."""
    walk.base, walk.leans_on = (walk.publisher,), None
    before = paragraphs[number - 1] if number else None
    if before is None or not before.lines or paragraphs[number].kind in {"title", "heading"}:
        return
    frame = _introduces(before, paragraphs[number], walk.document.text)
    voice = voice_of(walk, frame) if frame is not None else None
    if frame is not None and voice is not None and voice.name != walk.publisher.name:
        walk.base = (*walk.base, *_through(walk, voice))
        walk.leans_on = frame.clause
    elif paragraphs[number].kind == "quote" and walk.last >= 0 and frame is None:
        walk.base = walk.told[walk.last].chain


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


def _through(walk: Walk, voice: Voice) -> tuple[Voice, ...]:
    """A voice preceded by those who relay it in this document."""
    relay = walk.relays.get(voice.name)
    if relay is None:
        return (voice,)
    return (*(replace(one, carried=True) for one in relay[0]), voice)


def _chain(walk: Walk, frames: tuple[Frame, ...]) -> tuple[Voice, ...]:
    chain = list(walk.base)
    for frame in order_frames(list(frames)):
        voice = voice_of(walk, frame)
        for one in _through(walk, voice) if voice else ():
            if one.name not in {other.name for other in chain}:
                chain.append(one)
    return tuple(chain)


def _lean(walk: Walk, chain: tuple[Voice, ...]) -> Span | None:
    """Words that date the article which the piece was taken from."""
    if walk.leans_on is not None:
        return walk.leans_on
    relays = (walk.relays.get(voice.name) for voice in chain)
    return next((relay[1] for relay in relays if relay is not None), None)


def _tell_line(walk: Walk, line: Line, number: int, block: str) -> None:
    start = len(walk.told)
    for piece in line.pieces:
        walk.told.append(_tell_piece(walk, line, piece, number, start))
        if piece.role == "main" and block != "title":
            walk.last = len(walk.told) - 1
    if block == "title":
        walk.told[start:] = [replace(walk.told[start], kind="headline", piece=replace(walk.told[start].piece, span=line.sentence.span))]
        return
    _inherit_concession(walk, start)
    if line.pieces and line.pieces[0].role == "attribution":
        _point_back(walk, line, number, start)


def _tell_piece(walk: Walk, line: Line, piece: Piece, number: int, start: int) -> Told:
    if piece.role == "attribution":
        return Told(piece, line, number, "attribution", walk.base, "assertion", line.frames)
    if piece.role == "publication":
        return _publication(walk, line, piece, number)
    if piece.role == "clause":
        parent = walk.told[start + piece.parent]
        own = frames_over(piece, piece.frames)
        chain = (*parent.chain, *(voice for voice in _chain(walk, own) if voice.name not in {v.name for v in parent.chain}))
        mode = mode_of(piece, line, own) if own else parent.mode
        return Told(piece, line, number, "clause", chain, mode, own or parent.frames, start + piece.parent, parent.leans_on)
    frames = frames_over(piece, piece.frames)
    chain = _chain(walk, frames)
    if len(chain) > len(walk.base):
        return Told(piece, line, number, "main", chain, mode_of(piece, line, frames), frames, -1, _lean(walk, chain))
    return _unattributed(walk, line, piece, number)


def _publication(walk: Walk, line: Line, piece: Piece, number: int) -> Told:
    """ "X stated in a report, titled T, released today": told by whoever relays X here, else by the document."""
    voice = voice_of(walk, piece.frames[0]) if piece.frames else None
    relay = walk.relays.get(voice.name) if voice else None
    chain = (*walk.base, *(replace(one, carried=True) for one in relay[0])) if relay else walk.base
    mode = "paraphrase" if len(chain) > 1 else "assertion"
    return Told(piece, line, number, "publication", chain, mode, piece.frames, -1, relay[1] if relay else walk.leans_on)  # type: ignore[arg-type]


def _unattributed(walk: Walk, line: Line, piece: Piece, number: int) -> Told:
    """A piece without a source of its own: carried on from the last one, quoted in block, or the document's own."""
    before = walk.told[walk.last] if walk.last >= 0 else None
    if before is not None and len(before.chain) > len(walk.base) and goes_on(before, piece, line, before.paragraph == number, walk.words):
        chain = tuple(replace(voice, carried=True) if n else voice for n, voice in enumerate(before.chain))
        mode = mode_of(piece, line, ()) if has_quote(piece, line) else "paraphrase"
        return Told(piece, line, number, "main", chain, mode, (), -1, before.leans_on)
    if len(walk.base) > 1:
        carried = tuple(replace(voice, carried=True) if n else voice for n, voice in enumerate(walk.base))
        return Told(piece, line, number, "main", carried, "block_quote", (), -1, walk.leans_on)
    return Told(piece, line, number, "main", walk.base, "assertion", (), -1, walk.leans_on)


def _inherit_concession(walk: Walk, start: int) -> None:
    """ "Although A says p, B says q": p is part of B's argument, so its chain runs through B."""
    mains = [n for n in range(start, len(walk.told)) if walk.told[n].piece.role == "main"]
    if len(mains) != 2:  # noqa: PLR2004 - the conceded part and the claim
        return
    first, second = (walk.told[n] for n in mains)
    if first.line.sentence.tokens[0].word not in walk.words.grammar["concessives"] or len(second.chain) < 2:
        return
    outer = tuple(replace(one, carried=True) if n else one for n, one in enumerate(second.chain))
    names = {voice.name for voice in outer}
    chain = (*outer, *(one for one in first.chain[1:] if one.name not in names))
    walk.told[mains[0]] = replace(first, chain=chain)


def _point_back(walk: Walk, line: Line, number: int, start: int) -> None:
    """ "This was reported by X": X's chain reaches the unattributed pieces before, and is carried on."""
    frames = tuple(frame for frame in line.frames if frame.points_back or frame.rank == RELAY)
    chain = _chain(walk, frames)
    lean = _lean(walk, chain)
    at = start - 1
    while at >= 0 and _takes_chain(walk, walk.told[at], number, line):
        one = walk.told[at]
        mode = mode_of(one.piece, one.line, ()) if one.kind != "headline" else one.mode
        walk.told[at] = replace(one, chain=chain, mode=mode, leans_on=lean)
        walk.last = max(walk.last, at)
        at -= 1


def _takes_chain(walk: Walk, told: Told, number: int, line: Line) -> bool:
    """Pieces back to the paragraph's start; of the paragraph before when the pointer opens its own."""
    opens = walk.told and line.sentence.span.start == min(
        (one.line.sentence.span.start for one in walk.told if one.paragraph == number), default=line.sentence.span.start
    )
    near = number - 1 if opens else number
    return told.paragraph == near and len(told.chain) <= len(walk.base) and told.kind in {"main", "clause"}


def _headlines(walk: Walk) -> list[Told]:
    """ "Report: ..." names no source: it has the chain of the first attributed piece of the body."""
    first = next((one for one in walk.told if one.kind == "main" and len(one.chain) > 1), None)
    made = []
    for one in walk.told:
        marked = one.kind == "headline" and len(one.chain) == 1 and _is_marked(walk, one)
        if marked and first is not None:
            chain = tuple(replace(voice, carried=True) if n else voice for n, voice in enumerate(first.chain))
            made.append(replace(one, chain=chain, mode="paraphrase", leans_on=first.leans_on))
        else:
            made.append(one)
    return made


def _is_marked(walk: Walk, headline: Told) -> bool:
    """Whether a headline begins with "Report:" or the like."""
    tokens = headline.line.sentence.tokens
    return len(tokens) > 2 and tokens[1].text == ":" and tokens[0].word in walk.words.phrases["headline"]
