"""A stack of images -> the table of buildings by images: tiles of rows, worked out anywhere, added up in one order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.source import STRIP, Singles, Source
from witnessmark.measure.series.tile import Part, Spec, tile
from witnessmark.measure.series.weights import Weights

PIXELS = 2_100_000
"""Of a tile: with the map's sums 36 bytes each, 76 MB."""


@dataclass(frozen=True)
class Sums:
    """All tiles together.

    Attributes:
        sums: (images, units) weighted sum of valid pixels.
        shares: (images, units) their weight; (1, units) where every pixel of every image was valid.
        pixels: (2, height, width) largest |t| and valid images; None when not asked for.
    """

    sums: Singles
    shares: Singles
    pixels: Singles | None

    def of(self, units: slice) -> "Sums":
        """Some units' alone."""
        return Sums(self.sums[:, units], self.shares[:, units], self.pixels)

    def means(self) -> Singles:
        """(images, units) weighted means, NaN where less than half of a unit's usual weight was valid."""
        least = np.maximum(self.shares.max(0, initial=0) / 2, np.float32(1e-6))
        shares = np.broadcast_to(self.shares, self.sums.shape)
        made = np.full(self.sums.shape, np.nan, np.float32)
        return np.divide(self.sums, shares, out=made, where=shares >= least)


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
    sums, shares = np.zeros((images, units), np.float32), np.zeros((1, units), np.float32)
    pixels: list[Singles] = []
    for part in run(tile, specs):
        sums[:, part.units] += part.sums
        if len(part.shares) > len(shares):
            shares = np.repeat(shares, images, axis=0)
        shares[:, part.units] += part.shares
        if part.pixels is not None:
            pixels.append(part.pixels)
    return Sums(sums, shares, np.concatenate(pixels, axis=1) if pixels else None)
