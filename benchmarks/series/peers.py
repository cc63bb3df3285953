"""The peers' own ways, written anew from their published sources, on the same simulated stack.

PWTT (Ballinger 2025; oballinger/PWTT, snapshot of 25 June 2026): log, Welch |t| per orbit and polarisation, Stouffer over orbits,
largest of VV and VH, mean of itself and of discs of 50, 100 and 150 m. Its Lee filter and its built-up mask are left out: the
first is for speckle that the stack's five looks have in part, the second would need land cover that the simulation lacks.
The QGIS plug-in (salaheldinaz/pwtt-qgis-plugin, 23 April 2026, local backend): linear power, orbits pooled, all scenes in memory,
Welford in float64, pooled t, largest of VV and VH, the same discs by shifting the whole picture once per cell.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]


def read(path: Path) -> Picture:
    import rasterio

    with rasterio.open(path) as dataset:
        return dataset.read(1)


def pwtt(stacks: dict[tuple[int, str], tuple[Sequence[Path], Sequence[Path]]]) -> Picture:
    """T before smoothing: orbits by Stouffer on absolute t, largest of the polarisations."""
    by_band: dict[str, list[tuple[Picture, float]]] = {}
    for (_, band), (before, after) in stacks.items():
        t, freedom = welch([np.log(read(path)) for path in before], [np.log(read(path)) for path in after])
        by_band.setdefault(band, []).append((np.abs(t), freedom))
    joined = [
        sum(np.sqrt(freedom) * t for t, freedom in several) / np.sqrt(sum(freedom for _, freedom in several))
        for several in by_band.values()
    ]
    return np.maximum.reduce(joined)


def welch(before: Sequence[Picture], after: Sequence[Picture]) -> tuple[Picture, float]:
    one, other = np.stack(before), np.stack(after)
    error = one.var(0, ddof=1) / len(one) + other.var(0, ddof=1) / len(other)
    return (other.mean(0) - one.mean(0)) / np.sqrt(error), float(len(one) + len(other) - 2)


def plugin(stacks: dict[tuple[int, str], tuple[Sequence[Path], Sequence[Path]]]) -> Picture:
    """T before smoothing: linear, orbits pooled, all scenes held in memory, float64 Welford, pooled t."""
    best: Picture | None = None
    for band in dict.fromkeys(band for _, band in stacks):
        sides = []
        for number in (0, 1):
            paths = [path for (_, own), pair in stacks.items() if own == band for path in pair[number]]
            sides.append(welford([read(path) for path in paths]))
        t = np.abs(pooled(*sides))
        best = t if best is None else np.maximum(best, t)
    return best


def welford(scenes: Sequence[Picture]) -> tuple[NDArray[np.float64], NDArray[np.float64], int]:
    mean, square = np.zeros(scenes[0].shape), np.zeros(scenes[0].shape)
    for number, scene in enumerate(scenes, 1):
        step = scene.astype(np.float64) - mean
        mean += step / number
        square += step * (scene - mean)
    return mean, square, len(scenes)


def pooled(one: tuple, other: tuple) -> NDArray[np.float64]:
    (m1, s1, n1), (m2, s2, n2) = one, other
    variance = (s1 + s2) / (n1 + n2 - 2)
    return (m2 - m1) / np.sqrt(np.maximum(variance * (1 / n1 + 1 / n2), 1e-12))


def discs(picture: Picture, pixel_m: float = 10.0) -> Picture:
    """Mean of the picture and of its circular means of 50, 100 and 150 m, by shifting, as the plug-in does."""
    made = [picture]
    for radius in (50, 100, 150):
        reach = int(radius / pixel_m)
        total, count = np.zeros_like(picture), 0
        for down in range(-reach, reach + 1):
            for right in range(-reach, reach + 1):
                if down**2 + right**2 <= reach**2:
                    total += np.roll(picture, (down, right), (0, 1))
                    count += 1
        made.append(total / count)
    return np.mean(made, axis=0)
