"""A stack of images -> the table of buildings by images: tiles of rows, worked out anywhere, added up in one order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.source import STRIP, Source
from witnessmark.measure.series.tile import Part, Spec, tile
from witnessmark.measure.series.weights import Weights

PIXELS = 2_100_000
"""Of a tile: with the map's sums 36 bytes each, 76 MB."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sums:
    """All tiles together.

    Attributes:
        sums, shares: (units, images) weighted sum of valid pixels, and their weight.
        pixels: (2, height, width) largest |t| and valid images; None when not asked for.
    """

    sums: Floats
    shares: Floats
    pixels: NDArray[np.float32] | None

    @property
    def means(self) -> Floats:
        """(units, images) weighted means, NaN where nothing was valid."""
        return np.divide(self.sums, self.shares, out=np.full_like(self.sums, np.nan), where=self.shares > 0)


def save_weights(path: Path, *several: Weights) -> int:
    """Write weights for tiles to read, the units of each after those of the one before; returns how many units."""
    starts = [np.zeros(1, np.int64)]
    for one in several:
        starts.append(one.starts[1:] + starts[-1][-1])
    pixel, share = (np.concatenate([getattr(one, name) for one in several]) for name in ("pixel", "share"))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        np.savez(file, starts=np.concatenate(starts), pixel=pixel, share=share)
    return sum(one.units for one in several)


def specs_of(
    grid: Grid,
    sources: Sequence[Source],
    weights: Path,
    after: Sequence[bool | None] = (),
    limits: tuple[float, float] = (-60.0, 30.0),
) -> list[Spec]:
    """The tiles that cover the grid, from the north."""
    rows = STRIP * max(1, PIXELS // (STRIP * grid.width))
    return [
        Spec(
            tuple(sources), str(weights), top, min(rows, grid.height - top), grid.width, tuple(after), limits
        )
        for top in range(0, grid.height, rows)
    ]


Map = Callable[[Callable[[Spec], Part], Sequence[Spec]], Iterable[Part]]


def reduce(specs: Sequence[Spec], units: int, run: Map) -> Sums:
    """All tiles' parts added up in the tiles' order.

    Args:
        specs: the tiles.
        units: how many the weights hold.
        run: maps the tile function over them, in order (see executors.py).
    """
    images = len(specs[0].sources)
    sums, shares = np.zeros((units, images)), np.zeros((units, images))
    pixels: list[NDArray[np.float32]] = []
    for part in _checked(run(tile, specs)):
        sums[part.units] += part.sums
        shares[part.units] += part.shares
        if part.pixels is not None:
            pixels.append(part.pixels)
    return Sums(sums, shares, np.concatenate(pixels, axis=1) if pixels else None)


def _checked(parts: Iterable[Part]) -> Iterator[Part]:
    yield from parts
