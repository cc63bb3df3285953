"""A simulated Sentinel-1 stack whose truth is known: villages, raids, building works, speckle, moisture, season.

    python benchmarks/series/synth.py FOLDER [--size 2000] [--seed 7] [--compress deflate]

SIMULATED, and kinder than life: no layover, no terrain, one look angle an orbit. What it has: 5-look speckle with about two
pixels' correlation, of which a part stays (coherence 0.55 on buildings, 0.1 beside them, lost where a building falls); soil
moisture that moves in fields of kilometres from image to image; a season off buildings alone; 7 to 15 m houses on 10 m pixels;
damage of 0.2 to 8 dB at known days in raids; building works that are no damage. Mixtures inside a pixel are made in dB.
"""

import argparse
import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PIXEL_M = 10.0
WEST, NORTH, EPSG = 450_000.0, 3_880_000.0, 32638
FIRST = dt.date(2014, 4, 5)
REVISIT_DAYS, DATES, BEFORE, LAST_QUIET = 12, 30, 15, 4
ORBITS = {72: 0, 166: 5}
"""Relative orbit -> days its images come after those of the first."""
MEAN_DB = {"VV": (-12.0, -5.0), "VH": (-19.0, -12.0)}
"""Mean of ground and of houses."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Village:
    """A settlement. Attributes: centre in pixels (x, y); size: houses; attacked: whether it is raided."""

    x: float
    y: float
    size: int
    attacked: bool


@dataclass(frozen=True)
class Truth:
    """Per house, in file order.

    Attributes:
        corners: (houses, 4, 2) metres east and north, as they stand on the ground.
        village: (houses,) number of its village.
        change_db: (houses,) signed size of the change, 0 for none.
        day: (houses,) days after FIRST at which it changed; a large number for never.
        damaged: (houses,) whether the change is damage (building works are not).
        quiet: (villages,) whether a village was never raided.
    """

    corners: NDArray[np.float64]
    village: NDArray[np.int64]
    change_db: NDArray[np.float64]
    day: NDArray[np.float64]
    damaged: NDArray[np.bool_]
    quiet: NDArray[np.bool_]


NEVER = 1e6


def days_of(orbit: int) -> NDArray[np.int64]:
    """Days after FIRST of an orbit's images."""
    return ORBITS[orbit] + REVISIT_DAYS * np.arange(DATES)


def make_truth(size: int, dice: np.random.Generator) -> Truth:
    """Villages on a loose grid, a quarter of them raided once or twice, building works everywhere."""
    count = max(4, round(60 * (size / 2000) ** 2))
    across = int(np.ceil(np.sqrt(count)))
    spots = [(n % across, n // across) for n in range(across * across)]
    step = size / across
    chosen = [spots[n] for n in np.sort(dice.permutation(len(spots))[:count])]
    attacked = np.isin(np.arange(count), dice.permutation(count)[: max(1, round(0.27 * count))])
    corners, village = [], []
    for number, (col, row) in enumerate(chosen):
        x, y = ((one + 0.5 + dice.uniform(-0.06, 0.06)) * step for one in (col, row))
        houses = make_houses(dice, x * PIXEL_M, y * PIXEL_M, int(dice.integers(1300, 1900)))
        corners.append(houses)
        village.append(np.full(len(houses), number))
    shapes, of = np.concatenate(corners), np.concatenate(village)
    change, day, damaged = make_changes(dice, of, attacked)
    shapes = np.stack([WEST + shapes[..., 0], NORTH - shapes[..., 1]], axis=-1)
    return Truth(shapes, of, change, day, damaged, ~attacked)


def make_houses(dice: np.random.Generator, x: float, y: float, count: int) -> NDArray[np.float64]:
    """(count, 4, 2) corners of houses of 7 to 15 m, 24 m apart along streets at an angle."""
    reach = int(np.ceil(np.sqrt(count / np.pi))) + 2
    grid = np.stack(np.meshgrid(np.arange(-reach, reach + 1), np.arange(-reach, reach + 1)), axis=-1).reshape(
        -1, 2
    )
    near = grid[np.argsort((grid**2).sum(1), kind="stable")[:count]]
    middle = near * 24.0 + dice.uniform(-1.5, 1.5, (count, 2))
    sides = dice.uniform(7, 15, (count, 2))
    unit = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])
    local = middle[:, None] + unit[None] * sides[:, None]
    angle = dice.uniform(0, np.pi / 2)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return local @ turn.T + np.array([x, y])


def make_changes(
    dice: np.random.Generator, of: NDArray[np.int64], attacked: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Size, day and kind of each house's change."""
    count = len(of)
    day, damaged = np.full(count, NEVER), np.zeros(count, bool)
    last = REVISIT_DAYS * (DATES - LAST_QUIET) - 1
    for number in np.flatnonzero(attacked):
        share = dice.uniform(0.25, 0.75)
        raids = dice.uniform(REVISIT_DAYS * BEFORE - 6, last, int(dice.integers(1, 3)))
        here = np.flatnonzero(of == number)
        hit = here[dice.random(len(here)) < share]
        damaged[hit] = True
        # A raid takes days, and three houses in ten fall apart from any.
        day[hit] = np.clip(
            raids[dice.integers(0, len(raids), len(hit))] + dice.normal(0, 4, len(hit)),
            REVISIT_DAYS * BEFORE - 6,
            last,
        )
        alone = hit[dice.random(len(hit)) < 0.3]
        day[alone] = dice.uniform(REVISIT_DAYS * BEFORE - 6, last, len(alone))
    size = np.where(damaged, dice.uniform(0.2, 8, count), 0.0) * np.where(dice.random(count) < 0.75, -1, 1)
    works = ~damaged & (dice.random(count) < 0.015)
    size[works] = dice.uniform(0.5, 4, works.sum()) * np.where(dice.random(works.sum()) < 0.5, -1, 1)
    day[works] = dice.uniform(0, REVISIT_DAYS * DATES, works.sum())
    return size, day, damaged


def smooth(dice: np.random.Generator, size: int, pixels: int) -> Floats:
    """(size, size) field of variance about 1 that changes over so many pixels."""
    from scipy.ndimage import zoom

    coarse = dice.standard_normal((size // pixels + 3,) * 2).astype(np.float32)
    field = zoom(coarse, (size + 1) / (coarse.shape[0] - 2), order=1)[:size, :size]
    return np.asarray(field / field.std(), np.float32)


def blur(field: Floats) -> Floats:
    """Neighbours mixed in both directions, variance kept: a correlation length of about two pixels."""
    for axis in (0, 1):
        field = 0.25 * np.roll(field, 1, axis) + 0.5 * field + 0.25 * np.roll(field, -1, axis)
    return np.asarray(field / 0.375, np.float32)


def noise(dice: np.random.Generator, size: int) -> Floats:
    """(10, size, size) normal fields: real and imaginary parts of five looks."""
    return np.stack([blur(dice.standard_normal((size, size), np.float32)) for _ in range(10)])


@dataclass(frozen=True)
class Cover:
    """Which house covers how much of which pixel: (entries,) flat pixel, house and share."""

    pixel: NDArray[np.int64]
    house: NDArray[np.int64]
    share: Floats
    size: int

    def spread(self, values: NDArray[np.float64]) -> Floats:
        """(size, size) sum over houses of value times share."""
        made = np.bincount(self.pixel, values[self.house] * self.share, self.size**2)
        return made.reshape(self.size, self.size).astype(np.float32)


def cover(truth: Truth, size: int) -> Cover:
    """Shares from 8 x 8 points a house's bounding cells: the generator's own way, not the product's."""
    import shapely

    shapes = shapely.polygons(truth.corners)
    x0 = np.floor((truth.corners[..., 0].min(1) - WEST) / PIXEL_M).astype(int)
    y0 = np.floor((NORTH - truth.corners[..., 1].max(1)) / PIXEL_M).astype(int)
    fine = (np.arange(8) + 0.5) / 8
    found = []
    for dy in range(4):
        for dx in range(4):
            xs = WEST + (x0[:, None, None] + dx + fine[None, None, :]) * PIXEL_M + np.zeros((1, 8, 1))
            ys = NORTH - (y0[:, None, None] + dy + fine[None, :, None]) * PIXEL_M + np.zeros((1, 1, 8))
            inside = shapely.contains_xy(shapes[:, None, None], xs, ys).mean((1, 2))
            which = np.flatnonzero((inside > 0) & (x0 + dx < size) & (y0 + dy < size))
            found.append(((y0[which] + dy) * size + x0[which] + dx, which, inside[which]))
    pixel, house, share = (np.concatenate(part) for part in zip(*found, strict=True))
    return Cover(pixel, house, share.astype(np.float32), size)


def write_images(folder: Path, truth: Truth, size: int, seed: int, compress: str = "deflate") -> None:
    """All images, one GeoTIFF each, linear backscatter, named orbit, polarisation and day."""
    covered = cover(truth, size)
    share = np.clip(covered.spread(np.ones(len(truth.village))), 0, 1)
    roofs = np.random.default_rng([seed, 1]).standard_normal(len(truth.village)) * 3
    lasting = np.where(share > 0.15, 0.55, 0.1).astype(np.float32)
    weather = {orbit: [np.random.default_rng([seed, 2, orbit, n]) for n in range(DATES)] for orbit in ORBITS}
    land = smooth(np.random.default_rng([seed, 3]), size, 60) * 1.5
    lushness = 1.5 + 0.5 * smooth(np.random.default_rng([seed, 4]), size, 300)
    for orbit in ORBITS:
        moist = [smooth(one, size, 400) * 0.8 + one.standard_normal() * 0.6 for one in weather[orbit]]
        for number, (band, (ground_db, house_db)) in enumerate(MEAN_DB.items()):
            dice = np.random.default_rng([seed, 5, orbit, number])
            base = (ground_db + land) * (1 - share) + covered.spread(
                house_db + roofs + dice.standard_normal(len(roofs))
            )
            effect = truth.change_db * dice.uniform(0.6, 1.4, len(roofs))
            old, new = noise(dice, size), noise(dice, size)
            for day, rain in zip(days_of(orbit), moist, strict=True):
                fallen = truth.day <= day
                # Ground takes up rain wholly, roofs in part; green only the ground.
                green = lushness * np.sin(2 * np.pi * (day - 30) / 365.25) * (1 - share)
                mean_db = (
                    base + covered.spread(np.where(fallen, effect, 0)) + rain * (1 - 0.3 * share) + green
                )
                stays = np.where(covered.spread(fallen * 1.0) > 0.15, new, old)
                fields = np.sqrt(lasting) * stays + np.sqrt(1 - lasting) * noise(dice, size)
                speckle = (fields**2).mean(0)
                write(folder / name_of(orbit, band, int(day)), 10 ** (mean_db / 10) * speckle, compress)


def name_of(orbit: int, band: str, day: int) -> str:
    """A file's name: simulated Sentinel-1, relative orbit, band, day."""
    return f"sim_S1_r{orbit:03d}_{band}_{FIRST + dt.timedelta(days=day):%Y%m%d}.tif"


def write(path: Path, pixels: NDArray[np.float32], compress: str) -> None:
    import rasterio
    from rasterio.transform import from_origin

    extra = {} if compress == "none" else {"compress": compress, "predictor": 3}
    with rasterio.open(
        path, "w", driver="GTiff", width=pixels.shape[1], height=pixels.shape[0], count=1, dtype="float32",
        crs=f"EPSG:{EPSG}", transform=from_origin(WEST, NORTH, PIXEL_M, PIXEL_M), tiled=True, blockxsize=512,
        blockysize=512, **extra,
    ) as made:  # fmt: skip
        made.write(pixels.astype(np.float32), 1)
        made.update_tags(simulated="true")


def displaced(truth: Truth, offset_m: float, seed: int) -> NDArray[np.float64]:
    """Corners as a map would have them: each village moved by offset_m / 2 to offset_m in a direction of its own, each house by
    about 1 m beside that.
    """
    dice = np.random.default_rng([seed, 6])
    villages = int(truth.village.max()) + 1
    angle, length = dice.uniform(0, 2 * np.pi, villages), dice.uniform(offset_m / 2, offset_m, villages)
    moved = np.stack([np.cos(angle), np.sin(angle)], axis=1) * length[:, None]
    return truth.corners + (moved[truth.village] + dice.normal(0, 1, (len(truth.village), 2)))[:, None]


def make(folder: Path, size: int = 2000, seed: int = 7, compress: str = "deflate") -> Truth:
    """The whole stack in a folder, made once."""
    truth = make_truth(size, np.random.default_rng([seed, 0]))
    done = folder / "done.json"
    said = json.dumps({"size": size, "seed": seed, "compress": compress, "version": 2})
    if not done.exists() or done.read_text() != said:
        folder.mkdir(parents=True, exist_ok=True)
        write_images(folder, truth, size, seed, compress)
        done.write_text(said)
    return truth


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--compress", default="deflate")
    options = parser.parse_args()
    made = make(options.folder, options.size, options.seed, options.compress)
    print(
        f"{len(made.village):,} houses, {made.damaged.sum():,} damaged, {made.quiet.sum()} of {len(made.quiet)} villages quiet"
    )
