"""What a sensor's numbers are and what damage does to them: one file a sensor under profiles/, found by name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from witnessmark.errors import UnreadError

Scale = Literal["linear", "amplitude", "dB", "index"]

LEAST_INDEX = 0.02
"""A plant index below is bare ground or water; its logarithm would only be noise."""


@dataclass(frozen=True)
class Profile:
    """A sensor, or a product made from one.

    Attributes:
        name: as case.toml writes it.
        scale: what pixel values are after the file's own scale and offset: power, amplitude, dB, or an index.
        bands: bands that are used, by the names that files give them (compared without case).
        steps: whole numbers per unit in the cache: 100 a dB, 10,000 for an index from -1 to 1.
        floor, ceiling: values outside are no data, in the unit of the table (dB or index).
        shape: "step" for a change that stays, "pulse" for soot or a burn that grows over.
        sign: which way damage moves the value: "down", "up" or "either".
        season: whether the surface itself has a year, so that a yearly term is taken out when the series is long enough.
        change: usual size of a change by damage, in the unit of the table; the scan's prior.
        own: usual difference between the bands' and orbits' views of one change.
        noise: least standard deviation that is believed of one image of a unit, in the unit of the table.
        slow: usual standard deviation of the level from season to season, where the baseline is too short to measure it.
        ratio: whether changes are parts of what was there: plant indices are then compared by their logarithm. On the
            Palisades fire the share of NDVI lost follows the share of houses destroyed (AUC 0.87), the loss itself less (0.80).
        geometry: the geometry key in a file's name: pictures of another key are another series.
    """

    name: str
    scale: Scale
    bands: tuple[str, ...]
    steps: int
    floor: float
    ceiling: float
    shape: Literal["step", "pulse"]
    sign: Literal["down", "up", "either"]
    season: bool
    change: float
    own: float
    noise: float
    slow: float
    ratio: bool
    geometry: Callable[[str], str]

    @property
    def unit(self) -> str:
        """The table's unit: "dB" or "index"."""
        return "index" if self.scale == "index" else "dB"

    def band_in(self, text: str) -> str:
        """The profile's band that a text names, "" for none."""
        words = re.split(r"[^A-Za-z0-9]+", text.casefold())
        return next((band for band in self.bands if band.casefold() in words), "")


@cache
def names() -> tuple[str, ...]:
    """Names of all profiles, sorted."""
    folder = Path(__file__).parent / "profiles"
    return tuple(sorted(path.stem.replace("_", "-") for path in folder.glob("[a-z]*.py")))


@cache
def load(name: str) -> Profile:
    """A profile by its name.

    Raises:
        UnreadError: there is none of this name; lists those there are.
    """
    if name not in names():
        raise UnreadError(f'[[series]]: there is no sensor "{name[:40]}". Use one of: {", ".join(names())}.')
    module = import_module(f"witnessmark.measure.series.profiles.{name.replace('-', '_')}")
    made: Profile = module.profile
    return made
