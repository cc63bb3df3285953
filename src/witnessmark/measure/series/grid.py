"""The pixel grid of a series: where each pixel lies. Images on another grid are refused, never bent in silence."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.errors import UnreadError

TOLERANCE = 0.05
"""Parts of a pixel by which two grids may differ: beneath the position error of any satellite image."""


@dataclass(frozen=True)
class Grid:
    """A north-up grid of square or oblong pixels.

    Attributes:
        crs: its coordinate system, as WKT or "EPSG:32638".
        west, north: outer corner of the first pixel, in its units.
        step_x, step_y: size of a pixel, both above 0.
        width, height: pixels.
    """

    crs: str
    west: float
    north: float
    step_x: float
    step_y: float
    width: int
    height: int

    @property
    def size(self) -> int:
        """How many pixels."""
        return self.width * self.height

    def columns(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """Positions east, in pixels from the western edge."""
        return (x - self.west) / self.step_x

    def rows(self, y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Positions north, in pixels from the northern edge downwards."""
        return (self.north - y) / self.step_y

    def window(self, left: int, top: int, width: int, height: int) -> "Grid":
        """A part of it, as a grid of its own."""
        west, north = self.west + left * self.step_x, self.north - top * self.step_y
        return Grid(self.crs, west, north, self.step_x, self.step_y, width, height)

    def place_of(self, other: "Grid") -> tuple[int, int] | None:
        """Where another grid's first pixel lies in this one (row, column); None when their pixels do not fall together."""
        steps = (
            abs(other.step_x / self.step_x - 1) * other.width,
            abs(other.step_y / self.step_y - 1) * other.height,
        )
        if not same_crs(self.crs, other.crs) or max(steps) > TOLERANCE:
            return None
        column, row = (other.west - self.west) / self.step_x, (self.north - other.north) / self.step_y
        if not (math.isfinite(column) and math.isfinite(row)):
            return None
        away = max(abs(column - round(column)), abs(row - round(row)))
        return None if away > TOLERANCE else (round(row), round(column))


def check_grid(name: str, grid: Grid) -> Grid:
    """The grid itself when it is one.

    Raises:
        UnreadError: its numbers are not finite, its pixels have no size, or it has none.
    """
    numbers = (grid.west, grid.north, grid.step_x, grid.step_y)
    if not all(map(math.isfinite, numbers)) or min(grid.step_x, grid.step_y) <= 0 or grid.size < 1:
        raise UnreadError(
            f"{name}: its grid ({grid.width:,} x {grid.height:,} pixels of {grid.step_x:g} x {grid.step_y:g} from {grid.west:g}, "
            f"{grid.north:g}) is not a north-up grid. Export it north-up (gdalwarp) and drop it in again."
        )
    return grid


def same_crs(one: str, other: str) -> bool:
    """Whether two texts name one coordinate system."""
    if one == other:
        return True
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return bool(CRS.from_user_input(one).is_exact_same(CRS.from_user_input(other)))
    except CRSError:
        return False


def to_grid(grid: Grid, shapes: Any) -> Any:
    """Shapely geometries in WGS84 degrees -> the same in pixels: x columns from the west, y rows from the north."""
    import shapely
    from pyproj import Transformer

    way = Transformer.from_crs(4326, grid.crs, always_xy=True)

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = way.transform(points[:, 0], points[:, 1])
        return np.column_stack([grid.columns(np.asarray(x)), grid.rows(np.asarray(y))])

    return shapely.transform(shapes, moved)


def pixel_m(grid: Grid) -> float:
    """Side of a pixel in metres, as the root of its area; degrees are turned at the grid's middle."""
    from pyproj import CRS

    from witnessmark.measure.sphere import METRES_PER_DEGREE

    crs = CRS.from_user_input(grid.crs)
    if not crs.is_geographic:
        return math.sqrt(grid.step_x * grid.step_y) * float(crs.axis_info[0].unit_conversion_factor)
    lat = math.radians(grid.north - grid.height * grid.step_y / 2)
    return math.sqrt(grid.step_x * grid.step_y * max(math.cos(lat), 0.01)) * METRES_PER_DEGREE
