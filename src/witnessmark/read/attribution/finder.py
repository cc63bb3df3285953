"""Finds the attributions of one sentence, whatever the annotator could tell about it."""

from collections.abc import Iterator

from witnessmark.read.annotate import Sentence
from witnessmark.read.attribution import relays, verbs
from witnessmark.read.attribution.frames import SAYS, Frame
from witnessmark.read.attribution.grammar import Phrase
from witnessmark.read.attribution.look import Place
from witnessmark.read.cues import Words
from witnessmark.records import Span


def find_frames(sentence: Sentence, quotes: tuple[Span, ...], words: Words) -> tuple[Frame, ...]:
    """Every attribution in a sentence, by position of its cue; those inside quotations included."""
    regions = list(_regions(sentence, quotes))
    found: list[Frame] = []
    for first, last in regions:
        place = Place(sentence, first, last, quotes, words)
        found += _frames_of(place, [one for one in regions if one != (first, last)])
    return tuple(
        cut_rivals(sorted(found, key=lambda frame: (frame.cue.start, frame.cue.end)), sentence, words)
    )


def _regions(sentence: Sentence, quotes: tuple[Span, ...]) -> Iterator[Phrase]:
    """The whole sentence, and each quotation in it of five words or more."""
    if sentence.tokens:
        yield 0, len(sentence.tokens) - 1
    for quote in quotes:
        inside = sentence.within(quote)
        if 5 <= len(inside) < len(sentence.tokens):
            yield inside[0], inside[-1]


def _frames_of(place: Place, others: list[Phrase]) -> Iterator[Frame]:
    whole = place.first == 0 and place.last == len(place.sentence.tokens) - 1
    taken: set[int] = set()
    for at in range(place.first, place.last + 1):
        if at in taken or (whole and any(first <= at <= last for first, last in others)):
            continue
        for frame in _at(place, at):
            taken |= {n for n in place.sentence.within(frame.clause) if n >= at}
            yield frame


def _at(place: Place, at: int) -> tuple[Frame, ...]:
    """The attributions whose cue begins at a token, by the first pattern that fits."""
    pair = relays.quoted_as(place, at) or relays.citing(place, at) or relays.prepositional(place, at)
    if pair:
        return pair
    one = (
        relays.as_clause(place, at)
        or relays.reported_by(place, at)
        or relays.passive(place, at)
        or verbs.active(place, at)
    )
    return (one,) if one is not None else ()


def cut_rivals(frames: list[Frame], sentence: Sentence, words: Words) -> Iterator[Frame]:
    """A frame's content ends where another source takes over: ", but X said", "Although X said A, Y says B"."""
    for frame in frames:
        for other in frames:
            cut = _take_over(frame, other, sentence, words)
            frame = frame.cut_at(cut) if cut is not None else frame  # noqa: PLW2901
        if frame.content or frame.points_back:
            yield frame


def _take_over(frame: Frame, other: Frame, sentence: Sentence, words: Words) -> int | None:
    if other is frame or other.clause.start <= frame.cue.end or other.rank != SAYS or frame.rank != SAYS:
        return None
    left = [n for n, token in enumerate(sentence.tokens) if token.end <= other.clause.start]
    if not left:
        return None
    token = sentence.tokens[left[-1]]
    before = sentence.tokens[left[-2]] if len(left) > 1 else token
    concession = sentence.tokens[0].word in words.grammar["concessives"]
    if (
        "," in {token.text, before.text}
        and concession
        and sentence.tokens[0].start <= frame.clause.start < token.start
    ):
        return token.start
    if token.word in words.grammar["concessives"] | {"but", "and"} and before.text in {
        ",",
        ";",
        "—",
        "”",
        '"',
    }:
        return before.start if before.text != "”" else before.end
    return None
