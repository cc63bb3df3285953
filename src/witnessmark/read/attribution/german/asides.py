"""Sources set in or behind a clause: "A, so X", "A, so X, B", "ein Bericht, wonach A", "Studien, nach denen A"."""

from dataclasses import replace

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.attribution.german.making import Saying, beside, make
from witnessmark.read.attribution.german.mood import has_reported
from witnessmark.read.attribution.german.phrase import phrase_right
from witnessmark.read.attribution.german.region import LEAST, is_voicing, size_of
from witnessmark.read.attribution.grammar import phrase_before
from witnessmark.read.attribution.phrases import Phrase

_RUMOURS = {"gerücht", "gerüchte", "gerüchten", "spekulationen", "vermutungen"}
"""Nouns that name nobody."""


def aside(cut: Cut, number: int, at: int) -> Frame | None:
    """As in "A, so X", "A, so X, B": behind a comma and before a name: not "so genannt", "so dass", "so hoch wie"."""
    part = cut.parts[number]
    before = cut.tokens[at - 1].text if at > cut.place.first else ""
    if cut.word(at) != "so" or before not in {",", "–", "—", "“", "”", '"', "«", "»"} or at == part.last:
        return None
    after = cut.word(at + 1)
    ahead = cut.tokens[at + 1 : at + 4]
    named = any(one.text[:1].isupper() for one in ahead) and after not in cut.words.phrases["complementiser"]
    source = phrase_right(cut, at + 1, cut.place.last + 1)
    if (
        not named
        or source is None
        or source[0] != at + 1
        or after in cut.words.cues
        or after in cut.words.grammar["auxiliaries"]
    ):
        return None
    end = _end_of_source(cut, number, source)
    content = beside(cut, (cut.place.first, cut.place.last), (at, end))
    return (
        make(cut, content, Saying((at, at), source, whole=(at, end))) if size_of(content) >= LEAST else None
    )


def _end_of_source(cut: Cut, number: int, source: Phrase) -> int:
    """The end of the part in which the source stands: "so X in einem Interview mit Y"."""
    last = max(cut.parts[number].last, source[1])
    following = number + 1
    while following < len(cut.parts) and _is_apposition(cut, cut.parts[following]):
        last, following = cut.parts[following].last, following + 1
    return last


def _is_apposition(cut: Cut, part: Part) -> bool:
    """As in "so X, Sprecher der Y": a part with a noun and no verb, or a relative clause, that something follows."""
    first = cut.tokens[part.first]
    verbs = cut.holds(part, cut.words.grammar["auxiliaries"]) or has_reported(cut, part)
    relative = cut.word(part.first) in {"der", "die", "das"} and cut.is_small(min(part.first + 1, part.last))
    return relative or (not verbs and first.text[:1].isupper() and part.last - part.first < 6)


def whereby(cut: Cut, number: int, at: int) -> Frame | None:
    """As in "ein Bericht, wonach A", "Studien, nach denen A"."""
    part = cut.parts[number]
    word = cut.word(at)
    pair = (
        word == "nach"
        and cut.word(at + 1) in {"dem", "der", "denen"}
        and cut.is_small(min(at + 2, part.last))
    )
    if number == 0 or at != part.first or not (word in {"wonach", "demzufolge"} or pair):
        return None
    if pair and not any(is_voicing(cut, n) for n in range(cut.parts[number - 1].first, at - 1)):
        return None
    source = phrase_before(cut.place.sentence, at - 1, cut.parts[number - 1].first, cut.words)
    last = at + pair
    if part.last - last < LEAST:
        return None
    found = make(cut, ((last + 1, part.last),), Saying((at, last), source))
    rumour = any(cut.word(n) in _RUMOURS for n in range(cut.parts[number - 1].first, at))
    return replace(found, is_unnamed=True) if rumour else found
