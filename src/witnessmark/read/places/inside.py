"""Names that no list has, read by a listed name within them: "Manila Cathedral" lies in Manila."""

import re
from dataclasses import replace

from witnessmark.read.contract import Gazetteer
from witnessmark.read.placekey import fold
from witnessmark.read.places.readings import is_of_kind
from witnessmark.read.places.words import COMMON_WORDS, DIRECTIONS, LANDFORMS
from witnessmark.records import PlaceCandidate

_BUILDING = re.compile(
    r"\b(?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Boulevard|Lane|Square|Place|Bridge|Cathedral|Church|Mosque|Basilica|Chapel|Temple"
    r"|Synagogue|Monastery|Hospital|Clinic|Airport|Station|Stadium|Arena|Park|Prison|School|College|University|Palace|Castle"
    r"|Hall|Library|Museum|Theatre|Theater|Hotel|Estate|Centre|Center|Market|Plaza|Tower|Barracks|Cemetery|Zoo|Gardens?)(?=$|\W)"
)
TOWN_KM = 60.0
"""What reaches no farther is a town or district, in which a building may be."""
_KNOWN, _WELL_KNOWN = 0.45, 0.54
_PARTS_MOST = 6


def is_building(name: str) -> bool:
    """Whether the name says building, street or ground: "Windsor Castle", "Fitzwilliam Place"."""
    return bool(_BUILDING.search(name))


def named_within(name: str, gazetteer: Gazetteer) -> tuple[PlaceCandidate, ...]:
    """Readings of a name that no list has by the place's name in it: "Manila Cathedral" lies in Manila.

    The longest part wins, of two equally long the one that ends the name: "Robinson College Cambridge".
    """
    words = name.split()[:_PARTS_MOST]
    for count in range(len(words) - 1, 0, -1):
        for start in range(len(words) - count, -1, -1):
            part = " ".join(words[start : start + count])
            if (
                part[:1].isupper()
                and (len(part) > 3 or part.isupper())
                and not _is_plain(part)
                and not is_building(part)
            ):
                found = _well_known(gazetteer.candidates(part), part)
                if found:
                    return tuple(
                        replace(one, reasons=(*one.reasons, f'for "{part}" in "{name}"')) for one in found
                    )
    return ()


def _is_plain(part: str) -> bool:
    """Whether it is made of words that name nothing alone: "South West", "Delta"."""
    return all(word in COMMON_WORDS | DIRECTIONS | LANDFORMS for word in part.lower().split())


def _well_known(candidates: tuple[PlaceCandidate, ...], part: str) -> list[PlaceCandidate]:
    """Areas, and towns under their own name, where one of them is well known: any word is the other name of some town."""
    own = [one for one in candidates if _is_area(one) or fold(one.name) == fold(part)]
    is_known = any(one.score >= (_KNOWN if _is_area(one) else _WELL_KNOWN) for one in own)
    return own if is_known else []


def _is_area(one: PlaceCandidate) -> bool:
    return one.outer_km > TOWN_KM or is_of_kind(one, "district", "region")
