"""Finds the attributions of one sentence, whatever the annotator could tell about it."""

from collections.abc import Iterator
from dataclasses import replace

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution import quoting, reckon, relays, verbs
from witnessmark.read.attribution.arabic import arabic
from witnessmark.read.attribution.figures import figure_is
from witnessmark.read.attribution.frames import CITED, RELAY, SAYS, Frame
from witnessmark.read.attribution.german import german
from witnessmark.read.attribution.grammar import after_dateline
from witnessmark.read.attribution.hearsay import hearsay
from witnessmark.read.attribution.look import Place
from witnessmark.read.attribution.mind import of_mind
from witnessmark.read.attribution.nominal import comes_from, nominal
from witnessmark.read.attribution.openings import can_open
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.read.cues import Words
from witnessmark.records import Span

MAX_FRAMES = 40
"""A "sentence" with more attributions is a list gone flat or an attack on the reader's time; the first are kept."""


def find_frames(sentence: Sentence, quotes: tuple[Span, ...], words: Words) -> tuple[Frame, ...]:
    """Every attribution in a sentence, by position of its cue; those inside quotations included."""
    regions = list(_regions(sentence, quotes))
    found: list[Frame] = []
    for n, (first, last) in enumerate(regions):
        place = Place(sentence, first, last, quotes, words)
        found += _frames_of(place, [] if n else regions[1:])
    found.sort(key=lambda frame: (frame.cue.start, frame.cue.end))
    kept = [beside_its_citer(one, found) for one in without_idle_hearsay(found[:MAX_FRAMES])]
    return tuple(to_quote_edges(frame, quotes) for frame in cut_rivals(kept, sentence, words))


def to_quote_edges(frame: Frame, quotes: tuple[Span, ...]) -> Frame:
    """The frame with all of a quotation that its content begins or ends in the middle of, over sentences."""
    content = []
    for one in frame.content:
        cut = [quote for quote in quotes if quote.start < one.end and one.start < quote.end]
        outside = [quote for quote in cut if not quote.start <= frame.cue.start < quote.end]
        start = min([one.start, *(quote.start for quote in outside[:1] if quote.start < one.start)])
        end = max([one.end, *(quote.end for quote in outside[-1:] if quote.end > one.end)])
        content.append(Span(start, end))
    return replace(frame, content=tuple(content))


def _regions(sentence: Sentence, quotes: tuple[Span, ...]) -> Iterator[Phrase]:
    """The whole sentence, and each quotation in it of five words or more."""
    if sentence.tokens:
        yield after_dateline(sentence), len(sentence.tokens) - 1
    for quote in (
        one for one in quotes if one.end - one.start > 9
    ):  # five words are longer; marks alone are many
        inside = sentence.within(quote)
        if 5 <= len(inside) < len(sentence.tokens):
            yield inside[0], inside[-1]


def _frames_of(place: Place, inner: list[Phrase]) -> Iterator[Frame]:
    """Attributions of one region, without those of the quotations inside it."""
    if place.words.language == "de":
        yield from german(place) or filter(
            None, (hearsay(place, at) for at in range(place.first, place.last + 1))
        )
        return
    tokens, language = place.sentence.tokens, place.words.language
    taken = {n for first, last in inner for n in range(first, last + 1)}
    for at in range(place.first, place.last + 1):
        if at in taken or (language == "en" and not can_open(tokens[at].word, language)):
            continue
        for frame in _at(place, at):
            done = frame.clause if frame.rank == RELAY else frame.cue
            taken |= {n for n in place.sentence.within(done) if n >= at}
            yield frame


def _at(place: Place, at: int) -> tuple[Frame, ...]:
    """The attributions whose cue begins at a token, by the first pattern that fits."""
    if place.words.language == "ar":
        found = hearsay(place, at)
        return (found,) if found else arabic(place, at)
    pair = (
        quoting.quoted_as(place, at)
        or quoting.citing(place, at)
        or relays.prepositional(place, at)
        or relays.in_work(place, at)
    )
    if pair:
        return pair
    one = (
        relays.pointing(place, at)
        or relays.as_clause(place, at)
        or relays.reported_by(place, at)
        or reckon.carried_by(place, at)
        or relays.passive(place, at)
        or reckon.own_count(place, at)
        or reckon.colon(place, at)
        or nominal(place, at)
        or comes_from(place, at)
        or hearsay(place, at)
        or figure_is(place, at)
        or of_mind(place, at)
        or reckon.put_at(place, at)
        or verbs.active(place, at)
    )
    return (one, *quoting.learned_from(place, at, one)) if one is not None else ()


def without_idle_hearsay(frames: list[Frame]) -> Iterator[Frame]:
    """As in "was reportedly burned, according to X": the unnamed one is X. "X said it was reportedly burned" keeps both."""
    for frame in frames:
        named = any(
            not other.is_unnamed
            and other.holds(frame)
            and (other.cue.start > frame.cue.start or not _is_verb(other))
            for other in frames
        )
        if not frame.is_unnamed or not named:
            yield frame


def beside_its_citer(frame: Frame, frames: list[Frame]) -> Frame:
    """As in "Villagers fear A, the paper said, citing an aid worker": what the paper cites stands around the villagers."""
    for outer in frames if frame.rank == CITED and not frame.is_unnamed else ():
        gap = frame.clause.start - outer.clause.end
        inner = any(other is not outer and other.rank == SAYS and outer.holds(other) for other in frames)
        if outer.rank == SAYS and 0 <= gap <= 2 and inner:
            return replace(frame, rank=SAYS, content=outer.content)
    return frame


def _is_verb(frame: Frame) -> bool:
    """Whether a source stands before its cue, as it does before a verb."""
    return frame.source.start < frame.cue.start


def cut_rivals(frames: list[Frame], sentence: Sentence, words: Words) -> Iterator[Frame]:
    """A frame's content ends where another source takes over: ", but X said", "Although X said A, Y says B"."""
    for frame in frames:
        for other in frames:
            cut = _take_over(frame, other, sentence, words)
            frame = frame.cut_at(cut) if cut is not None else frame  # noqa: PLW2901
        if frame.content or frame.points_back:
            yield frame


def _take_over(frame: Frame, other: Frame, sentence: Sentence, words: Words) -> int | None:
    """Where another source ends what this one says; None where it does not."""
    if other is frame or other.rank != SAYS or frame.rank != SAYS:
        return None
    if other.source == frame.source and other.cue.start > frame.cue.end:
        return _goes_on_to(frame, other, sentence)
    if other.clause.start <= frame.cue.end:
        return None
    if _ends_before(other, frame):
        return other.clause.start
    left = [token for token in sentence.tokens if token.end <= other.clause.start]
    return _cut_between(left, frame, other, sentence, words) if left else None


def _stands_alone(other: Frame) -> bool:
    """A source right before its verb, and what it says behind: a sentence of its own."""
    starts = [one.start for one in other.content]  # none where "this" points back
    return bool(starts) and other.clause.start == other.source.start < other.cue.start < starts[0]


def _stands_inside(frame: Frame, at: int) -> bool:
    """Whether what a frame says begins so near that the comma opens an inner clause ("X said that, Y says, A")."""
    return any(one.start <= at <= one.start + 12 for one in frame.content)


def _goes_on_to(frame: Frame, other: Frame, sentence: Sentence) -> int | None:
    """As in "X claimed A and warned B": where the first thing said ends before the same source's second verb."""
    before = list(sentence.within(Span(frame.cue.end, other.cue.start)))[-3:]
    joint = next(
        (sentence.tokens[n] for n in reversed(before) if sentence.tokens[n].word in {"and", "but"}), None
    )
    return joint.start if joint is not None and frame.holds(other) else None


def _cut_between(
    left: list[Token], frame: Frame, other: Frame, sentence: Sentence, words: Words
) -> int | None:
    """The mark or conjunction between two sources: a semicolon, ", but", or the comma that closes a concession."""
    token, before = left[-1], left[-2] if len(left) > 1 else left[-1]
    if token.text == ";":
        return token.start
    concedes = sentence.tokens[0].word in words.grammar["concessives"] and frame.clause.start < token.start
    if concedes and "," in {token.text, before.text}:
        return token.start
    if any(one.start <= before.start <= one.start + 1 for one in frame.content):
        return None  # "X said: “Although Y found A, B”": the concession opens what X says
    joins = words.grammar["concessives"] | {"but", "and", "فيما", "بينما", "لكن", "ولكن", "وفيما"}
    if (
        token.text == ","
        and _stands_alone(frame)
        and _stands_alone(other)
        and not _stands_inside(frame, token.start)
    ):
        return token.start  # "activists say A, the army says B"
    if token.word in joins and before.text in {",", "،", ";", "—", "”", '"'}:
        return before.end if before.text == "”" else before.start
    return None


def _ends_before(other: Frame, frame: Frame) -> bool:
    """As in "Villagers say A, the charity reports": the second stands after all it says, the first one's words included."""
    return all(one.end <= other.clause.start for one in other.content) and other.holds(frame)
