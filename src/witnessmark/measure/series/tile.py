"""One tile of a series: rows of all images -> sums a unit and, when asked, a change statistic a pixel. Pure: same spec, same result.

A tile reads each image's rows once, whatever is made of them, and keeps nothing of an image: its memory does not grow with
the number of images.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.cache import strips_of
from witnessmark.measure.series.source import (
    Singles,
    Source,
    from_steps,
    logarithm,
    reading,
    strips,
    to_unit,
    unit_of,
)

GROUP = 5
"""Images that are read side by side for the map, each with a strip of its own in memory."""

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
    with reading():
        for number, values in every_image(spec, entries, moments):
            sums[number], weight = entries.reduce(values, spec.limits)
            if weight is not entries.full:
                if len(shares) == 1:
                    shares = np.repeat(shares, len(sums), axis=0)
                shares[number] = weight
    return Part(entries.units, sums, shares, moments.result() if moments else None)


def every_image(spec: Spec, entries: "Entries", moments: "Moments | None") -> Iterator[tuple[int, Singles]]:
    """Number of each image, and its values at the entries' pixels in the table's unit."""
    for numbers in together(spec) if moments else [[number] for number in range(len(spec.sources))]:
        source = spec.sources[numbers[0]]
        if moments:
            factor = np.float32(unit_of(source.scale))
            yield from zip(
                numbers, (one * factor for one in picked(spec, numbers, entries, moments)), strict=True
            )
        elif source.path.endswith(".i16"):
            yield numbers[0], picked_whole(spec, source, entries)
        else:
            yield numbers[0], to_unit(picked(spec, numbers, entries, None)[0], source.scale)


def together(spec: Spec) -> list[list[int]]:
    """Numbers of images of one series and side that follow each other, at most GROUP at a time.

    They are read side by side: the sums a pixel go through memory once for all of them.
    """
    made: list[list[int]] = []
    for number, (source, side) in enumerate(zip(spec.sources, spec.after, strict=True)):
        last = made[-1][-1] if made else -1
        alike = made and (spec.sources[last].series, spec.after[last]) == (source.series, side)
        if alike and len(made[-1]) < GROUP:
            made[-1].append(number)
        else:
            made.append([number])
    return made


def picked(spec: Spec, numbers: list[int], entries: "Entries", moments: "Moments | None") -> list[Singles]:
    """Some images' values at the entries' pixels; the moments get all of their pixels on the way, and make them logarithms."""
    made = [np.empty(len(entries.pixel), np.float32) for _ in numbers]
    readers = [strips(spec.sources[number], spec.top, spec.rows, spec.width) for number in numbers]
    for several in zip(*readers, strict=True):
        first, values = several[0][0], [one for _, one in several]
        if moments:
            moments.add(numbers, first, values)
        which = entries.between(first * spec.width, (first + len(values[0])) * spec.width)
        for own, one in zip(made, values, strict=True):
            own[which] = one.ravel()[entries.pixel[which] - first * spec.width]
    return made


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

    def add(self, numbers: list[int], first: int, several: list[Singles]) -> None:
        """A strip of each of some images of one series and side, so many rows below the tile's top.

        The strips become their logarithms on the way (|t| is the same in any unit), BAND rows at a time, which stay in the
        processor's cache.
        """
        source, side = self.spec.sources[numbers[0]], self.spec.after[numbers[0]]
        if side is not None and source.series != self.series:
            self.close()
            self.series = source.series
        for start in range(0, len(several[0]), BAND):
            known = [logarithm(one[start : start + BAND], source.scale) for one in several]
            if side is not None:
                self.add_band(int(side), first + start, known)

    def add_band(self, side: int, first: int, several: list[Singles]) -> None:
        """Some rows of the images."""
        rows = slice(first, first + len(several[0]))
        total = several[0].copy()
        for one in several[1:]:
            total += one
        if np.isfinite(total.sum()):  # one pass tells that all are numbers
            self.whole[side, first // BAND] += len(several)
        else:
            self.count[side, rows] += np.sum([np.isfinite(one) for one in several], axis=0)
            several = [np.where(np.isfinite(one), one, np.float32(0)) for one in several]
            total = np.sum(several, axis=0)
        self.sums[side, 0, rows] += total
        np.multiply(several[0], several[0], out=total)
        for one in several[1:]:
            total += one * one
        self.sums[side, 1, rows] += total

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
