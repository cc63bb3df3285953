"""Finds words that name a place: at each word, the longest known run of capitalised (or Arabic) words."""

from collections.abc import Iterator
from dataclasses import replace

from witnessmark.read.contract import Gazetteer
from witnessmark.read.places.allowed import is_place
from witnessmark.read.places.arabic import LETTER, arabic_hit
from witnessmark.read.places.context import is_of_noun, is_person, is_told
from witnessmark.read.places.hits import Hit
from witnessmark.read.places.inside import is_building, named_within
from witnessmark.read.places.readings import is_of_kind
from witnessmark.read.places.tokens import MOST_WORDS, Tokens, tokens_of
from witnessmark.read.places.words import COMMON_WORDS, COMPASS, NOT_PLACES
from witnessmark.records import PlaceCandidate

_LONGEST_SHORT = 6
_LAND = frozenset(
    {"Valley", "Delta", "Peninsula", "Mountains", "Hills", "Plateau", "Basin", "Coast", "Desert"}
)
_OTHER_HEADS = frozenset(name.split()[0] for name in NOT_PLACES)


def scan(text: str, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Every place name of a text, in order, without overlap."""
    return tuple(_hits(tokens_of(text), gazetteer))


def _hits(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Hit]:
    at = 0
    while at < len(tokens):
        token = tokens.items[at]
        hit, used = None, 1
        if LETTER.match(token.text):
            hit, used = arabic_hit(tokens, at, gazetteer)
        elif token.is_capital:
            hit, used = _latin_hit(tokens, at, gazetteer)
        if hit is not None:
            yield hit
        at += used


def _latin_hit(tokens: Tokens, at: int, gazetteer: Gazetteer) -> tuple[Hit | None, int]:
    """The place named from this word on, and how many words it takes."""
    if skipped := _other_thing(tokens, at):
        return None, skipped
    if special := _state_after_comma(tokens, at, gazetteer) or _building(tokens, at, gazetteer):
        return special
    for count in range(tokens.reach(at), 0, -1):
        if not tokens.items[at + count - 1].is_capital:
            continue
        name = tokens.words(at, count)
        found = gazetteer.candidates(name) or _part_of(tokens, at, count, gazetteer)
        if name.startswith("The ") and not any(one.name.startswith("The ") for one in found[:1]):
            continue  # "The Hague" is a name; "The Iraqi army" begins with an article
        if found and is_place(tokens, at, count, found[0]):
            start, end = tokens.items[at].start, tokens.items[at + count - 1].end
            return Hit(start, end, name, found, is_told(tokens, at, count)), count
    return _unknown(tokens, at)


def _part_of(tokens: Tokens, at: int, count: int, gazetteer: Gazetteer) -> tuple[PlaceCandidate, ...]:
    """Readings of a part of a listed place, or a valley called after it: "North Dallas", "Swat Valley"."""
    if count < 2 or not all(token.text[0].isupper() for token in tokens.items[at : at + count]):
        return ()
    if tokens.items[at].text.lower() in COMPASS:
        rest = gazetteer.candidates(tokens.words(at + 1, count - 1))
    elif tokens.items[at + count - 1].text in _LAND:
        rest = gazetteer.candidates(tokens.words(at, count - 1))
    else:
        return ()
    return tuple(replace(one, reasons=(*one.reasons, f'for "{tokens.words(at, count)}"')) for one in rest)


def _state_after_comma(tokens: Tokens, at: int, gazetteer: Gazetteer) -> tuple[Hit, int] | None:
    """A state written short after its town: "London, Ky.", "Dallas, TX"."""
    token = tokens.items[at]
    gap = tokens.text[tokens.items[at - 1].end : token.start] if at else ""
    if gap != ", " or len(token.text) > _LONGEST_SHORT or not tokens.items[at - 1].is_capital:
        return None
    end = token.end + (tokens.text[token.end : token.end + 1] == "." and not token.text.endswith("."))
    name = tokens.text[token.start : end]
    found = gazetteer.candidates(name) if name.endswith(".") or name.isupper() else ()
    codes = tuple(one for one in found if is_of_kind(one, "region"))
    return (Hit(token.start, end, name, codes, is_told=True), 1) if codes and codes[0] == found[0] else None


def _building(tokens: Tokens, at: int, gazetteer: Gazetteer) -> tuple[Hit, int] | None:
    """A building, street or ground by its own name: "Manila Cathedral", "Windsor Castle"."""
    reach = next((n for n in range(1, MOST_WORDS) if not tokens.after(at, n)[:1].isupper()), MOST_WORDS)
    count = next((n for n in range(reach, 1, -1) if is_building(tokens.items[at + n - 1].text)), 0)
    if not count or tokens.before(at)[:1].isupper() or tokens.items[at].text.lower() in COMMON_WORDS:
        return None
    name = tokens.words(at, count)
    found = gazetteer.candidates(name) or named_within(name, gazetteer)
    return Hit(tokens.items[at].start, tokens.items[at + count - 1].end, name, found, is_told=True), count


def _other_thing(tokens: Tokens, at: int) -> int:
    """How many words the name of some other thing takes from here, such as a newspaper's; 0 for none."""
    start = tokens.items[at].start
    if tokens.items[at].text not in _OTHER_HEADS:
        return 0
    name = next((name for name in NOT_PLACES if tokens.text.startswith(name, start)), "")
    return sum(token.end <= start + len(name) for token in tokens.items[at : at + 2 * MOST_WORDS])


def _unknown(tokens: Tokens, at: int) -> tuple[Hit | None, int]:
    """A name nobody lists, where the words say it is a place: "the town of X" is kept, without a candidate."""
    if not is_of_noun(tokens, at) or tokens.before(at - 1).lower() in {"state", "area", "capital", "port"}:
        return None, 1
    count = next((n for n in range(1, 4) if not tokens.after(at, n)[:1].isupper()), 3)
    name = tokens.words(at, count)
    if name.lower() in COMMON_WORDS or is_person(tokens, at, count):
        return None, 1
    return Hit(tokens.items[at].start, tokens.items[at + count - 1].end, name, (), is_told=True), count
