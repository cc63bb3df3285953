"""Attributions in which one mouth names another: "X, citing Y", "X quoted Y as saying", "X has learned from Y that"."""

from dataclasses import replace

from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.frames import CITED, Frame
from witnessmark.read.attribution.grammar import named_instead, phrase_before
from witnessmark.read.attribution.look import Place, around, can_speak, make_frame, match_phrase
from witnessmark.read.attribution.phrases import Phrase

QUOTING = {"quoted", "quotes", "quoting", "cited", "cites", "citing"}
_SAYING = {"saying", "telling", "stating", "writing", "claiming", "adding", "warning"}


_PIECES = {
    "piece",
    "report",
    "story",
    "article",
    "item",
    "post",
    "thread",
    "scoop",
    "dispatch",
    "feature",
    "column",
}
_CARRIES = {"has", "had", "ran", "runs", "carries", "carried", "published", "publishes", "posted"}


def citing(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "X, citing Y, put it at 200": X says what it has from Y; "citing security concerns" names nobody."""
    end = match_phrase(place, at, "citing")
    marked = end is not None and place.sentence.tokens[end + 1].text in {"“", '"'}
    start = end + 1 + marked if end is not None else place.last + 1
    source = phrase_after(place.sentence, start, place.words, place.last + 1) if start < place.last else None
    if end is None or source is None or not (can_speak(place, source) or _is_work(place, source)):
        return ()
    inner = replace(make_frame(place, source, (at, end), source[1]), rank=CITED)
    citer = _citer(place, at, source[1]) or _carrier(place, at)
    return (make_frame(place, citer, (at, end), source[1]), inner) if citer else (inner,)


def _is_work(place: Place, source: Phrase) -> bool:
    return any(
        place.words.has("phrases", "works", one.word)
        for one in place.sentence.tokens[source[0] : source[1] + 1]
    )


def _citer(place: Place, at: int, last: int) -> Phrase | None:
    """The one who cites, where the citing stands between commas right after the name."""
    tokens = place.sentence.tokens
    if tokens[at].word in place.words.grammar["relatives"]:
        return None  # "X, which cited Y": X has its own frame
    if at - 2 < place.first or last >= place.last or not tokens[at - 1].text == tokens[last + 1].text == ",":
        return None
    subject = phrase_before(place.sentence, at - 1, place.first, place.words)
    return subject if subject is not None and can_speak(place, subject) else None


def _carrier(place: Place, at: int) -> Phrase | None:
    """As in "The paper has a story today quoting officials": the paper."""
    tokens = place.sentence.tokens
    piece = next((n for n in range(at - 1, max(place.first, at - 5), -1) if tokens[n].word in _PIECES), None)
    near = range((piece or at) - 1, max(place.first, (piece or at) - 5), -1)
    verb = next((n for n in near if tokens[n].word in _CARRIES), None) if piece is not None else None
    found = phrase_before(place.sentence, verb, place.first, place.words) if verb is not None else None
    return found if found is not None and can_speak(place, found) else None


def quoted_as(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "the paper quoted a shepherd as saying A": two mouths; "was quoted as saying": one."""
    tokens = place.sentence.tokens
    if tokens[at].word not in QUOTING:
        return ()
    near = range(at + 1, min(at + 16, place.last))
    end = next((n for n in near if tokens[n].word == "as" and tokens[n + 1].word in _SAYING), None)
    outer = phrase_before(place.sentence, at, place.first, place.words)
    if end is None or outer is None:
        return ()
    if end > at + 1 and tokens[at + 1].word in place.words.phrases["by"]:
        return _was_quoted_by(place, at, end, outer)
    inner = phrase_after(place.sentence, at + 1, place.words, end) if end > at + 1 else None
    inner = named_instead(tokens, inner, end, place.words) if inner else None
    if inner is None:
        return _was_quoted(place, at, end + 1, outer)
    first = make_frame(place, outer, (at, at), end + 1)
    second = make_frame(place, inner, (end, end + 1), end + 1)
    return first, replace(second, content=first.content, clause=first.clause, rank=CITED)


def _was_quoted_by(place: Place, at: int, end: int, speaker: Phrase) -> tuple[Frame, ...]:
    """As in "X was quoted by the paper as saying A": the paper is outside."""
    paper = phrase_after(place.sentence, at + 2, place.words, end)
    said = make_frame(place, speaker, (at, end + 1), end + 1)
    if paper is None:
        return (said,)
    outer = replace(said, source=place.sentence.covering(*paper))
    return outer, replace(said, rank=CITED)


def _was_quoted(place: Place, at: int, saying: int, speaker: Phrase) -> tuple[Frame, ...]:
    """As in "X was quoted as saying by the paper that A": the subject speaks, the paper passes it on."""
    said = make_frame(place, speaker, (at, saying), saying)
    by = saying + 1
    is_by = by < place.last and place.sentence.tokens[by].word in place.words.phrases["by"]
    paper = phrase_after(place.sentence, by + 1, place.words, place.last + 1) if is_by else None
    if paper is None:
        return (said,)
    clause = place.sentence.covering(speaker[0], paper[1])
    content = around(place, (speaker[0], paper[1]))
    outer = replace(said, source=place.sentence.covering(*paper), clause=clause, content=content)
    return outer, replace(said, clause=clause, content=content, rank=CITED)


def learned_from(place: Place, at: int, outer: Frame) -> tuple[Frame, ...]:
    """As in "the paper has learned from two sources that A": the sources stand inside."""
    tokens = place.sentence.tokens
    if (
        outer.lemma not in {"learn", "hear", "know", "understand"}
        or at + 3 > place.last
        or tokens[at + 1].word != "from"
    ):
        return ()
    source = phrase_after(place.sentence, at + 2, place.words, place.last + 1)
    if source is None or not can_speak(place, source):
        return ()
    return (replace(outer, source=place.sentence.covering(*source), rank=CITED),)
