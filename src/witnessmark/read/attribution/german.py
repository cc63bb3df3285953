"""Attributions in German: clauses after a speech verb and its comma, "A, so X", "laut X", and speech in the subjunctive."""

from collections.abc import Iterator
from dataclasses import replace

from witnessmark.read.attribution.bare import OPEN
from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.grammar import phrase_before
from witnessmark.read.attribution.look import Place, around, make_frame
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.records import Span

_SHORT = 4
"""Fewer words in quotation marks are a name or a single word that somebody used."""

_SAYS = 2
"""Words left of a comma that can hold a speech verb and who speaks."""


def german(place: Place) -> tuple[Frame, ...]:
    """All attributions of a region at once: in German the verb stands apart from what it says."""
    quoted = tuple(_quoted(place))
    if quoted and not _is_mixed(place, quoted):
        return quoted
    found = None
    cues = [n for n in range(place.first, place.last + 1) if _is_cue(place, n)]
    if place.sentence.tokens[place.first].word in place.words.phrases["resuming"]:
        found = _as_before(place, place.first + 1)
    found = found or _according(place) or next(filter(None, (_said(place, n) for n in cues)), None)
    found = found or _in_subjunctive(place)
    return (*quoted, found) if found else quoted


def _is_cue(place: Place, at: int) -> bool:
    """A form of a speech verb outside quotations; German nouns, with a capital, are none."""
    token = place.sentence.tokens[at]
    inside = any(one.start < token.start < one.end - 1 for one in place.quotes)
    return token.word in place.words.cues and token.text[:1].islower() and not inside


def _quoted(place: Place) -> Iterator[Frame]:
    """Quotations that are no names, each said by whoever the words outside name, else by the last speaker."""
    for quote in place.quotes:
        inside = [n for n in place.sentence.within(quote) if place.first <= n <= place.last]
        words = [n for n in inside if place.sentence.tokens[n].text[:1].isalnum()]
        is_itself = (
            inside[-1:] == [place.last]
            and inside[:1] == [place.first]
            and place.last + 1 < len(place.sentence.tokens)
        )
        if _is_speech(place, words) and not is_itself:
            outside = [n for n in range(place.first, place.last + 1) if n not in inside]
            whole = Span(quote.start + 1, max(quote.start + 1, quote.end - 1))  # over all its sentences
            yield replace(_by_speaker(place, (words[0], words[-1]), outside), content=(whole,))


def _is_speech(place: Place, words: list[int]) -> bool:
    """Four words, or two with a small one: "Berliner Zeitung" in marks is a name, "volle Verantwortung" is not."""
    tokens = place.sentence.tokens
    small = any(tokens[n].text[:1].islower() for n in words)
    titled = (
        bool(words)
        and words[0] > place.first + 1
        and place.words.has("sources", "outlets", tokens[words[0] - 2].word)
    )
    return not titled and (
        len(words) >= _SHORT
        or (
            len(words) >= _SAYS
            and small
            and any(_is_cue(place, n) for n in range(place.first, place.last + 1))
        )
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
    closed = cue > place.first and tokens[cue - 1].text in {",", "“", "”", '"', "«", "»"}
    inverted = (
        closed
        or first in words.grammar["prepositions"] | words.grammar["adverbs"] | words.grammar["time_words"]
    )
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
            if joined in words.phrases["before_source"] and _names_source(place, at):
                source = phrase_after(place.sentence, at + length, words, place.last + 1)
                return (
                    _around(place, source, (at, at + length - 1))
                    if source
                    else _as_before(place, at + length)
                )
    return None


def _as_before(place: Place, start: int) -> Frame | None:
    """As in "Demnach A": whoever spoke last says the rest."""
    if place.last - start < _SHORT - 1:
        return None
    frame = _by_speaker(place, (start, place.last), [])
    return replace(frame, clause=place.sentence.covering(place.first, start - 1), is_resumed=True)


def _names_source(place: Place, at: int) -> bool:
    """Whether a phrase names a source: "so" only behind a comma and before a name: "A, so der Sprecher", not "so genannt", "so dass"."""
    tokens, words = place.sentence.tokens, place.words
    if tokens[at].word != "so":
        return True
    ahead = tokens[at + 1 : at + 3]
    named = (
        any(one.text[:1].isupper() for one in ahead) and ahead[0].word not in words.phrases["complementiser"]
    )
    return at > place.first and tokens[at - 1].text == "," and named


def _around(place: Place, source: Phrase, cue: Phrase) -> Frame:
    frame = make_frame(place, source, cue, max(source[1], cue[1]))
    return replace(frame, content=around(place, (min(source[0], cue[0]), max(source[1], cue[1]))), kind="say")


def _said(place: Place, cue: int) -> Frame | None:
    """As in "X sagte, A", "A, sagte X", and "X fordert A" where the verb takes a noun."""
    tokens, words = place.sentence.tokens, place.words
    before = [n for n in range(place.first, cue) if tokens[n].text == ","]
    after = [
        n
        for n in range(cue + 1, place.last)
        if tokens[n].text in {",", ":"} and _opens_content(place, cue, n + 1)
    ]
    trails = before and before[-1] == cue - 1 and cue - place.first > _SAYS + 1
    if trails and not after and _speaks_alone(place, cue):
        return _by_speaker(place, (place.first, cue - 2), list(range(cue, place.last + 1)))
    if after:
        return _by_speaker(place, (after[0] + 1, place.last), list(range(place.first, after[0])))
    lemma = tokens[cue].word
    if lemma in words.phrases["taking_nouns"] and place.last - cue >= _SHORT - 1:
        return _by_speaker(place, (cue + 1, place.last), list(range(place.first, cue + 1)))
    return None


def _speaks_alone(place: Place, cue: int) -> bool:
    """Whether a verb means saying by itself, or with a particle at the end of its clause ("gab X bekannt")."""
    tokens, words = place.sentence.tokens, place.words
    light = tokens[cue].word in words.phrases["light"]
    return not light or any(
        one.word in words.phrases["particles"] for one in tokens[cue + 1 : place.last + 1]
    )


def _opens_content(place: Place, cue: int, at: int) -> bool:
    """Whether a comma opens what is said, and not a relative clause, a reason, a list or an apposition."""
    tokens, words = place.sentence.tokens, place.words
    if place.last - at < _SHORT - 1 or tokens[at].text in OPEN:
        return place.last - at >= _SHORT and tokens[at].text in OPEN
    if tokens[at].word in words.phrases["complementiser"]:
        return True
    if not _speaks_alone(place, cue):
        return False
    if at - 2 == cue and "say" in words.cues[tokens[cue].word][1]:
        return True  # "X sagte, die Union brauche sie"
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
