"""Figures told as somebody's without a verb of saying: "The government's own count is 410"."""

from dataclasses import replace

from witnessmark.read.attribution.bare import is_count
from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.grammar import phrase_before
from witnessmark.read.attribution.look import Place, can_speak, make_frame
from witnessmark.read.attribution.nouns import MARKS

_IS = {"is", "was", "are", "were", "stands", "stood", "comes", "came", "remains"}
FIGURES = {
    "count",
    "figure",
    "figures",
    "estimate",
    "estimates",
    "tally",
    "toll",
    "total",
    "number",
    "numbers",
    "tallies",
}


def figure_is(place: Place, at: int) -> Frame | None:
    """The attribution whose noun stands at a token: "X's (own) figure is 640"; None where none does."""
    tokens, words = place.sentence.tokens, place.words
    if (
        tokens[at].word not in FIGURES
        or words.language != "en"
        or at + 2 > place.last
        or at - 1 < place.first
    ):
        return None
    owner = next((n for n in range(at - 1, max(place.first - 1, at - 4), -1) if _owns(tokens[n].text)), None)
    verb = next((n for n in range(at + 1, min(at + 8, place.last)) if tokens[n].word in _IS), None)
    if owner is None or verb is None or not is_count(place, verb + 1):
        return None
    if any(tokens[n].text in MARKS for n in range(at + 1, verb)):
        return None
    source = phrase_before(place.sentence, owner + 1, place.first, words)
    if source is None or not (can_speak(place, source) or _is_body(place, owner)):
        return None
    frame = make_frame(place, source, (at, verb), verb)
    clause = place.sentence.covering(source[0], at - 1)
    content = (place.sentence.covering(at, place.last),)
    return replace(frame, clause=clause, content=content, lemma="count", kind="say")


def _is_body(place: Place, owner: int) -> bool:
    """As in "The government's": the noun that owns speaks."""
    plain = place.sentence.tokens[owner].word.removesuffix("'s").removesuffix("'")
    return place.words.is_source(plain, "bodies", "groups", "governments")


def _owns(text: str) -> bool:
    return text in {"'s", "’s", "'", "’"} or text.endswith(("'s", "’s", "s'", "s’"))
