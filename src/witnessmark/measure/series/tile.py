"""One tile of a series: rows of all images -> sums a unit and, when asked, a change statistic a pixel. Pure: same spec, same result.

A tile reads each image's rows once, whatever is made of them, and keeps nothing of an image: its memory does not grow with
the number of images.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.cache import strips_of
from witnessmark.measure.series.source import Singles, Source, from_steps, logarithm, strips, to_unit, unit_of

BAND = 64
"""Rows that are worked on at a time: 2,000 pixels wide, half a megabyte. A strip holds a whole number of them."""


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
        sums: (images, touched) weighted sum of valid pixels.
        shares: (images, touched) their weight; (1, touched) where every pixel of every image was valid.
        pixels: (2, rows, width) largest |t| over the series, and valid images a pixel; None when not asked for.
    """

    units: NDArray[np.int64]
    sums: Singles
    shares: Singles
    pixels: Singles | None


def tile(spec: Spec) -> Part:
    """The tile's part of every unit's sums."""
    entries = entries_of(spec.weights, spec.top * spec.width, (spec.top + spec.rows) * spec.width)
    sums, shares = np.zeros((len(spec.sources), len(entries.units)), np.float32), entries.full[None]
    moments = Moments(spec) if spec.after else None
    for number in range(len(spec.sources)):
        sums[number], weight = entries.reduce(picked(spec, number, entries, moments), spec.limits)
        if weight is not entries.full:
            if len(shares) == 1:
                shares = np.repeat(shares, len(sums), axis=0)
            shares[number] = weight
    return Part(entries.units, sums, shares, moments.result() if moments else None)


def picked(spec: Spec, number: int, entries: "Entries", moments: "Moments | None") -> Singles:
    """An image's values at the entries' pixels, in the table's unit; the moments get all of its pixels on the way."""
    source, made = spec.sources[number], np.empty(len(entries.pixel), np.float32)
    if source.path.endswith(".i16") and not moments:
        return picked_whole(spec, source, entries)
    for first, values in strips(source, spec.top, spec.rows, spec.width):
        if moments:  # |t| is the same in any unit, so the logarithm will do
            moments.add(number, first, values)
        which = entries.between(first * spec.width, (first + len(values)) * spec.width)
        made[which] = values.ravel()[entries.pixel[which] - first * spec.width]
    if not moments:
        return to_unit(made, source.scale)
    factor = unit_of(source.scale)
    return made if factor == 1 else made * np.float32(factor)


def picked_whole(spec: Spec, source: Source, entries: "Entries") -> Singles:
    """The same from the cache, where only the pixels that are picked are turned from whole numbers."""
    made = np.empty(len(entries.pixel), np.int16)
    for first, steps in strips_of(Path(source.path), spec.top, spec.rows, spec.width):
        which = entries.between(first * spec.width, (first + len(steps)) * spec.width)
        made[which] = steps.ravel()[entries.pixel[which] - first * spec.width]
    return from_steps(source, made)


@dataclass(frozen=True)
class Entries:
    """A tile's weights: its distinct pixels, and a sparse matrix from them to its units.

    Attributes:
        units: (touched,) their numbers.
        pixel: (pixels,) places in the tile's rows, flat, ascending.
        matrix: (touched, pixels) shares, as scipy's CSR, float32: a unit adds up few pixels, and 1e-6 dB is nothing.
        full: (touched,) weight of each when all its pixels are valid.
    """

    units: NDArray[np.int64]
    pixel: NDArray[np.int64]
    matrix: Any
    full: Singles

    def between(self, first: int, last: int) -> slice:
        """Which entries of `pixel` lie between two places."""
        return slice(*np.searchsorted(self.pixel, [first, last]).tolist())

    def reduce(self, values: Singles, limits: tuple[float, float]) -> tuple[Singles, Singles]:
        """Weighted sum of each unit's valid values, and their weight: `full` itself when all are valid."""
        with np.errstate(invalid="ignore"):
            valid = (values >= limits[0]) & (values <= limits[1])
        if valid.all():
            return self.matrix @ values, self.full
        return self.matrix @ np.where(valid, values, np.float32(0)), self.matrix @ valid.astype(np.float32)


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
    shape = (len(units), len(pixels))
    matrix = csr_array((share[inside].astype(np.float32), (row, column)), shape=shape)
    return Entries(units, pixels, matrix, matrix @ np.ones(len(pixels), np.float32))


class Moments:
    """Per pixel and series: count, sum and sum of squares before and after, and the largest |t| so far."""

    def __init__(self, spec: Spec) -> None:
        self.spec, shape = spec, (spec.rows, spec.width)
        self.sums = np.zeros((2, 2, *shape), np.float32)
        self.count = np.zeros((2, *shape), np.float32)
        self.whole = np.zeros((2, -(-spec.rows // BAND)), np.int64)
        self.best, self.valid = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        self.series = ""

    def add(self, number: int, first: int, values: Singles) -> None:
        """A strip of one image that begins so many rows below the tile's top; images of one series follow each other.

        The strip becomes its logarithm on the way, BAND rows at a time, which stay in the processor's cache.
        """
        source, side = self.spec.sources[number], self.spec.after[number]
        if side is not None and source.series != self.series:
            self.close()
            self.series = source.series
        for start in range(0, len(values), BAND):
            known = logarithm(values[start : start + BAND], source.scale)
            if side is not None:
                self.add_band(int(side), first + start, known)

    def add_band(self, side: int, first: int, values: Singles) -> None:
        """Some rows of one image."""
        rows = slice(first, first + len(values))
        if np.isfinite(values.sum()):  # one pass tells that all are numbers
            self.whole[side, first // BAND] += 1
        else:
            good = np.isfinite(values)
            self.count[side, rows] += good
            values = np.where(good, values, np.float32(0))
        self.sums[side, 0, rows] += values
        self.sums[side, 1, rows] += values * values

    def close(self) -> None:
        """The series' |t| into the largest so far, and all sums back to nothing."""
        for band in range(self.whole.shape[1] if self.series else 0):
            rows = slice(band * BAND, (band + 1) * BAND)
            number = self.count[:, rows] + self.whole[:, band, None, None].astype(np.float32)
            self.valid[rows] += number[0] + number[1]
            with np.errstate(divide="ignore", invalid="ignore"):
                t = welch(self.sums[:, :, rows], number)
            np.fmax(self.best[rows], t, out=self.best[rows])
        self.sums[:], self.count[:], self.whole[:] = 0, 0, 0

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
