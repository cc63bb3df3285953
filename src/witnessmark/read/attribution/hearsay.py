"""Words by which a text says that somebody says so without naming anybody: "reportedly", "it is said that", "rumours spread"."""

from dataclasses import replace

from witnessmark.read.attribution.frames import CITED, Frame
from witnessmark.read.attribution.look import Place, make_frame
from witnessmark.read.attribution.nouns import MARKS

_BE = {"is", "was", "were", "are", "been", "being"}
TOLD = {
    "said",
    "reported",
    "believed",
    "thought",
    "alleged",
    "rumoured",
    "rumored",
    "understood",
    "claimed",
    "feared",
}


def hearsay(place: Place, at: int) -> Frame | None:
    """A frame of an unnamed source; None where the word at `at` is none of these."""
    if place.words.language != "en":
        return _adverb(place, at)
    return _adverb(place, at) or _passive(place, at)


def _adverb(place: Place, at: int) -> Frame | None:
    """As in "homes were reportedly torched": the clause it stands in is hearsay."""
    if place.sentence.tokens[at].word not in place.words.phrases["hearsay"]:
        return None
    first, last = _clause(place, at)
    frame = make_frame(place, (at, at), (at, at), at)
    content = tuple(place.sentence.covering(a, b) for a, b in ((first, at - 1), (at + 1, last)) if a <= b)
    return replace(frame, content=content, lemma="hearsay", kind="say", rank=CITED, is_unnamed=True)


def _clause(place: Place, at: int) -> tuple[int, int]:
    """First and last token of the clause around a token: a relative clause ends at its commas, a main one does not."""
    tokens, words = place.sentence.tokens, place.words
    opens = words.grammar["relatives"] | words.grammar["concessives"]
    start = next((n for n in range(at - 1, place.first, -1) if tokens[n].word in opens), None)
    is_inner = start is not None and not any(tokens[n].text == "," for n in range(start + 1, at))
    if not is_inner or start is None:
        return place.first, place.last
    end = next((n - 1 for n in range(at + 1, place.last + 1) if tokens[n].text in MARKS), place.last)
    return start, end


def _passive(place: Place, at: int) -> Frame | None:
    """As in "it is said that A", "ten homes are believed to have burned"; "by X" names somebody after all."""
    tokens = place.sentence.tokens
    if tokens[at].word not in TOLD or at - 1 < place.first or at + 2 > place.last:
        return None
    near = {tokens[n].word for n in range(max(place.first, at - 2), at)}
    if not near & _BE:
        return None
    is_it = tokens[at + 1].word == "that" and "it" in {
        one.word for one in tokens[max(place.first, at - 4) : at]
    }
    is_to = tokens[at + 1].word == "to" and tokens[at + 2].word in {"have", "be"}
    if not is_it and not is_to:
        return None
    frame = make_frame(place, (at, at), (at, at), at)
    content = place.sentence.covering(at + 2 if is_it else place.first, place.last)
    return replace(frame, content=(content,), lemma="hearsay", kind="say", rank=CITED, is_unnamed=True)
