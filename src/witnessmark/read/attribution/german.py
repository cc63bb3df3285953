"""Attributions in German: clauses after a speech verb and its comma, "A, so X", "laut X", and speech in the subjunctive."""

from collections.abc import Iterator
from dataclasses import replace

from witnessmark.read.attribution.bare import OPEN
from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.grammar import phrase_after, phrase_before
from witnessmark.read.attribution.look import Place, around, make_frame
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.records import Span

_SHORT = 4
"""Fewer words in quotation marks are a name or a single word that somebody used."""

_SAYS = 2
"""Words left of a comma that can hold a speech verb and who speaks."""


def german(place: Place, at: int) -> tuple[Frame, ...]:
    """All attributions of a region, given at its first token: in German the verb stands apart from what it says."""
    if at != place.first:
        return ()
    quoted = tuple(_quoted(place))
    if quoted and not _is_mixed(place, quoted):
        return quoted
    cues = [n for n in range(place.first, place.last + 1) if _is_cue(place, n)]
    found = _according(place) or next(filter(None, (_said(place, n) for n in cues)), None)
    found = found or _in_subjunctive(place)
    return (*quoted, found) if found else quoted


def _is_cue(place: Place, at: int) -> bool:
    """A form of a speech verb outside quotations; German nouns, with a capital, are none."""
    token = place.sentence.tokens[at]
    inside = any(one.start < token.start < one.end - 1 for one in place.quotes)
    return token.word in place.words.cues and token.text[:1].islower() and not inside


def _quoted(place: Place) -> Iterator[Frame]:
    """Quotations of several words, each said by whoever the words outside name, else by the last speaker."""
    for quote in place.quotes:
        inside = [n for n in place.sentence.within(quote) if place.first <= n <= place.last]
        words = [n for n in inside if place.sentence.tokens[n].text[:1].isalnum()]
        opens = bool(inside) and (
            inside[0] == place.first or place.sentence.tokens[inside[0] - 1].text in {":", ","}
        )
        if (
            len(words) >= _SHORT
            and (opens or len(words) >= 2 * _SHORT)
            and (place.first, place.last) != (inside[0], inside[-1])
        ):
            yield _by_speaker(
                place,
                (words[0], words[-1]),
                [n for n in range(place.first, place.last + 1) if n not in inside],
            )


def _is_mixed(place: Place, quoted: tuple[Frame, ...]) -> bool:
    """Whether quotations stand inside a clause told in other words: then the whole clause is what is said."""
    size = sum(one.end - one.start for frame in quoted for one in frame.content)
    return size < 0.4 * (place.sentence.tokens[place.last].end - place.sentence.tokens[place.first].start)


def _by_speaker(place: Place, content: Phrase, outside: list[int]) -> Frame:
    """A frame of some content, with the source beside the speech verb among the tokens outside."""
    cue = next((n for n in outside if _is_cue(place, n)), None)
    source = _source(place, cue) if cue is not None else None
    at = cue if cue is not None else (outside[0] if outside else content[0])
    frame = make_frame(place, source or (at, at), (at, at), at)
    clause = place.sentence.covering(*_edges(at, source))
    said = replace(frame, clause=clause, content=(place.sentence.covering(*content),), kind="say")
    return said if source else replace(said, is_resumed=True)


def _edges(at: int, source: Phrase | None) -> Phrase:
    return (min(at, source[0]), max(at, source[1])) if source else (at, at)


def _source(place: Place, cue: int) -> Phrase | None:
    """Who stands before the verb, or after it where something else opens the sentence."""
    tokens, words = place.sentence.tokens, place.words
    before = phrase_before(place.sentence, cue, place.first, words) if cue > place.first else None
    first = tokens[place.first].word
    inverted = first in words.grammar["prepositions"] | words.grammar["adverbs"] | words.grammar["time_words"]
    after = phrase_after(place.sentence, cue + 1, words, place.last + 1) if cue < place.last else None
    is_person = before is not None and tokens[before[1]].word not in {"sich", "es"}
    return before if is_person and not inverted else after or before


def _according(place: Place) -> Frame | None:
    """As in "laut X", "nach Angaben der Y", "dem Bericht zufolge": the rest of the sentence is theirs."""
    tokens, words = place.sentence.tokens, place.words
    for at in range(place.first, place.last):
        if tokens[at].word in words.phrases["after_source"] and at > place.first:
            source = phrase_before(place.sentence, at, place.first, words)
            return _around(place, source, (at, at)) if source else None
        for length in (3, 2, 1):
            joined = " ".join(one.word for one in tokens[at : at + length])
            if joined in words.phrases["before_source"]:
                source = phrase_after(place.sentence, at + length, words, place.last + 1)
                return _around(place, source, (at, at + length - 1)) if source else None
    return None


def _around(place: Place, source: Phrase, cue: Phrase) -> Frame:
    frame = make_frame(place, source, cue, max(source[1], cue[1]))
    return replace(frame, content=around(place, (min(source[0], cue[0]), max(source[1], cue[1]))), kind="say")


def _said(place: Place, cue: int) -> Frame | None:
    """As in "X sagte, A", "A, sagte X", and "X fordert A" where the verb takes a noun."""
    tokens, words = place.sentence.tokens, place.words
    before = [n for n in range(place.first, cue) if tokens[n].text == ","]
    after = [
        n for n in range(cue + 1, place.last) if tokens[n].text in {",", ":"} and _opens_content(place, n + 1)
    ]
    trails = before and before[-1] == cue - 1 and cue - place.first > _SAYS + 1
    if trails and not (after and tokens[before[0] + 1].word in words.grammar["relatives"]):
        return _by_speaker(place, (place.first, cue - 2), list(range(cue, place.last + 1)))
    if after:
        return _by_speaker(place, (after[0] + 1, place.last), list(range(place.first, after[0])))
    lemma = tokens[cue].word
    if lemma in words.phrases["taking_nouns"] and place.last - cue >= _SHORT - 1:
        return _by_speaker(place, (cue + 1, place.last), list(range(place.first, cue + 1)))
    return None


def _opens_content(place: Place, at: int) -> bool:
    """Whether a comma opens what is said, and not a relative clause, a reason, a list or an apposition."""
    tokens, words = place.sentence.tokens, place.words
    if place.last - at < _SHORT - 1 or tokens[at].text in OPEN:
        return place.last - at >= _SHORT and tokens[at].text in OPEN
    if tokens[at].word in words.phrases["complementiser"]:
        return True
    if tokens[at].word in words.phrases["other_clauses"]:
        return False
    rest = {one.word for one in tokens[at : place.last + 1]}
    infinitive = "zu" in rest or any("zu" in word[2:-4] and word.endswith("n") for word in rest)
    return infinitive or bool(rest & words.phrases["subjunctive"])


def _in_subjunctive(place: Place) -> Frame | None:
    """As in "Starke Winde hätten den Brand verursacht.": a sentence told in the subjunctive is the last speaker's."""
    tokens, words = place.sentence.tokens, place.words
    said = {tokens[n].word for n in range(place.first, place.last + 1)}
    is_wish = bool(said & {"wenn", "falls", "ich", "wir"})
    strong, weak = (
        words.phrases["subjunctive"] - words.phrases["past_subjunctive"],
        words.phrases["past_subjunctive"],
    )
    if not (said & strong or (said & weak and not is_wish)) or said & {"ich"}:
        return None
    frame = _by_speaker(place, (place.first, place.last), [])
    start = tokens[place.first].start
    return replace(frame, clause=Span(start, start), is_resumed=True)
