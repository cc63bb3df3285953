"""Attributions without a subject before their verb: "according to X", "as reported by X in Y", "X quoted Y as saying"."""

from dataclasses import replace

from witnessmark.read.attribution.content import past_addressee
from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.frames import CITED, RELAY, Frame
from witnessmark.read.attribution.grammar import named_instead, phrase_before
from witnessmark.read.attribution.look import Place, around, can_speak, heads_clause, make_frame, match_phrase
from witnessmark.read.attribution.nouns import MARKS, is_noun_use
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.read.attribution.titles import find_published
from witnessmark.records import Span

_QUOTING = {"quoted", "quotes", "quoting", "cited", "cites", "citing"}
_SAYING = {"saying", "telling", "stating", "writing", "claiming", "adding", "warning"}


def prepositional(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "according to X": content is the rest of the sentence."""
    end = match_phrase(place, at, "before_source")
    if end is None or (end == at and not heads_clause(place, at)):
        return ()
    source = phrase_after(place.sentence, end + 1, place.words, place.last + 1)
    if source is None:
        return ()
    published = find_published(place.sentence, source[1] + 1, place.words)
    last = max(source[1], published.last)
    return (make_frame(place, source, (at, end), _past_relative(place, last), published),)


def in_work(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "In a document prepared by X and put on its site, A": what follows the comma is X's."""
    tokens, words = place.sentence.tokens, place.words
    if at != place.first or tokens[at].word not in {"in", "on"}:
        return ()
    work = next(
        (n for n in range(at + 1, min(at + 5, place.last)) if words.has("phrases", "works", tokens[n].word)),
        None,
    )
    by = (
        next(
            (n for n in range(work + 1, min(work + 4, place.last)) if tokens[n].word in words.phrases["by"]),
            None,
        )
        if work
        else None
    )
    comma = next((n for n in range(by or place.last, place.last) if tokens[n].text == ","), None)
    source = (
        phrase_after(place.sentence, by + 1, words, comma) if by is not None and comma is not None else None
    )
    if source is None or comma is None or not can_speak(place, source):
        return ()
    return (replace(make_frame(place, source, (at, by or at), comma - 1), kind="say"),)


def _past_relative(place: Place, last: int) -> int:
    """As in "According to X, which cited Y, A": the relative clause, or the apposition, tells of X and is not said by it."""
    tokens, words = place.sentence.tokens, place.words
    opens = words.grammar["relatives"] - {"that", "where"}
    if last + 2 > place.last or tokens[last + 1].text != "," or tokens[last + 2].word not in opens:
        return last
    close = next((n for n in range(last + 3, place.last) if tokens[n].text in MARKS), None)
    return close - 1 if close is not None and tokens[close].text == "," else last


def citing(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "X, citing Y, put it at 200": X says what it has from Y; "citing security concerns" names nobody."""
    end = match_phrase(place, at, "citing")
    marked = end is not None and place.sentence.tokens[end + 1].text in {"“", '"'}
    start = end + 1 + marked if end is not None else place.last + 1
    source = phrase_after(place.sentence, start, place.words, place.last + 1) if start < place.last else None
    if end is None or source is None or not (can_speak(place, source) or _is_work(place, source)):
        return ()
    inner = replace(make_frame(place, source, (at, end), source[1]), rank=CITED)
    citer = _citer(place, at, source[1])
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


def quoted_as(place: Place, at: int) -> tuple[Frame, ...]:
    """As in "the paper quoted a shepherd as saying A": two mouths; "was quoted as saying": one."""
    tokens = place.sentence.tokens
    if tokens[at].word not in _QUOTING:
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


def as_clause(place: Place, at: int) -> Frame | None:
    """As in "as reported Wednesday by X in Y", "as X explained in TITLE"."""
    tokens, words = place.sentence.tokens, place.words
    if tokens[at].word not in words.phrases["as"] or not heads_clause(place, at):
        return None
    for n in range(at + 1, min(at + 12, place.last + 1)):
        if tokens[n].text in MARKS:
            return None
        if tokens[n].word in words.cues or tokens[n].word in _QUOTING:
            is_passive = n == at + 1 or (n == at + 2 and tokens[n - 1].word in words.grammar["adverbs"])
            return _as_passive(place, at, n) if is_passive else _as_active(place, at, n)
    return None


def _as_passive(place: Place, at: int, cue: int) -> Frame | None:
    by = _find_by(place, cue + 1)
    source = phrase_after(place.sentence, by + 1, place.words, place.last + 1) if by is not None else None
    if source is None:
        return None
    published = find_published(place.sentence, source[1] + 1, place.words)
    frame = make_frame(place, source, (at, cue), max(source[1], published.last), published)
    return replace(frame, rank=RELAY)


def _as_active(place: Place, at: int, cue: int) -> Frame | None:
    near = next(
        (
            n
            for n in range(cue - 1, at, -1)
            if place.sentence.tokens[n].word not in place.words.grammar["adverbs"]
        ),
        at,
    )
    source = phrase_after(place.sentence, at + 1, place.words, near + 1)
    is_passive = place.sentence.tokens[cue - 1].word in {"was", "were", "is", "are", "been"}
    if source is None or is_passive or is_noun_use(place.sentence, cue, place.words):
        return None
    published = find_published(place.sentence, cue + 1, place.words)
    told = past_addressee(place, cue) if place.sentence.tokens[cue].word in place.words.cues else cue
    frame = make_frame(place, (at, source[1]), (cue, cue), max(told, published.last), published)
    return replace(frame, source=place.sentence.covering(*source), rank=RELAY)


def reported_by(place: Place, at: int) -> Frame | None:
    """As in "The findings, first reported by X on Tuesday, ...": whoever is named relays the sentence."""
    tokens, words = place.sentence.tokens, place.words
    if words.language != "en" or tokens[at].word not in words.cues or not place.first < at < place.last - 1:
        return None
    before = at - 1 - (tokens[at - 1].word in words.grammar["adverbs"])
    if tokens[at + 1].word != "by" or before < place.first or tokens[before].text not in {",", "("}:
        return None
    source = phrase_after(place.sentence, at + 2, words, place.last + 1)
    if source is None or not can_speak(place, source):
        return None
    rest = range(source[1] + 1, place.last + 1)
    end = next((n - 1 for n in rest if tokens[n].text in {",", ")", "."}), source[1])
    frame = make_frame(place, source, (at, at + 1), end)
    clause = Span(tokens[before].start, frame.clause.end)
    return replace(frame, clause=clause, content=around(place, (before, end)), rank=RELAY)


def passive(place: Place, at: int) -> Frame | None:
    """As in "This was reported in a document prepared by X", "A was described by X as B", "a report by X says"."""
    tokens, words = place.sentence.tokens, place.words
    token = tokens[at]
    if token.word not in words.cues or at == place.first or not _is_passive(place, at):
        return None
    told_before = any(tokens[n].word == "that" for n in range(place.first, at))
    if words.cues[token.word][1][0] == "deny" and told_before:
        return None  # "the claim that A was rejected by X": X says the contrary
    by = _find_by(place, at + 1)
    limit = _of_what(place, by) if by is not None else 0
    source = phrase_after(place.sentence, by + 1, words, limit) if by is not None else None
    if source is None:
        return None
    published = find_published(place.sentence, source[1] + 1, words)
    frame = make_frame(place, source, (at, at), max(source[1], published.last), published)
    points_back = " ".join(one.word for one in tokens[place.first : at - 1]) in words.phrases["this"]
    start = tokens[place.first if points_back else at - 1].start
    content = () if points_back else (place.sentence.covering(place.first, place.last),)
    return replace(frame, clause=Span(start, frame.clause.end), content=content, points_back=points_back)


def _of_what(place: Place, by: int) -> int:
    """The end of the search for a source: "accused by monitors | of burning farms"."""
    tokens = place.sentence.tokens
    links = (
        n
        for n in range(by + 1, place.last)
        if tokens[n].word in {"of", "for"} and tokens[n + 1].word.endswith("ing")
    )
    return next(links, place.last + 1)


def pointing(place: Place, at: int) -> Frame | None:
    """As in "That is the finding of a survey by X": what stands before is X's."""
    tokens, words = place.sentence.tokens, place.words
    if at != place.first or tokens[at].word not in words.phrases["this"] or at + 4 > place.last:
        return None
    if tokens[at + 1].word not in {"is", "was", "are", "were"}:
        return None
    found = next(
        (
            n
            for n in range(at + 2, min(at + 8, place.last))
            if words.has("phrases", "findings", tokens[n].word)
        ),
        None,
    )
    if found is None or tokens[found + 1].word not in words.phrases["by"] | {"of"}:
        return None
    source = phrase_after(place.sentence, found + 2, words, place.last + 1)
    if source is None or not can_speak(place, source):
        return None
    frame = make_frame(place, source, (found, found), place.last)
    return replace(frame, clause=place.sentence.span, content=(), points_back=True)


def _is_passive(place: Place, at: int) -> bool:
    tokens = place.sentence.tokens
    return tokens[at - 1].word in {"was", "were", "been", "is", "are", "being", "wurde", "wurden"} or (
        tokens[at - 1].word in place.words.grammar["adverbs"]
        and at - 2 >= place.first
        and tokens[at - 2].word in {"was", "were", "been", "is", "are"}
    )


def _find_by(place: Place, start: int) -> int | None:
    """The "by" of the one who says, past "in a document prepared"; commas end the search."""
    tokens, words = place.sentence.tokens, place.words
    for n in range(start, min(start + 12, place.last)):
        if tokens[n].word == "by" or (words.language != "en" and tokens[n].word in words.phrases["by"]):
            return n
        if tokens[n].text in MARKS or tokens[n].word in words.phrases["complementiser"]:
            return None
    return None
