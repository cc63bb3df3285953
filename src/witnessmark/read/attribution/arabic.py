"""Attributions in Arabic, where the verb stands first: "said X that A", "according to X", "X, quoting Y, reported that A"."""

from dataclasses import replace

from witnessmark.read.attribution.arabicnouns import (
    bare,
    is_indefinite,
    is_verb,
    past_pronoun,
    past_work,
    shown_by,
    subject_after,
)
from witnessmark.read.attribution.arabicorder import subject_in_sentence
from witnessmark.read.attribution.arabicsource import named_after, without_hearer
from witnessmark.read.attribution.frames import CITED, RELAY, Frame
from witnessmark.read.attribution.look import COMMAS, Place, around, make_frame
from witnessmark.read.attribution.nouns import MARKS
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.records import Span

_OPEN = {"«", "“", '"', "„"}
_CLOSE = {"»", "”", '"'}
_ACCUSING = {"اتهم", "يتهم", "حمل", "يحمل"}
_REACH = 16
"""Tokens from the source to the "that" of what it says: room for "in a statement to Y, quoting Z,"."""


def arabic(place: Place, at: int) -> tuple[Frame, ...]:
    """The attributions whose cue begins at a token, by the first pattern that fits."""
    return (
        _as_told(place, at)
        or _going_on(place, at)
        or _according(place, at)
        or _written_in(place, at)
        or _passed_on(place, at)
        or _said(place, at)
        or _said_after(place, at)
    )


def _as_told(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "as X reported, A", "A, according to what X said": X is outside everything in the sentence."""
    tokens, words = place.sentence.tokens, place.words
    verb = at + 1
    if tokens[at].word == "على" and tokens[min(at + 1, place.last)].word == "ما":
        verb = at + 2  # "on what X reported"
    elif bare(tokens[at], words) not in words.phrases["as"]:
        after = _past_listed(place, at, "before_source")
        if after is None or after > place.last or bare(tokens[after], words) not in words.phrases["what"]:
            return ()
        verb = after + 1
    if verb >= place.last or not _is_cue(place, verb):
        return ()
    start = past_work(place.sentence, past_pronoun(tokens, verb + 1, place.last), words)
    source = subject_after(place.sentence, start, place.last, words)
    return (replace(_set_off(place, source, (at, verb)), rank=RELAY),) if source else ()


def _according(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "according to a report issued by X", "quoting X": content is the rest of the sentence."""
    start = _past_listed(place, at, "before_source")
    if start is None or start > place.last:
        return ()
    source = subject_after(
        place.sentence, past_work(place.sentence, start, place.words), place.last, place.words
    )
    if source is None:
        return ()
    cites = _past_listed(place, at, "citing") is not None
    later = cites and any(_is_cue(place, n) for n in range(place.first, at))
    frame = _set_off(place, source, (at, start - 1))
    return (replace(frame, rank=CITED) if later else frame,)


def _going_on(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "X denied it, affirming that A": a participle speaks for whoever the sentence's verb does."""
    words = place.words
    if bare(place.sentence.tokens[at], words) not in words.phrases["participles"] or at + 2 > place.last:
        return ()
    source = subject_in_sentence(place, at)
    if source is None:
        return _resumed(place, at, at)
    found = _with_content(place, source, (at, at))
    return tuple(replace(one, clause=one.cue, kind="say") for one in found)


def _set_off(place: Place, source: Phrase, cue: Phrase) -> Frame:
    """A frame of words set off by commas, or at an end of the sentence; what describes the source goes with it."""
    tokens = place.sentence.tokens
    opens = place.words.phrases["complementiser"]
    ends = (
        n - 1
        for n in range(source[1] + 1, place.last + 1)
        if tokens[n].text in MARKS | {"."} or tokens[n].word in opens
    )
    end = next(ends, place.last)
    frame = make_frame(place, source, cue, end)
    return replace(frame, content=around(place, (cue[0], end)), kind="say")


def _written_in(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "it came in a report by X that A"; "it came in it that A" is whoever wrote it last."""
    tokens, words = place.sentence.tokens, place.words
    if bare(tokens[at], words) not in words.phrases["came"] or at + 2 > place.last:
        return ()
    if bare(tokens[at + 1], words) in words.phrases["therein"]:
        return _resumed(place, at, at + 1)
    start = past_work(place.sentence, at + 2, words)
    if tokens[at + 1].word != "في" or start == at + 2:
        return ()
    source = subject_after(place.sentence, start, place.last, words) or (at + 2, start - 1)
    return _with_content(place, source, (at, start - 1))


def _passed_on(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "the agency carried from witnesses their saying that A": the agency outside, the witnesses inside."""
    tokens, words = place.sentence.tokens, place.words
    if bare(tokens[at], words) not in words.phrases["passing"] or at + 2 > place.last:
        return ()
    outer = None if tokens[at + 1].word == "عن" else subject_after(place.sentence, at + 1, place.last, words)
    by = outer[1] + 1 if outer else at + 1
    if by >= place.last or tokens[by].word != "عن":
        return ()
    inner = subject_after(place.sentence, past_work(place.sentence, by + 1, words), place.last, words)
    said = _with_content(place, inner, (at, by)) if inner else ()
    if not said or outer is None:
        return said
    frame = said[0]
    return replace(frame, source=place.sentence.covering(*outer)), replace(frame, rank=CITED)


def _said(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "said X that A", "X said: “A”", and without a subject: whoever spoke last."""
    if not _is_cue(place, at) or at + 1 > place.last:
        return ()
    if _closes_quote(place, at):
        return ()
    source = subject_after(
        place.sentence, past_work(place.sentence, at + 1, place.words), place.last, place.words
    )
    if source is None and place.sentence.tokens[at + 1].word in place.words.phrases["works"]:
        source = (at + 1, at + 1)
    if source is None:
        return _in_sentence(place, at) or _resumed(place, at, at)
    addressed = place.words.cues[place.sentence.tokens[at].word][0] in place.words.phrases["addressed"]
    source = without_hearer(place, source) if addressed else source
    shown = shown_by(place, source)
    if shown is not None:
        outer, inner = shown
        said = _with_content(place, outer, (at, at))
        thing = place.sentence.covering(*inner)
        return (*said, *(replace(one, source=thing, rank=CITED) for one in said))
    found = _with_content(place, named_after(place, source), (at, at))
    opening = _opening_before(place, at)
    return (
        tuple(replace(one, clause=Span(opening, one.clause.end)) for one in found)
        if opening is not None
        else found
    )


def _opening_before(place: Place, at: int) -> int | None:
    """As in "And in a statement to the radio, said X that": where the words begin that tell in what it was said."""
    tokens, first = place.sentence.tokens, place.first
    if (
        at - 2 < first
        or tokens[at - 1].text not in {"،", ","}
        or tokens[first].word.removeprefix("و") not in {"في", "خلال"}
    ):
        return None
    works = any(
        place.words.has("phrases", "works", tokens[n].word) for n in range(first + 1, min(first + 4, at))
    )
    return tokens[first].start if works else None


def _in_sentence(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "the mayor said that": the subject stands before its verb."""
    source = subject_in_sentence(place, at)
    following = place.sentence.tokens[at + 1]
    opens = following.word in place.words.phrases["complementiser"] or following.text in _OPEN | {
        ":",
        "في",
        "إلى",
    }
    return _with_content(place, source, (at, at)) if source is not None and opens else ()


def _said_after(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "“A”, says X" and "A, X added"."""
    if not _is_cue(place, at) or at - 2 < place.first or not _closes_quote(place, at):
        return ()
    source = subject_after(place.sentence, at + 1, place.last, place.words)
    return (_set_off(place, source, (at, at)),) if source else ()


def _closes_quote(place: Place, at: int) -> bool:
    near = {place.sentence.tokens[n].text for n in range(max(place.first, at - 2), at)}
    return bool(near & _CLOSE)


def _resumed(place: Place, at: int, last: int) -> tuple[Frame, ...]:
    """A verb without a subject, before "that" or a quotation: whoever spoke last goes on."""
    found = _with_content(place, (at, at), (at, last))
    following = place.sentence.tokens[last + 1]
    is_plain = following.word in place.words.phrases["complementiser"] or following.text in _OPEN | {
        ":",
        "إلى",
        "من",
    }
    return tuple(replace(one, is_resumed=True) for one in found) if is_plain else ()


def _with_content(place: Place, source: Phrase, cue: Phrase) -> tuple[Frame, ...]:
    """The frame of a source before what it says; () where nothing is said."""
    start = _content_after(place, max(source[1], cue[1]), cue[0])
    if start is None or start > place.last:
        return ()
    frame = make_frame(place, source, cue, start - 1)
    clause = Span(min(frame.source.start, frame.cue.start), place.sentence.tokens[start - 1].end)
    lemma, kinds = place.words.cues.get(place.sentence.tokens[cue[0]].word, ("", ("say",)))
    content = (place.sentence.covering(start, place.last),)
    return (replace(frame, clause=clause, content=content, lemma=lemma, kind=kinds[0]),)


def _content_after(place: Place, at: int, verb: int) -> int | None:
    """Where the content begins: past "that", at a quotation, past a colon, or at a happening ("documented | the burning of")."""
    tokens, words = place.sentence.tokens, place.words
    cue = words.cues.get(tokens[verb].word)
    accuses, shows = cue is not None and cue[0] in _ACCUSING, cue is not None and "show" in cue[1]
    for n in range(at + 1, min(at + _REACH, place.last + 1)):
        word = bare(tokens[n], words)
        if word in words.phrases["complementiser"] or tokens[n].text == ":":
            return n + 1
        is_done = word in words.phrases["happenings"] or (
            word[:1] == "ب" and word[1:] in words.phrases["happenings"]
        )
        is_thing = word in words.phrases["totals"] or (accuses and word[:1] == "ب" and len(word) > 4)
        if tokens[n].text in _OPEN or is_done or is_thing or (shows and is_indefinite(tokens[n].word)):
            return n
        if tokens[n - 1].word == "عدم":
            continue  # "on condition of not giving his name"
        if _is_cue(place, n) or (tokens[n].text in MARKS and tokens[n].text not in COMMAS):
            return None
    return None


def _is_cue(place: Place, at: int) -> bool:
    return is_verb(place.sentence.tokens, at, place.words)


def _past_listed(place: Place, at: int, name: str) -> int | None:
    """The first token after the longest listed phrase that begins at a token; a "to" may be written onto the next word."""
    tokens, words = place.sentence.tokens, place.words
    for length in (3, 2, 1):
        rest = [token.word for token in tokens[at + 1 : at + length]]
        said = {" ".join([first, *rest]) for first in (tokens[at].word, bare(tokens[at], words))}
        if at + length <= place.last and said & words.phrases[name]:
            return at + length
    return None
