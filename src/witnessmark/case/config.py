"""case.toml: the question, the area, the period, the layers and the plug-ins, checked key by key."""

import tomllib
import types
import typing
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, TypeVar

from witnessmark.errors import CaseError

Section = TypeVar("Section")


@dataclass(frozen=True)
class Area:
    """Where the case looks: a point with a radius, in WGS84 degrees and kilometres."""

    name: str = ""
    lon: float = 0.0
    lat: float = 0.0
    radius_km: float = 0.0


@dataclass(frozen=True)
class Period:
    """When the case looks: EDTF days or months, inclusive; "" is open."""

    start: str = ""
    end: str = ""


@dataclass(frozen=True)
class LayerConfig:
    """One data file of the inbox, told what it is: [[layer]] in case.toml.

    Attributes:
        file: its name in the inbox.
        role: buildings, damage, list, fires or places.
        origin: who made it.
        name: what to call it on the page; the file's name when empty.
        where: keep rows whose column equals the value, such as {in_unosat_aoi = "True"}.
        columns: our word -> the file's column, such as {lon = "x", damaged = "label"}.
        damaged: values of the damage column that count as damage; empty means true-like.
        window: EDTF interval the layer speaks of.
        thing, act: what its marks count ("building", "damage").
        note: the maker's own limits, printed with every figure of the layer.
        simulated: True for files made by a script.
    """

    file: str
    role: Literal["buildings", "damage", "list", "fires", "places"]
    origin: str
    name: str = ""
    where: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()
    window: str = ""
    thing: str = "building"
    act: str = "damage"
    note: str = ""
    simulated: bool = False


@dataclass(frozen=True)
class ReadConfig:
    """[read]: which reader plug-in; "auto" takes the model when it is there, else the rules alone."""

    reader: str = "auto"


@dataclass(frozen=True)
class MeasureConfig:
    """[measure]: fires and the bound.

    Attributes:
        detectors: plug-ins to run, in order; empty runs every one whose inputs are there.
        fire_reach_km: how near a fire must be to count for a place.
        persistent_years: a cell with detections in so many earlier years is a persistent source.
        persistent_reach_km: detections this near to a persistent source are removed.
        level: how sure "at least N" must be.
        sample_seed: seed of the random sample; fixed and logged before anyone looks.
    """

    detectors: tuple[str, ...] = ()
    fire_reach_km: float = 0.375
    persistent_years: int = 3
    persistent_reach_km: float = 0.75
    level: float = 0.95
    sample_seed: str = ""


@dataclass(frozen=True)
class WeighConfig:
    """[weigh]: graders to run; empty runs every one."""

    graders: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublishConfig:
    """[publish]: outputs, the date printed on them, and the paper.

    Attributes:
        outputs: publisher plug-ins to run; empty runs every one.
        date: ISO day printed and set in every file, so that two builds are byte-identical;
            the latest date of the case's own documents when empty.
        paper: "a4" or "us-letter".
        author: who publishes.
    """

    outputs: tuple[str, ...] = ()
    date: str = ""
    paper: Literal["a4", "us-letter"] = "a4"
    author: str = ""


@dataclass(frozen=True)
class Config:
    """The whole of case.toml. Every key is checked: an unknown one is an error, never passed over.

    Attributes:
        simulated: True for a fictional case; every output says so.
        plugins: options per plug-in, [plugins.page] and the like.
    """

    title: str
    question: str = ""
    languages: tuple[str, ...] = ("en",)
    simulated: bool = False
    area: Area = field(default_factory=Area)
    period: Period = field(default_factory=Period)
    layer: tuple[LayerConfig, ...] = ()
    read: ReadConfig = field(default_factory=ReadConfig)
    measure: MeasureConfig = field(default_factory=MeasureConfig)
    weigh: WeighConfig = field(default_factory=WeighConfig)
    publish: PublishConfig = field(default_factory=PublishConfig)
    plugins: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_config(path: Path) -> Config:
    """case.toml as a checked Config.

    Raises:
        CaseError: no file, not TOML, an unknown key (with the nearest known one), a missing or wrong value.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CaseError(
            f'{path}: there is no case here. Run "witnessmark new {path.parent}" to start one.'
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{path}: not valid TOML: {error}. Mend the line it names and run again.") from None
    return build(Config, raw, f"{path}")


def build(kind: type[Section], raw: dict[str, Any], where: str) -> Section:
    """A dataclass from a TOML table, key by key.

    Args:
        kind: the dataclass to fill.
        raw: the table as tomllib gives it.
        where: file and table, for the error.

    Raises:
        CaseError: a key is unknown or missing, or a value has the wrong type.
    """
    known = {spec.name: spec for spec in fields(kind)}  # type: ignore[arg-type]
    for key in raw:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f'Did you mean "{near[0]}"?' if near else f"Use one of: {', '.join(known)}."
            raise CaseError(f'{where}: unknown key "{key}". {hint}')
    types_of = typing.get_type_hints(kind)
    values = {key: convert(types_of[key], value, f"{where}: {key}") for key, value in raw.items()}
    missing = [
        name
        for name, spec in known.items()
        if name not in values and spec.default is MISSING and spec.default_factory is MISSING
    ]
    if missing:
        raise CaseError(f'{where}: "{missing[0]}" is missing. Add a line: {missing[0]} = ...')
    return kind(**values)


def convert(kind: Any, value: Any, where: str) -> Any:  # noqa: PLR0911 - one line per kind of value reads best
    """A TOML value as the type a section wants; CaseError where it does not fit."""
    origin = typing.get_origin(kind)
    if is_dataclass(kind) and isinstance(value, dict):
        return build(kind, value, where)  # type: ignore[arg-type]
    if origin is tuple and isinstance(value, list):
        inner = typing.get_args(kind)[0]
        return tuple(convert(inner, one, f"{where}[{n}]") for n, one in enumerate(value))
    if origin is dict and isinstance(value, dict):
        inner = typing.get_args(kind)[1]
        return {key: convert(inner, one, f"{where}.{key}") for key, one in value.items()}
    if origin is Literal:
        if value not in typing.get_args(kind):
            raise CaseError(
                f"{where} is {value!r}. Use one of: {', '.join(map(str, typing.get_args(kind)))}."
            )
        return value
    if isinstance(kind, types.UnionType) or kind is Any:
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise CaseError(f"{where} is {value!r}; it must be {words_for(kind)}. Change it and run again.")
    return value


def words_for(kind: Any) -> str:
    """A type in words a person who writes TOML knows."""
    if is_dataclass(kind):
        return "a table of its own"
    words = {
        str: 'text in quotes, like "this"',
        int: "a whole number",
        float: "a number",
        bool: "true or false",
    }
    return words.get(kind, "a list" if typing.get_origin(kind) is tuple else "a table")
