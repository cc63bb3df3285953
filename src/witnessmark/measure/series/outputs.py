"""What a series leaves under working/: a GeoParquet row per building, maps, and the run record; same inputs, same bytes."""

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.analyse import Answer
from witnessmark.measure.series.build import Built
from witnessmark.measure.series.dates import LEVEL
from witnessmark.measure.series.frame import iso_day
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.tables import GEO

STATES = ("measured", "not identifiable", "not observed")
TYPES = {
    "state": "string", "score": "float64", "p_value": "float64", "change": "float64", "date_from": "string", "date_to": "string",
    "date_level": "float64", "images_before": "int32", "images_after": "int32", "group": "int64", "group_size": "int32",
    "alone": "float64",
}  # fmt: skip
"""Column of the table -> pyarrow's name for what it holds."""


def states(built: Built, answer: Answer) -> NDArray[np.int64]:
    """(buildings,) number in STATES: with a score of its own, with its group's, or with none."""
    unit = built.units.unit_of
    scored = np.concatenate([np.isfinite(answer.found.score), [False]])[unit]
    alone = np.concatenate([built.units.size == 1, [False]])[unit]
    return np.where(~scored, 2, np.where(alone, 0, 1))


def columns(built: Built, answer: Answer, p_value: NDArray[np.float64] | None) -> dict[str, Any]:
    """One value per building for every column of the table but id and geometry; None where it is not known."""
    unit, state = built.units.unit_of, states(built, answer)
    seen = state < 2

    def of(values: Any) -> list[Any]:
        picked = np.asarray(values)[np.maximum(unit, 0)]
        return [one if good else None for one, good in zip(picked.tolist(), seen.tolist(), strict=True)]

    found, dates = answer.found, answer.dates
    return {
        "state": [STATES[one] for one in state.tolist()],
        "score": of(np.round(found.score, 4)),
        "p_value": [None] * len(unit) if p_value is None else of(np.round(p_value, 6)),
        "change": of(np.round(found.change, 3)),
        "date_from": of([iso_day(one) for one in dates.start.tolist()]),
        "date_to": of([iso_day(one) for one in dates.end.tolist()]),
        "date_level": [LEVEL if good else None for good in seen.tolist()],
        "images_before": of(found.before),
        "images_after": of(found.after),
        "group": unit.tolist(),
        "group_size": of(built.units.size),
        "alone": np.round(built.units.alone, 3).tolist(),
    }


def table_bytes(ids: list[str], shapes: list[bytes], made: Mapping[str, Any], simulated: bool) -> bytes:
    """The table as GeoParquet; its note says whether it is simulated, as the maps' tags do."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    several = {name: pa.array(values, TYPES[name]) for name, values in made.items()}
    table = pa.table({"id": pa.array(ids, pa.string()), **several})
    table = table.append_column("geometry", pa.array(shapes, pa.binary()))
    buffer = io.BytesIO()
    pq.write_table(
        table.replace_schema_metadata({"geo": GEO, "simulated": str(simulated).lower()}),
        buffer,
        compression="zstd",
    )
    return buffer.getvalue()


def cog_bytes(grid: Grid, values: NDArray[Any], nodata: float, tags: Mapping[str, str]) -> bytes:
    """One band as a cloud-optimised GeoTIFF."""
    from rasterio import Env
    from rasterio.io import MemoryFile
    from rasterio.transform import from_origin

    from witnessmark.measure.gdal import SHUT

    with Env(**SHUT), MemoryFile() as memory:
        with memory.open(
            driver="COG", width=grid.width, height=grid.height, count=1, dtype=values.dtype.name, crs=grid.crs, nodata=nodata,
            transform=from_origin(grid.west, grid.north, grid.step_x, grid.step_y), compress="DEFLATE", overviews="NONE",
        ) as made:  # fmt: skip
            made.write(values, 1)
            made.update_tags(**tags)
        return bytes(memory.read())


def keep(folder: Path, stem: str, ending: str, data: bytes) -> tuple[str, str]:
    """Write an output under its name and hash; returns both."""
    sha256 = hashlib.sha256(data).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{stem}-{sha256[:16]}.{ending}"
    (folder / name).write_bytes(data)
    return name, sha256
