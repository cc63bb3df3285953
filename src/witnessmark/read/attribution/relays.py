"""Attributions without a subject before their verb: "according to X", "as reported by X in Y", "X quoted Y as saying"."""

from dataclasses import replace

from witnessmark.read.attribution.content import past_addressee
from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.frames import RELAY, Frame
from witnessmark.read.attribution.look import Place, around, can_speak, heads_clause, make_frame, match_phrase
from witnessmark.read.attribution.nouns import MARKS, is_noun_use
from witnessmark.read.attribution.quoting import QUOTING
from witnessmark.read.attribution.titles import find_published
from witnessmark.records import Span


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


def as_clause(place: Place, at: int) -> Frame | None:
    """As in "as reported Wednesday by X in Y", "as X explained in TITLE"."""
    tokens, words = place.sentence.tokens, place.words
    is_from_what = tokens[at].word == "from" and at < place.last and tokens[at + 1].word == "what"
    if is_from_what and heads_clause(place, at):
        at += 1  # "From what the paper writes"
    elif tokens[at].word not in words.phrases["as"] or not heads_clause(place, at):
        return None
    for n in range(at + 1, min(at + 12, place.last + 1)):
        if tokens[n].text in MARKS:
            return None
        if tokens[n].word in words.cues or tokens[n].word in QUOTING:
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
    passes_on = tokens[at].word in words.cues or tokens[at].word in words.phrases["handled"]
    if words.language != "en" or not passes_on or not place.first <= at < place.last - 1:
        return None
    opens = at == place.first  # "Quoted by the agency, X said"
    before = at if opens else at - 1 - (tokens[at - 1].word in words.grammar["adverbs"])
    is_apart = opens or (before >= place.first and tokens[before].text in {",", "("})
    by = _find_by(place, at + 1) if is_apart else None
    if by is None or not (by == at + 1 or tokens[at + 1].word in {"in", "on", "at"}):
        return None
    source = phrase_after(place.sentence, by + 1, words, place.last + 1)
    if source is None or not can_speak(place, source):
        return None
    rest = range(source[1] + 1, place.last + 1)
    end = next((n - 1 for n in rest if tokens[n].text in {",", ")", "."}), source[1])
    frame = make_frame(place, source, (at, by), end)
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
    if tokens[at + 2].word in {"how", "what"}:
        return _that_is_how(place, at)
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


def _that_is_how(place: Place, at: int) -> Frame | None:
    """As in "That is how X, a widow, sums it up", "This is what X told us": what stands before is X's."""
    tokens, words = place.sentence.tokens, place.words
    source = phrase_after(place.sentence, at + 3, words, place.last + 1)
    near = range((source or (0, at))[1] + 1, min(at + 22, place.last + 1))
    cue = next((n for n in near if tokens[n].word in words.cues), None) if source else None
    if source is None or cue is None or not can_speak(place, source):
        return None
    frame = make_frame(place, source, (cue, cue), place.last)
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
