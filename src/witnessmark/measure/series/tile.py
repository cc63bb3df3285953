"""One tile of a series: rows of all images -> sums a unit and, when asked, a change statistic a pixel. Pure: same spec, same result.

A tile reads each image's rows once, whatever is made of them, and keeps nothing of an image: its memory does not grow with
the number of images.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.source import STRIP, Source, strips, to_unit

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Spec:
    """What a tile is told: plain words, so that any executor can carry them anywhere.

    Attributes:
        sources: the images, in the table's order.
        weights: a file that `save_weights` wrote.
        top, rows, width: the rows of the grid that are its own, and the grid's width.
        after: one per image, for the pixel statistic: False before, True after, None in neither; () for none wanted.
        limits: values outside are no data.
    """

    sources: tuple[Source, ...]
    weights: str
    top: int
    rows: int
    width: int
    after: tuple[bool | None, ...] = ()
    limits: tuple[float, float] = (-60.0, 30.0)


@dataclass(frozen=True)
class Part:
    """What a tile gives back.

    Attributes:
        units: (touched,) numbers of the units it holds a part of.
        sums, shares: (touched, images) weighted sum of valid pixels, and their weight.
        pixels: (2, rows, width) largest |t| over the series, and valid images a pixel; None when not asked for.
    """

    units: NDArray[np.int64]
    sums: Floats
    shares: Floats
    pixels: NDArray[np.float32] | None


def tile(spec: Spec) -> Part:
    """The tile's part of every unit's sums."""
    entries = entries_of(spec.weights, spec.top * spec.width, (spec.top + spec.rows) * spec.width)
    size = len(entries.units), len(spec.sources)
    sums, shares = np.zeros(size), np.zeros(size)
    moments = Moments(spec) if spec.after else None
    picked = np.empty(len(entries.pixel), np.float32)
    for number, source in enumerate(spec.sources):
        for first, values in strips(source, spec.top, spec.rows, spec.width):
            if moments:
                moments.add(number, first, to_unit(values, source.scale))
            which = entries.between(first * spec.width, (first + len(values)) * spec.width)
            picked[which] = values.ravel()[entries.pixel[which] - first * spec.width]
        known = picked if moments else to_unit(picked, source.scale)
        sums[:, number], shares[:, number] = entries.reduce(known, spec.limits)
    return Part(entries.units, sums, shares, moments.result() if moments else None)


@dataclass(frozen=True)
class Entries:
    """A tile's weights: its distinct pixels, and a sparse matrix from them to its units.

    Attributes:
        units: (touched,) their numbers.
        pixel: (pixels,) places in the tile's rows, flat.
        matrix: (touched, pixels) shares, as scipy's CSR.
        full: (touched,) weight of each when all its pixels are valid.
    """

    units: NDArray[np.int64]
    pixel: NDArray[np.int64]
    matrix: Any
    full: Floats

    def between(self, first: int, last: int) -> slice:
        """Which entries of `pixel`, which is ascending, lie between two places."""
        return slice(*np.searchsorted(self.pixel, [first, last]).tolist())

    def reduce(self, values: NDArray[np.float32], limits: tuple[float, float]) -> tuple[Floats, Floats]:
        """Weighted sum of each unit's valid values, and their weight."""
        with np.errstate(invalid="ignore"):
            valid = (values >= limits[0]) & (values <= limits[1])
        if valid.all():
            return self.matrix @ values.astype(np.float64), self.full
        return self.matrix @ np.where(valid, values, 0).astype(np.float64), self.matrix @ valid.astype(
            np.float64
        )


@lru_cache(maxsize=4)
def entries_of(weights: str, first: int, last: int) -> Entries:
    """The entries of a weights file whose pixels lie between two flat numbers."""
    from scipy.sparse import csr_array

    with np.load(weights) as there:
        unit = np.repeat(np.arange(len(there["starts"]) - 1), np.diff(there["starts"]))
        pixel, share = there["pixel"], there["share"]
    inside = (pixel >= first) & (pixel < last)
    units, row = np.unique(unit[inside], return_inverse=True)
    pixels, column = np.unique(pixel[inside] - first, return_inverse=True)
    matrix = csr_array((share[inside], (row, column)), shape=(len(units), len(pixels)))
    return Entries(units, pixels, matrix, matrix @ np.ones(len(pixels)))


class Moments:
    """Per pixel and series: count, sum and sum of squares before and after, and the largest |t| so far."""

    def __init__(self, spec: Spec) -> None:
        self.spec, shape = spec, (spec.rows, spec.width)
        self.sums = np.zeros((2, 2, *shape), np.float32)
        self.count = np.zeros((2, *shape), np.float32)
        self.best, self.valid = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        self.series = ""

    def add(self, number: int, first: int, values: NDArray[np.float32]) -> None:
        """A strip of one image that begins so many rows below the tile's top; images of one series follow each other."""
        side = self.spec.after[number]
        if side is None:
            return
        if self.spec.sources[number].series != self.series:
            self.close()
            self.series = self.spec.sources[number].series
        rows = slice(first, first + len(values))
        if np.isfinite(values.sum()):  # one pass tells that all are numbers
            self.count[int(side), rows] += 1
        else:
            good = np.isfinite(values)
            self.count[int(side), rows] += good
            values = np.where(good, values, np.float32(0))
        total, square = self.sums[int(side)]
        total[rows] += values
        square[rows] += values * values

    def close(self) -> None:
        """The series' |t| into the largest so far, and all sums back to nothing."""
        if not self.series:
            return
        for first in range(0, self.spec.rows, STRIP):
            rows = slice(first, first + STRIP)
            self.valid[rows] += self.count[0, rows] + self.count[1, rows]
            with np.errstate(divide="ignore", invalid="ignore"):
                t = welch(self.sums[:, :, rows], self.count[:, rows])
            np.fmax(self.best[rows], t, out=self.best[rows])
        self.sums[:], self.count[:] = 0, 0

    def result(self) -> NDArray[np.float32]:
        """(2, rows, width) largest |t| and number of valid images."""
        self.close()
        self.series = ""
        return np.stack([self.best, self.valid])


def welch(sums: NDArray[np.float32], number: NDArray[np.float32]) -> NDArray[np.float32]:
    """|t| of two means with variances of their own, NaN where a side has fewer than two values."""
    means = [sums[n, 0] / number[n] for n in (0, 1)]
    errors = [(sums[n, 1] / number[n] - means[n] ** 2) / (number[n] - 1) for n in (0, 1)]
    return np.asarray(
        np.abs(means[1] - means[0]) / np.sqrt(np.maximum(errors[0] + errors[1], np.float32(1e-9))), np.float32
    )
