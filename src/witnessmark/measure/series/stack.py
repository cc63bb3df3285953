"""The manifest of a series: which pictures, of what, when, from where, with which hashes; one JSON file beside its results."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from witnessmark.errors import UnreadError
from witnessmark.measure.series.frame import Frame, iso_day
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.source import Source


@dataclass(frozen=True)
class Picture:
    """One band of one image of the stack.

    Attributes:
        item: id of the item it lies in.
        name: of the file.
        sha256: of the evidentiary copy.
        frame: as the file tells it, with what a STAC item adds.
        cache: name of its file of whole numbers.
        warped: how it was brought onto the grid; "" when its pixels lay on it.
        masked: how cloud was taken out; "" when it was not.
    """

    item: str
    name: str
    sha256: str
    frame: Frame
    cache: str
    warped: str = ""
    masked: str = ""

    @property
    def series(self) -> str:
        """The series it belongs to: geometry and band."""
        return f"{self.frame.geometry}:{self.frame.band}" if self.frame.geometry else self.frame.band


@dataclass(frozen=True)
class Stack:
    """All pictures on one grid.

    Attributes:
        grid: its pixels.
        unit: of the cache's numbers, "dB" or "index".
        steps: whole numbers per unit.
        pictures: by series, then day.
    """

    grid: Grid
    unit: str
    steps: int
    pictures: tuple[Picture, ...]

    def sources(self, folder: Path) -> list[Source]:
        """The pictures as the tiles read them."""
        scale = "dB" if self.unit == "dB" else "index"
        return [
            Source(str(folder / one.cache), one.series, one.frame.day, scale, self.steps)  # type: ignore[arg-type]
            for one in self.pictures
        ]

    def as_json(self) -> str:
        """The manifest as text; the same stack gives the same text."""
        rows = [asdict(one) | {"series": one.series, "time": iso_day(one.frame.day)} for one in self.pictures]
        for row in rows:
            row["frame"] = {key: value for key, value in row["frame"].items() if key != "grid"}
        head = {"grid": asdict(self.grid), "unit": self.unit, "steps": self.steps, "nodata": -32768}
        return json.dumps(head | {"pictures": rows}, indent=1, ensure_ascii=False)


def in_order(pictures: Sequence[Picture]) -> tuple[Picture, ...]:
    """Pictures by series, then day, then file: the order of everything that follows."""
    return tuple(sorted(pictures, key=lambda one: (one.series, one.frame.day, one.name, one.frame.index)))


def common_grid(otherwise: str, frames: Sequence[Frame]) -> Grid:
    """The grid that most frames lie on, the first of equals.

    Args:
        otherwise: the sentence for no frames at all.
        frames: of all files.

    Raises:
        UnreadError: there are no frames.
    """
    if not frames:
        raise UnreadError(otherwise)
    count: dict[tuple[str, float, float], int] = {}
    for one in frames:
        key = (one.grid.crs, one.grid.step_x, one.grid.step_y)
        count[key] = count.get(key, 0) + 1
    best = max(count, key=lambda key: count[key])
    return next(one.grid for one in frames if (one.grid.crs, one.grid.step_x, one.grid.step_y) == best)
