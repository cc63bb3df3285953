"""Which statements tell what the case asks about: what was done to people and buildings, here and then, not denied."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from witnessmark.case.config import Area, Period
from witnessmark.records import PlaceCandidate, Statement, Tally, When
from witnessmark.weigh.days import FIRST, LAST, Stretch, first_day, last_day, overlaps, stretch_of
from witnessmark.weigh.denials import is_denial
from witnessmark.weigh.material import Material
from witnessmark.weigh.mentions import COARSE_KM, Mention
from witnessmark.weigh.names import is_place_within

HARMS = {
    "destroy": "destruction", "loot": "looting", "raid": "raids", "abduct": "abductions", "kill": "killings",
    "torture": "torture", "displace": "displacement", "detain": "detentions", "strike": "strikes",
}  # fmt: skip
"""What an event's mode is called when a record speaks of it."""

HARM_OF_ACT = {
    "burn": "destroy", "destroy": "destroy", "demolish": "destroy", "damage": "destroy", "loot": "loot", "raid": "raid",
    "abduct": "abduct", "missing": "abduct", "kill": "kill", "wound": "kill", "torture": "torture",
    "displace": "displace", "detain": "detain", "arrest": "detain",
}  # fmt: skip
"""What a figure's act tells of."""

NO_TELLING = frozenset({"headline", "attribution", "publication", "opinion", "prediction", "background"})
"""Kinds of statement that judge, announce or recall; a headline only sums up the text below it."""


@dataclass(frozen=True)
class Field:
    """Where and when the case looks; what lies outside is another happening."""

    area: Area
    period: Period

    @property
    def days(self) -> Stretch | None:
        """The case's days, None when it gives none."""
        if not (self.period.start or self.period.end):
            return None
        end = last_day(self.period.end) if self.period.end else LAST
        return Stretch(first_day(self.period.start) if self.period.start else FIRST, end)

    def ties(self, statement: Statement, said_on: str) -> bool | None:
        """True when place or date tie a statement to the case, False when they lead elsewhere, None when they tell nothing.

        Args:
            statement: with its places and window.
            said_on: the document's own date; "today" read as the day of the event is no other happening.
        """
        answers = {self._by_place(statement), self._by_days(statement.when, said_on)}
        return False if False in answers else True if True in answers else None

    def ties_tally(self, tally: Tally) -> bool:
        """Whether a layer's count speaks of the case's place and days."""
        is_here = not (tally.place_name and self.area.name) or is_place_within(
            tally.place_name, self.area.name
        )
        return is_here and self._by_days(tally.window, "") is not False

    def _by_place(self, statement: Statement) -> bool | None:
        best = [mention.candidates[0] for mention in statement.places if mention.candidates]
        fine = [place for place in best if place.outer_km <= COARSE_KM]
        if not fine:
            return None
        return not self.area.radius_km or any(self._is_near(place) for place in fine)

    def _is_near(self, place: PlaceCandidate) -> bool:
        kilometres = math.hypot(
            (place.lon - self.area.lon) * 111.32 * math.cos(math.radians(self.area.lat)),
            (place.lat - self.area.lat) * 110.57,
        )
        return kilometres <= self.area.radius_km + place.outer_km

    def _by_days(self, when: When | None, said_on: str) -> bool | None:
        told = stretch_of(when)
        if told is None or (said_on and when and when.edtf == said_on):
            return None
        return self.days is None or overlaps(told, self.days)


@dataclass(frozen=True)
class Telling:
    """A statement that tells something the case asks about.

    Attributes:
        harms: what it tells of, keys of HARMS.
        is_tied: whether place or date tie it to the case; False where it gives neither.
    """

    statement: Statement
    harms: frozenset[str]
    is_tied: bool


def find_tellings(material: Material, mentions: Iterable[Mention]) -> list[Telling]:
    """All statements that tell of harm and do not lead elsewhere, in text order."""
    field = Field(material.area, material.period)
    acts: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.act in HARM_OF_ACT:
            acts.setdefault(mention.statement.id, set()).add(HARM_OF_ACT[mention.act])
    found = []
    for statement in material.statements:
        harms = harms_of(statement) | acts.get(statement.id, set())
        document = material.documents.get(statement.document)
        tie = field.ties(statement, document.published if document else "")
        if harms and tie is not False and is_told(statement) and not is_denial(statement, material):
            found.append(Telling(statement, frozenset(harms), bool(tie)))
    return found


def harms_of(statement: Statement) -> frozenset[str]:
    """What a statement's own event tells of, as keys of HARMS."""
    return frozenset({statement.event_mode} & HARMS.keys())


def is_told(statement: Statement) -> bool:
    """Whether a statement tells of something as having happened, likely or possibly."""
    return statement.kind not in NO_TELLING and statement.factuality.endswith("+")
