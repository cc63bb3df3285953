"""Clean tables under working/tables/: Parquet, named by content, same rows, same bytes."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

from witnessmark.case import Case, LayerConfig
from witnessmark.errors import MeasureError
from witnessmark.measure.packed import Packed
from witnessmark.records import Item, Layer, identify

GEO = json.dumps(
    {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {"geometry": {"encoding": "WKB", "geometry_types": []}},
    }
)
"""GeoParquet's note, so that the table opens in any mapping program; no "crs" means WGS84 lon/lat."""


def save_table(folder: Path, made: Packed) -> tuple[str, str]:
    """Write a clean table; returns its file name and its sha256."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({word: pa.array(made.values(word)) for word in made.columns})
    if made.shapes is not None:
        table = table.append_column("geometry", pa.array(made.shapes, pa.binary()))
        table = table.replace_schema_metadata({"geo": GEO})
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    sha256 = hashlib.sha256(buffer.getvalue()).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{sha256[:16]}.parquet"
    (folder / name).write_bytes(buffer.getvalue())
    return name, sha256


def is_whole(case: Case, layer: Layer) -> bool:
    """Whether a layer's table is there with the bytes it was written with."""
    path = case.tables / layer.table
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == layer.table_sha256


def load_table(case: Case, layer: Layer) -> Any:
    """A layer's clean table (pyarrow).

    Raises:
        MeasureError: it is gone or changed.
    """
    import pyarrow.parquet as pq

    if not is_whole(case, layer):
        raise MeasureError(
            f'{case.tables / layer.table}: the table of "{layer.name}" is gone or changed (sha256 '
            f'{layer.table_sha256[:12]} was written). Run "witnessmark measure" again: it is made from the evidence.'
        )
    return pq.read_table(case.tables / layer.table)


def item_of(case: Case, spec: LayerConfig) -> Item | None:
    """The item a [[layer]] speaks of: the last one collected under that name; None when there is none."""
    named = [item for item in case.items() if item.how != "hand" and item.name == spec.file]
    return named[-1] if named else None


def layer_id(item: Item, spec: LayerConfig) -> str:
    """The id of the layer that a [[layer]] makes of an item."""
    return identify("la", item.id, spec.role, spec.origin, spec.name, sorted(spec.where.items()))


def layers_of(case: Case, *roles: str) -> list[tuple[LayerConfig, Layer]]:
    """The layers of case.toml that could be read, with what case.toml says of them, in its order.

    Args:
        case: the layers detector must have run.
        roles: only these.
    """
    there = {layer.id: layer for layer in case.store.all(Layer)}
    found = []
    for spec in case.config.layer:
        item = item_of(case, spec)
        layer = there.get(layer_id(item, spec)) if item else None
        if layer and (not roles or spec.role in roles):
            found.append((spec, layer))
    return found
