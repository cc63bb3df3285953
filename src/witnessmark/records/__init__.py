"""Plain words: frozen dataclasses that the rooms pass to each other through the store, standard library only."""

from witnessmark.records.activity import Activity
from witnessmark.records.actor import Actor, Cast, Member, Mention, Tie
from witnessmark.records.base import Bases, Basis, Record, identify, rests_on
from witnessmark.records.capture import Capture, CaptureFlag, CaptureState, Expected, MissingPart
from witnessmark.records.deed import Deed, RoleWords
from witnessmark.records.document import Block, DateCandidate, Document, Link, Page, Segment, Span
from witnessmark.records.figure import Drift, Event, Figure, FigureValue, Finding
from witnessmark.records.item import Item, Unread
from witnessmark.records.lead import Lead
from witnessmark.records.measured import (
    ChangeSeries,
    CountBound,
    Damage,
    FalseRate,
    FirePoint,
    FireWindow,
    Layer,
    Overlap,
    Reading,
    Scene,
    Structure,
    Tally,
)
from witnessmark.records.media import (
    Answer,
    Claim,
    Credentials,
    Fingerprint,
    MachineText,
    MediaFacts,
    NearDuplicate,
    SheetOfPaper,
    Worksheet,
)
from witnessmark.records.place import Place, PlaceCandidate, PlaceMention
from witnessmark.records.quantity import Quantity
from witnessmark.records.relation import Origin, Relay, Reuse
from witnessmark.records.statement import ActorMention, HedgeMark, Statement, Voice
from witnessmark.records.time import Part, Timex, When

KINDS: dict[str, type[Record]] = {
    kind.prefix: kind
    for kind in (
        Item, Unread, Document, Statement, Place, Origin, Reuse, Relay, Event, Figure, Drift, Finding,
        Scene, Layer, Structure, FirePoint, FireWindow, Reading, Damage, Tally, Overlap, CountBound, ChangeSeries,
        MediaFacts, NearDuplicate, MachineText, Worksheet, Capture, Lead,
        Cast, Actor, Tie, Deed,
    )
}  # fmt: skip
"""Every kind the store keeps, by the prefix of its ids."""

__all__ = [
    "KINDS", "Activity", "Actor", "ActorMention", "Answer", "Bases", "Basis", "Block", "Capture", "CaptureFlag", "CaptureState", "Cast", "ChangeSeries", "Claim", "CountBound", "Credentials",
    "Damage", "DateCandidate", "Deed", "Document", "Drift", "Event", "Expected", "FalseRate", "Figure", "FigureValue", "Finding", "Fingerprint",
    "FirePoint", "FireWindow", "HedgeMark", "Item", "Layer", "Lead", "Link", "MachineText", "MediaFacts", "Member", "Mention", "MissingPart", "NearDuplicate",
    "Origin", "Overlap", "Page", "Part", "Place", "PlaceCandidate", "PlaceMention", "Quantity", "Reading", "Record", "Relay",
    "Reuse", "RoleWords", "Scene", "Segment", "SheetOfPaper", "Span", "Statement", "Structure", "Tally", "Tie", "Timex", "Unread",
    "Voice", "When", "Worksheet", "identify", "rests_on",
]  # fmt: skip
