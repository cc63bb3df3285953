"""The state of one reading, and how a frame becomes a voice and a chain in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from witnessmark.read.attribution.frames import Frame, order_frames
from witnessmark.read.attribution.told import Told
from witnessmark.read.cues import Words, fold
from witnessmark.read.voices import VoiceBook, with_outlet
from witnessmark.records import Document, Span, Voice


@dataclass
class Walk:
    """State of one reading.

    Attributes:
        base: the publisher's voice, and inside a block quotation those it is attributed to.
        leans_on: words that date the block quotation.
        wire: the agency that a dateline names, between the publisher and everything else.
        relays: origin's name -> voices through which the document has it, with the words that date the relay.
        told: the pieces so far.
        last: index of the last main piece, -1 at the start.
        turns: index of a paragraph -> the words that name who speaks in it, in an interview.
        guest: who answers in an interview of questions and answers without names.
        listed: the chain of the list whose item was read last, () outside lists.
    """

    document: Document
    words: Words
    book: VoiceBook
    publisher: Voice
    base: tuple[Voice, ...] = ()
    wire: tuple[Voice, ...] = ()
    leans_on: Span | None = None
    relays: dict[str, tuple[tuple[Voice, ...], Span]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    last: int = -1
    turns: dict[int, Span] = field(default_factory=dict)
    guest: Voice | None = None
    listed: tuple[Voice, ...] = ()


def voice_of(walk: Walk, frame: Frame) -> Voice | None:
    """The voice of a frame, with its words, its outlet and the page's link; None for the author's own "we"."""
    text = walk.document.text
    if frame.is_unnamed:
        return Voice("unknown", "unknown", cue_spans=(frame.cue,))
    voice = walk.book.resolve(frame.source.of(text), frame.clause.of(text))
    if voice is None:
        return None  # "we", "you": the author, or anybody
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


def through(walk: Walk, voice: Voice) -> tuple[Voice, ...]:
    """A voice preceded by those who relay it in this document."""
    relay = walk.relays.get(voice.name)
    if relay is None:
        return (voice,)
    return (*carried(relay[0]), voice)


def carried(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The same mouths, marked as reached from a neighbouring sentence."""
    return tuple(replace(voice, carried=True) for voice in voices)


def carry_chain(chain: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """A whole chain carried on; the publisher at its head speaks here and now."""
    return (*chain[:1], *carried(chain[1:]))


def add_voices(chain: tuple[Voice, ...], more: Iterable[Voice]) -> tuple[Voice, ...]:
    """A chain with more mouths inside, none twice."""
    made = list(chain)
    for voice in more:
        if not any(_is_part(voice.name, one.name) for one in made):
            made.append(voice)
    return tuple(made)


def _is_part(one: str, other: str) -> bool:
    """The same name, or the beginning of it in whole words ("US Embassy" of "US Embassy in New Delhi")."""
    short, long = sorted((one, other), key=len)
    return one == other or (" " in short and long.startswith(f"{short} "))


def chain_of(walk: Walk, frames: tuple[Frame, ...]) -> tuple[Voice, ...]:
    """The chain that some frames make, on top of whoever speaks by default here."""
    chain = walk.base
    for frame in order_frames(list(frames)):
        if frame.is_resumed:
            chain = add_voices(chain, last_speakers(walk))
            continue
        for part in _handlers(walk, frame):
            voice = voice_of(walk, part)
            if voice is None or (_is_unknown(walk, voice) and len(chain) > len(walk.base)):
                continue  # "X said he saw": an inner "he" that nobody is known for is X, or nobody new
            chain = add_voices(chain, through(walk, voice))
    return chain


def _is_unknown(walk: Walk, voice: Voice) -> bool:
    """A pronoun that stands for nobody named."""
    return (
        voice.kind == "unknown"
        and voice.name in walk.words.grammar["pronouns"] | walk.words.phrases["resume"]
    )


def last_speakers(walk: Walk) -> tuple[Voice, ...]:
    """Who spoke last, with the mouths around them, carried on; whoever was named last where nobody has spoken yet."""
    before = walk.told[walk.last].chain[1:] if walk.last >= 0 else ()
    return carried(before or tuple(walk.book.recent[-1:])) or (Voice("unknown", "unknown"),)


def _handlers(walk: Walk, frame: Frame) -> tuple[Frame, ...]:
    """As in "images analysed by X show": X's word, on that of the images; "witnesses interviewed by X" likewise."""
    words = "|".join(sorted(walk.words.phrases["handled"])) or "(?!)"
    found = re.match(
        rf"(.{{2,120}}?)\s+(?:{words})\s+by\s+(.{{2,120}})$", frame.source.of(walk.document.text), re.DOTALL
    )
    said = frame.source.of(walk.document.text)
    found = found or _POSTED.match(said) or _MET.match(said)
    taken = _TAKEN_FROM.match(said) if found is None else None
    if taken is not None and walk.book.kind_of(taken[2]) in {
        "organisation",
        "outlet",
        "agency",
        "government",
    }:
        found = taken
    if found is None:
        return (frame,)
    start = frame.source.start
    agent, thing = (Span(start + found.start(n), start + found.end(n)) for n in (2, 1))
    return replace(frame, source=agent), replace(frame, source=thing)


_MET = re.compile(
    r"(.{2,120}?),? (?:(?:with|to) )?whom (.{2,60}?) (?:spoke|talked|interviewed|met|visited|reached)\b",
    re.DOTALL,
)
"""Those whom an organisation spoke with: its word, on theirs."""

_TAKEN_FROM = re.compile(
    r"((?:\w+ ){0,3}(?:imagery|images?|photos?|photographs?|footage|videos?|data|pictures?)) (?:from|of|by) ([A-Z].{1,60})$",
    re.DOTALL,
)
"""Pictures with the name of the body that gave them; "footage from Karsk" names a place."""

_POSTED = re.compile(
    r"(.{2,60}?)\s+(?:shared|posted|published|uploaded|released|taken|filmed)\b[^,;]{0,40}?\bby\s+((?:the \w+ |\w+ ){0,2}[A-Z].{1,60})$",
    re.DOTALL,
)
"""A picture with the name of whoever showed it; an unnamed "local journalist" only describes it."""


def find_lean(walk: Walk, chain: tuple[Voice, ...]) -> Span | None:
    """Words that date the article which the piece was taken from."""
    if walk.leans_on is not None:
        return walk.leans_on
    relays = (walk.relays.get(voice.name) for voice in chain)
    return next((relay[1] for relay in relays if relay is not None), None)
