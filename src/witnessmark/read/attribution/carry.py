"""Whether a sentence without a source of its own still speaks for the last one."""

from witnessmark.read.attribution.clauses import Piece
from witnessmark.read.attribution.outline import Line
from witnessmark.read.attribution.told import Told, has_quote
from witnessmark.read.cues import Words
from witnessmark.read.eventwords import find_events

_EMPTY_IT = {
    "possible",
    "impossible",
    "clear",
    "unclear",
    "unknown",
    "likely",
    "unlikely",
    "difficult",
    "important",
    "not",
}
"""After "it is" these show that "it" stands for nothing said before."""


def goes_on(before: Told, here: Told, words: Words) -> bool:
    """Whether the last attribution reaches this piece.

    It does where unsourced quotation marks show that somebody is still quoted; and, within the paragraph,
    where the piece opens with a pronoun that stands for the last one's topic, or tells an event about the same
    thing. It stops at a new paragraph without quotation marks and at the author's own "we".
    """
    piece, line = here.piece, here.line
    if _is_open_quote(before, piece, line):
        return True
    if _speaks_for_itself(line, piece, words):
        return False
    if has_quote(piece, line):
        return True
    if before.paragraph != here.paragraph:
        return False
    return _resumes(piece, line, words) or _same_topic(before, piece, line, words)


def _is_open_quote(before: Told, piece: Piece, line: Line) -> bool:
    """One quotation over several sentences."""
    return any(
        quote in before.line.quotes
        and quote.start <= piece.span.start
        and quote.start <= before.piece.span.end
        for quote in line.quotes
    )


def _speaks_for_itself(line: Line, piece: Piece, words: Words) -> bool:
    """The author's "we" outside quotation marks, or what the author tried to check."""
    return _tells_of_checking(line, piece) or any(
        token.word in words.phrases["own"] and token.text != "US"
        for token in (line.sentence.tokens[n] for n in line.sentence.within(piece.span))
        if not any(quote.start <= token.start < quote.end for quote in line.quotes)
    )


_CHECKED = {"verified", "confirmed", "checked", "corroborated", "reached", "authenticated", "substantiated"}


_GIVING = {"gave", "give", "offered", "offer", "provided", "provide", "elaborate"}


def _tells_of_checking(line: Line, piece: Piece) -> bool:
    """As in "the claim could not be verified", "he declined to comment", "the army did not respond": the author's own words."""
    said = [line.sentence.tokens[n].word for n in line.sentence.within(piece.span)]
    is_denied = bool({"not", "cannot", "never", "unable"} & set(said)) or any(
        one.endswith("n't") for one in said
    )
    no_reply_came = {"no", "comment"} <= set(said) and bool({"was", "were", "came"} & set(said))
    gave = any(one in _GIVING for one in said) and ("no" in said or is_denied)
    no_reply = bool({"respond", "comment", "reply"} & set(said)) and (is_denied or "declined" in said)
    unchecked = {"no", "independent"} <= set(said) and bool({"confirmation", "verification"} & set(said))
    return (
        no_reply
        or no_reply_came
        or gave
        or unchecked
        or (is_denied and "be" in said and bool(_CHECKED & set(said)))
    )


def _resumes(piece: Piece, line: Line, words: Words) -> bool:
    opening = [line.sentence.tokens[n].word for n in line.sentence.within(piece.span)][:5]
    expletive = opening[:1] == ["it"] and bool(set(opening[1:]) & _EMPTY_IT)
    return bool(opening) and opening[0] in words.phrases["resume"] and not expletive


def _same_topic(before: Told, piece: Piece, line: Line, words: Words) -> bool:
    """An event told about something the last piece spoke of: they share a noun of five letters or more."""
    if not find_events(line.sentence, piece.span, words.language):
        return False
    skip = words.grammar["prepositions"] | words.grammar["determiners"] | words.grammar["time_words"]
    known, here = (
        {one.sentence.tokens[n].word for n in one.sentence.within(part.span)} - skip
        for one, part in ((before.line, before.piece), (line, piece))
    )
    return any(len(word) >= 5 and word.isalpha() for word in known & here)
