"""Pictures of a series: the largest |t| of before against after, the gap of the change, and how many images there were.

The statistic is for eyes: its |t| has no null here. The date is the scan's, drawn where the buildings are.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.analyse import Answer
from witnessmark.measure.series.build import Built
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.outputs import cog_bytes
from witnessmark.measure.series.source import Source

NO_DATE = 0


def sides(sources: Sequence[Source], period: tuple[float, float]) -> tuple[bool | None, ...]:
    """For each image whether it lies after the period's first day; those after its end count as after."""
    return tuple(one.day >= period[0] for one in sources)


def maps_of(grid: Grid, built: Built, answer: Answer, simulated: bool) -> dict[str, bytes]:
    """Name -> cloud-optimised GeoTIFF: statistic, date, valid."""
    tags = {"simulated": str(simulated).lower()}
    made = {}
    if built.sums.pixels is not None:
        statistic, valid = built.sums.pixels
        made["statistic"] = cog_bytes(
            grid, np.where(valid > 0, statistic, np.nan).astype(np.float32), float("nan"), tags
        )
        made["valid"] = cog_bytes(grid, valid.astype(np.uint16), 65535, tags)
    made["date"] = cog_bytes(
        grid, date_map(grid, built, answer), NO_DATE, tags | {"unit": "first day after, days since 1970"}
    )
    return made


def date_map(grid: Grid, built: Built, answer: Answer) -> NDArray[np.int32]:
    """(height, width) last day of the date set of the unit with the highest score on each pixel, 0 where none speaks for a change."""
    made = np.zeros(grid.size, np.int32)
    weights, score = built.units.weights, answer.found.score
    unit = weights.unit
    order = np.argsort(np.nan_to_num(score, nan=-np.inf)[unit], kind="stable")
    order = order[np.nan_to_num(score, nan=-1.0)[unit[order]] > 0]
    made[weights.pixel[order]] = np.floor(answer.dates.end[unit[order]]).astype(np.int32)
    return made.reshape(grid.height, grid.width)
