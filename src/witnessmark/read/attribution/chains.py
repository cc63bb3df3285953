"""Walks through a document and gives each piece its chain: nested frames, relays, carry-over, block quotations."""

import re
from dataclasses import replace

from witnessmark.read.attribution.base import enter
from witnessmark.read.attribution.carry import goes_on
from witnessmark.read.attribution.clauses import Piece
from witnessmark.read.attribution.frames import RELAY, SAYS, Frame
from witnessmark.read.attribution.methods import find_method
from witnessmark.read.attribution.opening import find_wire, publisher_voice, resolve_headlines
from witnessmark.read.attribution.outline import Line, Paragraph
from witnessmark.read.attribution.persons import named_bodies, named_persons, named_subject
from witnessmark.read.attribution.told import Told, frames_over, has_quote, mode_of, spoken
from witnessmark.read.attribution.turns import find_turns
from witnessmark.read.attribution.walk import (
    Walk,
    add_voices,
    carried,
    carry_chain,
    chain_of,
    find_lean,
    through,
    voice_of,
)
from witnessmark.read.voices import VoiceBook
from witnessmark.records import Document, Voice
from witnessmark.records.statement import Mode

_EXPANSION = re.compile(
    r"((?:[A-Z][\w'’-]{1,30} (?:(?:of|and|the|for|in) ){0,2}){1,8})\(([A-Z][\w.-]{1,11})\)"
)


def tell(document: Document, paragraphs: tuple[Paragraph, ...], book: VoiceBook) -> tuple[Told, ...]:
    """Every piece of the document with its chain, in text order."""
    walk = Walk(document, book.words, book, publisher_voice(document, book))
    for found in _EXPANSION.finditer(document.text):
        book.teach(found[1], found[2])
    walk.wire = find_wire(walk, paragraphs)
    walk.base = (walk.publisher, *walk.wire)
    _learn_relays(walk, paragraphs)
    walk.turns = find_turns(paragraphs, document.text)
    for number, paragraph in enumerate(paragraphs):
        enter(walk, paragraphs, number)
        for line in paragraph.lines:
            _tell_line(walk, line, number, paragraph.kind)
    return tuple(resolve_headlines(walk))


def _learn_relays(walk: Walk, paragraphs: tuple[Paragraph, ...]) -> None:
    """As in "as reported by B in C" over words of A: whatever this document has from A, it has through B."""
    for line in (line for paragraph in paragraphs for line in paragraph.lines):
        outer = [frame for frame in line.frames if frame.rank == RELAY]
        inner = [frame for frame in line.frames if frame.rank == SAYS]
        for frame in inner if outer else ():
            origin = walk.book.resolve(frame.source.of(walk.document.text))
            voices = tuple(filter(None, (voice_of(walk, one) for one in outer)))
            if origin is not None and voices and origin.name not in {voice.name for voice in voices}:
                walk.relays.setdefault(origin.name, (voices, outer[0].clause))


def _tell_line(walk: Walk, line: Line, number: int, block: str) -> None:
    start = len(walk.told)
    for piece in line.pieces:
        walk.told.append(_tell_piece(walk, line, piece, number, start))
        if piece.role == "main" and block != "title":
            walk.last = len(walk.told) - 1
    if block == "title":
        walk.told[start:] = [
            replace(
                walk.told[start],
                kind="headline",
                piece=replace(walk.told[start].piece, span=line.sentence.span),
            )
        ]
        return
    walk.book.see(one.text for one in line.sentence.tokens if one.text[:1].isupper())
    named = [*named_persons(line.sentence, walk.words), *named_subject(line.sentence, walk.words)]
    for one in sorted(set(named), reverse=True):  # the first named is the likelier "she" or "it"
        if not any(frame.source.start <= one.start < frame.source.end for frame in line.frames):
            walk.book.mention(one.of(walk.document.text))
    for one in named_bodies(line.sentence, walk.words):
        walk.book.name_body(one.of(walk.document.text))
    for frame in line.frames[-1:]:
        _remember_last(walk, frame)
    _inherit_concession(walk, start)
    _reach_back(walk, line, start)
    if line.pieces and line.pieces[0].role == "attribution":
        _point_back(walk, line, number, start)


def _tell_piece(walk: Walk, line: Line, piece: Piece, number: int, start: int) -> Told:
    if piece.role == "attribution":
        return Told(piece, line, number, "attribution", walk.base, "assertion", line.frames)
    if piece.role == "publication":
        return _publication(walk, line, piece, number)
    if piece.role == "clause":
        parent = walk.told[start + piece.parent]
        own = spoken(line, frames_over(piece, piece.frames), walk.words)
        chain = add_voices(parent.chain, chain_of(walk, own))
        kept = not own and parent.mode in {"direct_quote", "block_quote", "assertion"}
        mode = parent.mode if kept else mode_of(piece, line, own)
        return Told(
            piece,
            line,
            number,
            "clause",
            chain,
            mode,
            own or parent.frames,
            start + piece.parent,
            parent.leans_on,
        )
    frames = spoken(line, frames_over(piece, piece.frames), walk.words)
    chain = chain_of(walk, frames)
    if frames and all(frame.is_unnamed for frame in frames):
        return _hearsay(walk, line, piece, number)
    if len(chain) > len(walk.base):
        return Told(
            piece,
            line,
            number,
            "main",
            chain,
            mode_of(piece, line, frames),
            frames,
            -1,
            find_lean(walk, chain),
        )
    return _unattributed(walk, line, piece, number)


def _hearsay(walk: Walk, line: Line, piece: Piece, number: int) -> Told:
    """A piece told as somebody's word without a name: through the last speaker where the speech goes on."""
    frames = frames_over(piece, piece.frames)
    bare = _unattributed(walk, line, piece, number)
    chain = add_voices(bare.chain, filter(None, (voice_of(walk, frame) for frame in frames)))
    mode = "paraphrase" if bare.mode == "assertion" else bare.mode
    return replace(bare, chain=chain, mode=mode, frames=frames)


def _remember_last(walk: Walk, frame: Frame) -> None:
    """Who speaks last in a sentence stays the nearest for "she" and "it", whoever else it names."""
    if not frame.is_unnamed and not frame.is_resumed:
        walk.book.resolve(frame.source.of(walk.document.text), frame.clause.of(walk.document.text))


def _publication(walk: Walk, line: Line, piece: Piece, number: int) -> Told:
    """As in "X stated in a report, titled T, released today": told by whoever relays X here, else by the document."""
    voice = voice_of(walk, piece.frames[0]) if piece.frames else None
    relay = walk.relays.get(voice.name) if voice else None
    chain = add_voices(walk.base, carried(relay[0]) if relay else ())
    lean = relay[1] if relay else walk.leans_on
    mode: Mode = "paraphrase" if len(chain) > 1 else "assertion"
    return Told(piece, line, number, "publication", chain, mode, piece.frames, leans_on=lean)


def _unattributed(walk: Walk, line: Line, piece: Piece, number: int) -> Told:
    """A piece without a source of its own: carried on from the last one, quoted in block, or the document's own."""
    before = walk.told[walk.last] if walk.last >= 0 else None
    bare = Told(piece, line, number, "main", walk.base, "paraphrase")
    if before is not None and len(before.chain) > len(walk.base) and goes_on(before, bare, walk.words):
        mode = mode_of(piece, line, ()) if has_quote(piece, line) else "paraphrase"
        chain = carry_chain(_still_speaking(before, line))
        return replace(bare, chain=chain, mode=mode, leans_on=before.leans_on)
    method = find_method(walk.book, line, piece.span, walk.document.text)
    if method is not None:
        chain = add_voices(walk.base, carried(through(walk, method)))
        return replace(bare, chain=chain, leans_on=find_lean(walk, chain), is_method=True)
    in_block = len(walk.base) > 1 + len(walk.wire)
    mode = "block_quote" if in_block else "paraphrase" if walk.wire else "assertion"
    return replace(bare, chain=carry_chain(walk.base), mode=mode, leans_on=walk.leans_on)


def _still_speaking(before: Told, line: Line) -> tuple[Voice, ...]:
    """The mouths of the piece before without those named inside a quotation that goes on: their words have ended."""
    going = [quote for quote in line.quotes if quote in before.line.quotes]
    return tuple(
        voice
        for voice in before.chain
        if not any(quote.start < cue.start < quote.end for cue in voice.cue_spans for quote in going)
    )


def _reach_back(walk: Walk, line: Line, start: int) -> None:
    """As in "“A. B,” said X.": the quotation began sentences ago, and all of it is X's."""
    here = next((one for one in walk.told[start:] if one.kind == "main" and one.frames), None)
    opened = [quote for quote in line.quotes if quote.start < line.sentence.span.start]
    if here is None or not opened:
        return
    for at in range(start - 1, -1, -1):
        one = walk.told[at]
        if not opened[0].start <= one.piece.span.end or one.paragraph != here.paragraph or one.frames:
            return
        if one.piece.span.end > opened[0].start:
            walk.told[at] = replace(
                one, chain=carry_chain(here.chain), mode="direct_quote", leans_on=here.leans_on
            )


def _inherit_concession(walk: Walk, start: int) -> None:
    """As in "Although A says p, B says q": p is part of B's argument, so its chain runs through B."""
    mains = [n for n in range(start, len(walk.told)) if walk.told[n].piece.role == "main"]
    if len(mains) != 2:
        return
    first, second = (walk.told[n] for n in mains)
    opener = first.line.sentence.tokens[0].word
    if opener not in walk.words.grammar["concessives"] or len(second.chain) < 2:
        return
    chain = add_voices(carry_chain(second.chain), first.chain[1:])
    walk.told[mains[0]] = replace(first, chain=chain)


def _point_back(walk: Walk, line: Line, number: int, start: int) -> None:
    """As in "This was reported by X": X's chain reaches the unattributed pieces before, and is carried on."""
    frames = tuple(frame for frame in line.frames if frame.points_back or frame.rank == RELAY)
    chain = chain_of(walk, frames)
    lean = find_lean(walk, chain)
    opens = not start or walk.told[start - 1].paragraph != number
    near = number - 1 if opens else number  # what opens its paragraph points at the one before
    at = start - 1
    while at >= 0 and _takes_chain(walk, walk.told[at], near):
        one = walk.told[at]
        mode = mode_of(one.piece, one.line, ()) if one.kind != "headline" else one.mode
        walk.told[at] = replace(one, chain=chain, mode=mode, leans_on=lean)
        walk.last = max(walk.last, at)
        at -= 1


def _takes_chain(walk: Walk, told: Told, near: int) -> bool:
    """Whether a piece stands in the paragraph pointed at and has no source of its own."""
    return told.paragraph == near and len(told.chain) <= len(walk.base) and told.kind in {"main", "clause"}
