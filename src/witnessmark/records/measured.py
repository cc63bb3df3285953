"""What was measured: scenes, structures, fires, other people's layers, readings, counts with a bound."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Bases, Basis
from witnessmark.records.time import When

DamageClass = Literal["destroyed", "severe", "moderate", "possible", "none visible"]


@dataclass(frozen=True)
class Scene:
    """One image (STAC's words): when, by which platform, how fine, over what.

    Attributes:
        start_datetime: ISO date or time of taking.
        gsd_m: ground sample distance in metres.
        bounds: west, south, east, north in degrees.
        simulated: True for images made by a script; every output says so.
    """

    prefix: ClassVar[str] = "sc"
    id: str
    item: Basis
    name: str
    start_datetime: str
    platform: str
    gsd_m: float
    bounds: tuple[float, float, float, float]
    simulated: bool = False


@dataclass(frozen=True)
class Layer:
    """Somebody's file of places, buildings, fires or damage: a set of statements with an origin, not a truth.

    Attributes:
        role: buildings, damage, list, fires.
        origin: who made it; two layers that name one origin are one origin.
        named_origins: origins that the rows themselves name, with how many rows name each.
        table: name of its clean table under working/tables/, "" when it has none.
        table_sha256: hash of that table.
        note: the maker's own limits, in words.
    """

    prefix: ClassVar[str] = "la"
    id: str
    item: Basis
    name: str
    role: Literal["buildings", "damage", "list", "fires", "places"]
    origin: str
    named_origins: tuple[tuple[str, int], ...]
    rows: int
    table: str
    table_sha256: str
    note: str = ""
    simulated: bool = False


@dataclass(frozen=True)
class Structure:
    """One building of a frame: a row of a buildings layer, with its own key there."""

    prefix: ClassVar[str] = "sr"
    id: str
    layer: Basis
    key: str
    lon: float
    lat: float
    area_m2: float


@dataclass(frozen=True)
class FirePoint:
    """One active-fire detection: pixel centre, day, and its radiative power where the file gives it."""

    prefix: ClassVar[str] = "fp"
    id: str
    layer: Basis
    lon: float
    lat: float
    acq_date: str
    frp_mw: float | None = None
    confidence: str = ""


@dataclass(frozen=True)
class FireWindow:
    """When fires were seen at a place, after persistent heat sources were taken out.

    Attributes:
        seen, removed: detections kept and removed (within reach of a persistent source).
        assessable: False beside flares and works, where fires can show nothing either way.
    """

    prefix: ClassVar[str] = "fw"
    id: str
    layers: Bases
    place: Basis
    place_name: str
    window: When
    seen: int
    removed: int
    days: tuple[str, ...]
    assessable: bool
    note: str


@dataclass(frozen=True)
class FalseRate:
    """How often a score is wrong where nothing was done.

    Attributes:
        nominal: the rate asked for, 0 to 1.
        measured: the rate at quiet places left out in turn.
        low, high: its 95 % interval over places drawn anew.
    """

    nominal: float
    measured: float
    low: float
    high: float


@dataclass(frozen=True)
class ChangeSeries:
    """One image series over a frame of buildings: a score and dates for each, in a table. It holds no count: scores are none.

    Attributes:
        items: the images.
        layer: the buildings.
        sensor: as in case.toml.
        images: how many, after pictures of one pass were taken together.
        first_day, last_day: ISO days of the first and last image.
        window: in which a change was looked for.
        measured, grouped, not_observed: buildings with a score of their own; with one of their group (too small for the
            pixels); outside the images or with too few of them.
        placebo: quiet buildings that scores are held against.
        rates: false rates measured there; () when there is too little to measure, and then the table has no p-values.
        reason: why there are none, "" when there are.
        table, table_sha256: GeoParquet under working/series/.
        maps: files of the statistic, the date and the number of images, with their hashes; () for none.
        run, run_sha256: the run record (inputs, versions, parameters).
        note: limits, in words.
    """

    prefix: ClassVar[str] = "cg"
    id: str
    items: Bases
    layer: Basis
    name: str
    sensor: str
    images: int
    first_day: str
    last_day: str
    window: When
    measured: int
    grouped: int
    not_observed: int
    placebo: int
    rates: tuple[FalseRate, ...]
    reason: str
    table: str
    table_sha256: str
    maps: tuple[tuple[str, str], ...]
    run: str
    run_sha256: str
    note: str
    simulated: bool = False


@dataclass(frozen=True)
class Reading:
    """One person's look at one structure in one scene.

    Attributes:
        structure: the key of the structure in its frame.
        reader: who looked (a pseudonym).
        verdict: damaged, intact, or cannot tell (which counts as intact in every bound).
        decoy: True for a known-intact structure mixed in to measure the reader's false positives.
    """

    prefix: ClassVar[str] = "rd"
    id: str
    item: Basis
    structure: str
    scene: str
    reader: str
    verdict: Literal["damaged", "intact", "cannot tell"]
    when: str
    decoy: bool = False


@dataclass(frozen=True)
class Damage:
    """A structure's damage window: last image intact, first image damaged; either may be "" (not seen)."""

    prefix: ClassVar[str] = "da"
    id: str
    readings: Bases
    structure: str
    damage_class: DamageClass
    last_intact: str
    first_damaged: str


@dataclass(frozen=True)
class Tally:
    """What one layer counts: "UNOSAT marks 2,582 of 8,068 buildings". A statement of its origin, not of ours.

    Attributes:
        thing, act: as in Quantity.
        value, whole: how many of how many; whole None when the layer gives no whole.
        place_name, window: where and when the layer looked.
    """

    prefix: ClassVar[str] = "ta"
    id: str
    layers: Bases
    origin: str
    thing: str
    act: str
    value: int
    whole: int | None
    place_name: str
    window: When | None
    sentence: str


@dataclass(frozen=True)
class Overlap:
    """Two layers held against each other: how many of the one the other also marks.

    Attributes:
        kind: "disagreement" for two origins, "same origin" where one names the other.
        share: both / examined, 0 to 1; low, high its exact 95 % interval (Clopper-Pearson).
    """

    prefix: ClassVar[str] = "ov"
    id: str
    first: Basis
    second: Basis
    kind: Literal["disagreement", "same origin"]
    examined: int
    both: int
    share: float
    low: float
    high: float
    sentence: str


@dataclass(frozen=True)
class CountBound:
    """An exact "at least N (95 %)" bound from a random sample that people verified.

    Attributes:
        at_least: the bound on damaged structures of the stratum, hence of the frame.
        level: how sure, 0 to 1.
        frame, stratum, sampled, confirmed: sizes: all structures, the pre-declared stratum, those drawn, those
            on which the readers agree on damage.
        decoys, decoy_errors: known-intact structures shown, and how many were called damaged.
        false_positive_upper: upper bound of the readers' false-positive rate, already taken off; the allowed error
            is split evenly between it and the sample, so it holds at 97.5 % where level is 0.95.
        seed, frame_sha256: what was fixed before anyone looked.
        conditions: the conditions under which the sentence is valid, in words.
        simulated: True when the readings were made by a script; every output says so.
    """

    prefix: ClassVar[str] = "cb"
    id: str
    layer: Basis
    readings: Bases
    place_name: str
    thing: str
    act: str
    window: When | None
    at_least: int
    level: float
    frame: int
    stratum: int
    sampled: int
    confirmed: int
    decoys: int
    decoy_errors: int
    false_positive_upper: float
    seed: str
    frame_sha256: str
    conditions: tuple[str, ...]
    simulated: bool = False
