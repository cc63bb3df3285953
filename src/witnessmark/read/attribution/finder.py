"""Finds the attributions of one sentence, whatever the annotator could tell about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from witnessmark.read.annotate import Sentence
from witnessmark.read.attribution import verbs
from witnessmark.read.attribution.frames import CITED, RELAY, SAYS, Frame
from witnessmark.read.attribution.grammar import MARKS, Phrase, phrase_after
from witnessmark.read.attribution.titles import find_published
from witnessmark.read.cues import Words
from witnessmark.records import Span

_COMMAS = {",", "،", "—", "–", "(", ")"}


@dataclass(frozen=True)
class Place:
    """What a pattern may look at.

    Attributes:
        first, last: tokens of the region searched: the sentence, or one quotation in it.
        quotes: quotations of the paragraph, marks included.
    """

    sentence: Sentence
    first: int
    last: int
    quotes: tuple[Span, ...]
    words: Words


def find_frames(sentence: Sentence, quotes: tuple[Span, ...], words: Words) -> tuple[Frame, ...]:
    """Every attribution in a sentence, by position of its cue; those inside quotations included."""
    regions = list(_regions(sentence, quotes))
    found: list[Frame] = []
    for first, last in regions:
        place = Place(sentence, first, last, quotes, words)
        found += _frames_of(place, [one for one in regions if one != (first, last)])
    return tuple(cut_rivals(sorted(found, key=lambda frame: (frame.cue.start, frame.cue.end)), sentence, words))


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
        frame = _prepositional(place, at) or _as_clause(place, at) or verbs.passive(place, at) or verbs.active(place, at)
        if frame is not None:
            taken |= set(place.sentence.within(Span(frame.cue.start, frame.cue.end)))
            yield frame


def _prepositional(place: Place, at: int) -> Frame | None:
    """ "according to X", "citing X": content is the rest of the sentence."""
    for name, rank in (("before_source", SAYS), ("citing", CITED)):
        end = match_phrase(place, at, name)
        if end is None:
            continue
        source = phrase_after(place.sentence, end + 1, place.words, place.last + 1)
        if source is None or (rank == SAYS and end == at and not _heads_clause(place, at)):
            continue
        published = find_published(place.sentence, source[1] + 1, place.words)
        last = max(source[1], published.last)
        return make_frame(place, source, (at, end), (at, last), rank=rank, published=published)
    return None


def match_phrase(place: Place, at: int, name: str) -> int | None:
    """The last token of the longest listed phrase that begins at a token; None when none does."""
    tokens = place.sentence.tokens
    for length in (4, 3, 2, 1):
        joined = " ".join(token.word for token in tokens[at : at + length])
        if at + length <= place.last and joined in place.words.phrases[name]:
            return at + length - 1
    return None


def _heads_clause(place: Place, at: int) -> bool:
    """A one-word phrase such as "per" counts only at the head of a clause."""
    return at == place.first or place.sentence.tokens[at - 1].text in _COMMAS


def _as_clause(place: Place, at: int) -> Frame | None:
    """ "as reported Wednesday by X in Y", "as X explained in TITLE"."""
    tokens, words = place.sentence.tokens, place.words
    if tokens[at].word not in words.phrases["as"] or not _heads_clause(place, at):
        return None
    for n in range(at + 1, min(at + 12, place.last + 1)):
        if tokens[n].text in MARKS:
            return None
        if tokens[n].word in words.cues:
            is_passive = n == at + 1 or (n == at + 2 and tokens[n - 1].word in words.grammar["adverbs"])
            return _as_passive(place, at, n) if is_passive else _as_active(place, at, n)
    return None


def _as_passive(place: Place, at: int, cue: int) -> Frame | None:
    tokens, words = place.sentence.tokens, place.words
    for n in range(cue + 1, min(cue + 9, place.last)):
        if tokens[n].word in words.phrases["by"]:
            source = phrase_after(place.sentence, n + 1, words, place.last + 1)
            if source is None:
                return None
            published = find_published(place.sentence, source[1] + 1, words)
            last = max(source[1], published.last)
            return make_frame(place, source, (at, cue), (at, last), rank=RELAY, published=published)
        if tokens[n].text in MARKS:
            return None
    return None


def _as_active(place: Place, at: int, cue: int) -> Frame | None:
    source = phrase_after(place.sentence, at + 1, place.words, cue)
    if source is None:
        return None
    published = find_published(place.sentence, cue + 1, place.words)
    last = max(cue, published.last)
    return make_frame(place, source, (cue, cue), (at, last), rank=RELAY, published=published)


def make_frame(
    place: Place, source: Phrase, cue: Phrase, clause: Phrase, *, rank: int = SAYS, published: object = None
) -> Frame:
    """A frame whose content is all of the region but its own clause."""
    sentence = place.sentence
    form = sentence.tokens[cue[1]].word
    lemma, kinds = place.words.cues.get(form, (form, ("say",)))
    return Frame(
        source=sentence.covering(*source),
        cue=sentence.covering(*cue),
        clause=sentence.covering(*clause),
        content=around(place, clause),
        lemma=lemma,
        kind=kinds[0],
        rank=rank,
        outlet=getattr(published, "outlet", None),
        work=getattr(published, "work", None),
    )


def around(place: Place, clause: Phrase) -> tuple[Span, ...]:
    """What stands left and right of a clause in the region, without the commas that set it off."""
    first, last = clause
    left, right = first - 1, last + 1
    tokens = place.sentence.tokens
    while left >= place.first and tokens[left].text in _COMMAS:
        left -= 1
    while right <= place.last and tokens[right].text in _COMMAS | {"."}:
        right += 1
    pieces = [(place.first, left), (right, place.last)]
    return tuple(place.sentence.covering(a, b) for a, b in pieces if a <= b)


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
    if "," in {token.text, before.text} and concession and sentence.tokens[0].start <= frame.clause.start < token.start:
        return token.start
    if token.word in words.grammar["concessives"] | {"but", "and"} and before.text in {",", ";", "—", "”", '"'}:
        return before.start if before.text != "”" else before.end
    return None
