"""Real series: Bago (radar, no known buildings), Palisades and its control (MODIS), a quiet place in Slovenia (Sentinel-2)."""

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import shapely
from _common import data
from numpy.typing import NDArray
from simulated import auc

from witnessmark.measure.series import analyse, groups, netcdf, null, profile, surround, unpack, weights
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.table import Floats, Series, merged_days

STACKS = {
    "bago": ("geo/myanmar_sentinel1_stack.nc", "sentinel-1"), "palisades": ("geo/palisades_modis_ndvi.nc", "modis"),
    "control": ("geo/palisades_control_modis_ndvi.nc", "modis"), "slovenia": ("geo/slovenia_sentinel2_ndvi.nc", "sentinel-2"),
}  # fmt: skip


def scores(here: Path) -> tuple[dict[str, float], dict[str, str]]:
    made: dict[str, float] = {}
    notes: dict[str, str] = {}
    for one in (bago, palisades, control, slovenia):
        one(here, made, notes)
    return made, notes


def day(text: str) -> float:
    return float((dt.date.fromisoformat(text) - dt.date(1970, 1, 1)).days)


def stack(
    here: Path, name: str, factor: float = 1.0, mask: str = ""
) -> tuple[Grid, dict[str, tuple[Floats, NDArray]]]:
    """Grid, and band -> days and (images, y, x) values, read as the product reads them."""
    file, sensor = STACKS[name]
    received = data(file, here).read_bytes()
    frames = unpack.look_in(received, file, sensor, mask)
    bands: dict[str, list] = {}
    for frame in frames:
        bands.setdefault(frame.variable, []).append(frame)
    made = {}
    for variable, several in bands.items():
        indexes = tuple(one.index for one in several)
        values = np.stack(list(netcdf.values_in(received, file, variable, indexes, several[0].grid)))
        made[variable] = (
            np.array([one.day for one in several]),
            values * factor if variable != mask else values,
        )
    return frames[0].grid, made


def every_pixel(grid: Grid) -> analyse.Units:
    """Pixels as units, for places without buildings."""
    y, x = np.divmod(np.arange(grid.size), grid.width)
    return analyse.Units(
        np.ones(grid.size), np.full(grid.size, 0.5), np.stack([x + 0.5, y + 0.5], axis=1), abs(grid.step_x)
    )


def on_land(values: Floats, reach: int) -> Floats:
    """Mean of the square of pixels around each, for the background of places without settlements."""
    from scipy.ndimage import uniform_filter

    known = np.isfinite(values)
    size = (1, reach, reach)
    total, count = (
        uniform_filter(one, size, mode="nearest") for one in (np.where(known, values, 0.0), known * 1.0)
    )
    return np.divide(total, count, out=np.full_like(total, np.nan), where=count > 1e-9)


def flat(values: NDArray) -> NDArray:
    """(images, y, x) -> (pixels, images)."""
    return values.reshape(len(values), -1).T


def bago(here: Path, made: dict[str, float], notes: dict[str, str]) -> None:
    """False rates of single pixels over two half years and a year; quarters of the scene left out too."""
    grid, bands = stack(here, "bago", 0.01)
    units, known = every_pixel(grid), profile.load("sentinel-1")
    series = []
    for name, (days, values) in bands.items():
        merged = merged_days(
            days, flat(values.astype(np.float64)), flat(on_land(values.astype(np.float64), 41))
        )
        series.append(Series(name, merged[0], merged[1].astype(np.float32), merged[2].astype(np.float32)))
    block = null.squares(units.middle * units.pixel_m, 900.0)
    ratios, quarters = {0.05: [], 0.01: []}, []
    for period in (("2016-06-01", "2016-12-01"), ("2017-06-01", "2017-12-31"), ("2018-01-01", "2018-12-31")):
        found = analyse.analyse(series, units, known, (day(period[0]), day(period[1]))).found
        for rate in null.null_of(found.score, np.ones(grid.size, bool), block).rates[:2]:
            ratios[rate.nominal].append(rate.measured / rate.nominal)
        quarters += quarter_rates(found.score, units.middle, grid)
    for nominal, several in ratios.items():
        made[f"max Bago, false rate / nominal, {nominal:.0%}"] = max(several)
        made[f"Bago, least false rate / nominal, {nominal:.0%}"] = min(several)
    made["max Bago, false rate / nominal of a far quarter, 5 %"] = max(quarters) / 0.05
    notes["max Bago, false rate / nominal of a far quarter, 5 %"] = (
        f"least {min(quarters) / 0.05:.2f}; land of another kind"
    )
    period = (day("2016-01-01"), day("2017-12-31"))
    answer = analyse.analyse(series, units, known, period)
    truth, at = bago_points(here, grid)
    made["Bago, AUC of forest disturbance"] = auc(truth, answer.found.score[at])
    notes["Bago, AUC of forest disturbance"] = (
        "break test of the data's readme, year removed: 0.57-0.65; forest, no houses"
    )


def quarter_rates(score: Floats, middle: Floats, grid: Grid) -> list[float]:
    """False rate at 5 % of each quarter of the scene under the threshold of the other three."""
    which = (middle[:, 0] > grid.width / 2) * 2 + (middle[:, 1] > grid.height / 2)
    known = np.isfinite(score)
    return [
        float(
            (null.p_values(np.sort(score[known & (which != n)]), score[known & (which == n)]) <= 0.05).mean()
        )
        for n in range(4)
    ]


def bago_points(here: Path, grid: Grid) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    with data("geo/myanmar_reference_points.csv", here).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    x = grid.columns(np.array([float(row["x"]) for row in rows])).astype(int)
    y = grid.rows(np.array([float(row["y"]) for row in rows])).astype(int)
    return np.array([row["disturbed"] == "True" for row in rows]), y * grid.width + x


FIRE = (day("2025-01-05"), day("2025-04-30"))
FLAG = 3.0
"""Log evidence: twenty to one."""


def palisades(here: Path, made: dict[str, float], notes: dict[str, str]) -> None:
    """Destroyed share of cells with five structures or more against the size of the change, and its date."""
    grid, bands = stack(here, "palisades")
    days, values = bands["ndvi"]
    with data("geo/palisades_dins_east.csv", here).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    points = shapely.points([float(row["lon"]) for row in rows], [float(row["lat"]) for row in rows])
    destroyed = np.array([row["destroyed"] == "True" for row in rows])
    buildings = weights.weights_of(grid, points)
    units = groups.units_of(buildings)
    share = np.bincount(units.unit_of, destroyed) / units.size
    own = flat(values)[units.weights.pixel[units.weights.starts[:-1]]]
    free = np.ones(grid.size, bool)
    free[buildings.pixel] = False
    land = np.repeat(np.nanmedian(flat(values)[free], axis=0)[None], len(own), axis=0)
    known = analyse.Units(
        np.ones(len(own)), np.full(len(own), 0.5), surround.middles(grid, units.weights), grid.step_x
    )
    answer = analyse.analyse([Series("ndvi", days, own, land)], known, profile.load("modis"), FIRE)
    used = (units.size >= 5) & np.isfinite(answer.found.score) & np.isfinite(naive(days, own))
    most = share[used] > 0.5
    made["Palisades, AUC for more than half destroyed"] = auc(most, -answer.found.change[used])
    made["Palisades, Spearman with the destroyed share"] = spearman(-answer.found.change[used], share[used])
    made["Palisades, 90 % date set holds 7 January 2025"] = float(
        held(answer, day("2025-01-07"))[used][most].mean()
    )
    made["Palisades, share of cells mostly destroyed above twenty to one"] = float(
        (answer.found.score[used][most] > FLAG).mean()
    )
    naive_auc, naive_rank = auc(most, -naive(days, own)[used]), spearman(-naive(days, own)[used], share[used])
    notes["Palisades, AUC for more than half destroyed"] = (
        f"naive z on the same {used.sum()} cells: {naive_auc:.3f} (readme 0.76)"
    )
    notes["Palisades, Spearman with the destroyed share"] = f"naive z: {naive_rank:.3f} (readme 0.50)"
    notes["Palisades, 90 % date set holds 7 January 2025"] = (
        "no image between 22 April 2024 and 17 January 2025"
    )


def held(answer: analyse.Answer, when: float) -> NDArray[np.bool_]:
    return (answer.dates.start <= when) & (when <= answer.dates.end)


def years_of(days: Floats) -> NDArray[np.int64]:
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970


def naive(days: Floats, own: Floats, year: int = 2025) -> Floats:
    """z of one year's January-April mean against the earlier years'."""
    years = years_of(days)
    means = np.stack([np.nanmean(own[:, years == one], axis=1) for one in range(2015, year + 1)], axis=1)
    return (means[:, -1] - means[:, :-1].mean(1)) / means[:, :-1].std(1, ddof=1)


def spearman(one: Floats, other: Floats) -> float:
    from scipy.stats import spearmanr

    return float(spearmanr(one, other)[0])


def control(here: Path, made: dict[str, float], notes: dict[str, str]) -> None:
    """False alarms beside the fire in every winter with enough earlier years: share of pixels with odds above twenty to one."""
    grid, bands = stack(here, "control")
    days, values = bands["ndvi"]
    there = np.isfinite(values).sum(0).ravel() > len(days) // 2
    every = every_pixel(grid)
    units = analyse.Units(every.cover[there], every.open_share[there], every.middle[there], every.pixel_m)
    own = flat(values)[there]
    land = np.repeat(np.nanmedian(own, axis=0)[None], len(own), axis=0)
    shares = {}
    for year in range(2018, 2026):
        kept = years_of(days) <= year
        series = [Series("ndvi", days[kept], own[:, kept], land[:, kept])]
        found = analyse.analyse(
            series, units, profile.load("modis"), (day(f"{year}-01-05"), day(f"{year}-04-30"))
        ).found
        shares[year] = float((found.score[np.isfinite(found.score)] > FLAG).mean())
    burned = shares.pop(2019)
    made["max false alarms beside Palisades in any year but 2019"] = max(shares.values())
    made["max false alarms beside Palisades in 2021"] = shares[2021]
    bare = float((naive(days[years_of(days) <= 2021], own[:, years_of(days) <= 2021], 2021) < -2).mean())
    notes["max false alarms beside Palisades in 2021"] = (
        f"naive z < -2 on the same pixels: {bare:.3f} (readme 0.30)"
    )
    words = ", ".join(f"{year} {share:.4f}" for year, share in shares.items())
    notes["max false alarms beside Palisades in any year but 2019"] = (
        f"{words}; 2019, after the Woolsey fire of November 2018: {burned:.3f}"
    )


def slovenia(here: Path, made: dict[str, float], notes: dict[str, str]) -> None:
    """A quiet place: share of pixels with odds above twenty to one in 2017, and the false rate of squares left out."""
    grid, bands = stack(here, "slovenia", 1.0, "cloud")
    days, values = bands["ndvi"]
    values = np.where(bands["cloud"][1] == 0, values, np.nan)
    series = [Series("ndvi", *(one if n == 0 else one.astype(np.float32) for n, one in enumerate(
        merged_days(days, flat(values.astype(np.float64)), flat(on_land(values.astype(np.float64), 51)))
    )))]  # fmt: skip
    units = every_pixel(grid)
    found = analyse.analyse(
        series, units, profile.load("sentinel-2"), (day("2017-01-01"), day("2017-12-31"))
    ).found
    rates = null.null_of(
        found.score, np.ones(grid.size, bool), null.squares(units.middle * units.pixel_m, 100.0)
    ).rates
    made["max Slovenia, share of quiet pixels above twenty to one"] = float((found.score > FLAG).mean())
    made["max Slovenia, false rate / nominal, 5 %"] = rates[0].measured / 0.05
    made["max Slovenia, false rate / nominal, 1 %"] = rates[1].measured / 0.01
    notes["max Slovenia, share of quiet pixels above twenty to one"] = (
        "fields are ploughed and mown: change without damage"
    )
