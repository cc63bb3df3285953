"""Attributions in a noun phrase: "the mayor's claim that A", "an allegation by X that A", "the claim that A comes from X"."""

from dataclasses import replace

from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.grammar import phrase_before
from witnessmark.read.attribution.look import Place, can_speak, make_frame
from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.records import Span

_GO_ROUND = {
    "spread",
    "spreads",
    "circulated",
    "circulate",
    "emerged",
    "swirled",
    "grew",
    "surfaced",
    "persist",
    "persisted",
}
_POSSESSIVE = {"'s", "’s", "'", "’"}


def nominal(place: Place, at: int) -> Frame | None:
    """As in "X's claim that A", "the claim, made by X, that A", "the claim that A comes from X"; by nobody: a rumour."""
    tokens, words = place.sentence.tokens, place.words
    if not words.has("phrases", "sayings", tokens[at].word) or words.language != "en":
        return None
    that = _that(place, at)
    if that is None or not _is_noun(place, at):
        return None
    source = _owner(place, at) or _maker(place, at, that) or _giver(place, that)
    content = place.sentence.covering(that + 1, place.last)
    if source is not None:
        frame = make_frame(place, source, (at, at), that)
        clause = Span(min(frame.source.start, frame.cue.start), tokens[that].end)
        clause = (
            clause if frame.source.start < tokens[that].start else Span(tokens[at].start, tokens[that].end)
        )
        return replace(frame, clause=clause, content=(content,), lemma=tokens[at].word, kind="say")
    if not words.has("phrases", "unnamed", tokens[at].word):
        return None
    frame = make_frame(place, (at, at), (at, at), that)
    return replace(frame, content=(content,), lemma="rumour", kind="say", is_unnamed=True)


def comes_from(place: Place, at: int) -> Frame | None:
    """As in "the figure of 400 families comes from X": what the figure says is X's."""
    tokens, words = place.sentence.tokens, place.words
    if (
        tokens[at].word not in words.phrases["givers"]
        or at + 2 > place.last
        or tokens[at + 1].word not in {"from", "with"}
    ):
        return None
    lists = ("totals", "sayings", "reckoning", "works")
    told = any(words.has("phrases", name, tokens[n].word) for n in range(place.first, at) for name in lists)
    source = phrase_after(place.sentence, at + 2, words, place.last + 1) if told else None
    if source is None or not can_speak(place, source):
        return None
    frame = make_frame(place, source, (at, at + 1), place.last)
    return replace(frame, content=(place.sentence.covering(place.first, at - 1),), lemma="come", kind="say")


def _that(place: Place, at: int) -> int | None:
    """The "that" which opens what the noun says: at once, past "by X", ", made by X,", or a verb of going round."""
    tokens = place.sentence.tokens
    leads = tokens[at + 1].word if at < place.last else ""
    if leads not in {"that", "by", "from", ","} | _GO_ROUND:
        return None
    for n in range(at + 1, min(at + 12, place.last - 1)):
        if tokens[n].word == "that":
            return None if tokens[n - 1].word in place.words.grammar["prepositions"] else n
        if tokens[n].text in MARKS - {","} or tokens[n].text == "." or tokens[n].word in place.words.cues:
            return None
    return None


def _is_noun(place: Place, at: int) -> bool:
    """A plural or one after an article or owner; "we claim that" has a verb."""
    tokens, words = place.sentence.tokens, place.words
    if place.sentence.parsed and tokens[at].tag in {"NOUN", "PROPN"}:
        return True
    if at == place.first:
        return True
    before = tokens[at - 1]
    describes = before.word.endswith(("ed", "ent", "al", "ing", "ible", "ful")) or before.word in {
        "new",
        "early",
    }
    if at == place.first + 1 and describes and words.has("phrases", "unnamed", tokens[at].word):
        return True  # "Unconfirmed reports that"
    near = words.grammar["determiners"] | words.grammar["prepositions"] - {"to"}
    return before.word in near or before.text in _POSSESSIVE or before.word.endswith(("'s", "s'"))


def _owner(place: Place, at: int) -> Phrase | None:
    """As in "the league's claim": the phrase before the possessive."""
    tokens = place.sentence.tokens
    near = next(
        (n for n in range(at - 1, max(place.first, at - 3), -1) if _is_mark_of_owner(tokens[n].text)), None
    )
    if near is None or (near <= place.first and tokens[near].text in _POSSESSIVE):
        return None
    found = phrase_before(place.sentence, near + 1, place.first, place.words)
    if found is None or found[0] > near:
        return None
    inner = [n for n in range(found[0], near) if tokens[n].word in place.words.grammar["prepositions"]]
    return (inner[-1] + 1, found[1]) if inner and not is_name(tokens[inner[-1] - 1]) else found


def _is_mark_of_owner(text: str) -> bool:
    return text in _POSSESSIVE or text.endswith(("'s", "’s", "s'", "s’"))


def _maker(place: Place, at: int, that: int) -> Phrase | None:
    """As in "a claim by X that", "the claim, made by X, that"."""
    tokens = place.sentence.tokens
    by = next((n for n in range(at + 1, that) if tokens[n].word in {"by", "from", "of"}), None)
    return phrase_after(place.sentence, by + 1, place.words, that) if by is not None else None


def _giver(place: Place, that: int) -> Phrase | None:
    """As in "the claim that A comes from X"."""
    tokens = place.sentence.tokens
    for n in range(that + 2, place.last - 1):
        if tokens[n].word in place.words.phrases["givers"]:
            is_from = tokens[n + 1].word in {"from", "with"}
            return phrase_after(place.sentence, n + 2, place.words, place.last + 1) if is_from else None
    return None
