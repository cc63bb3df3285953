"""GeoParquet 1.1: the same features as record.geojson in one small typed table, for large records and notebooks.

Good at: size and speed. Misses: programs without Parquet (use the GeoJSON).
Score: read back by pyarrow and shapely, geometry equal (tests/publish/test_geoparquet.py).
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from witnessmark.publish.features import Feature, features_of
from witnessmark.publish.report import Report


@dataclass(frozen=True)
class GeoParquet:
    """One file, record.parquet.

    Attributes:
        after: runs after none.
    """

    after: tuple[str, ...] = ()

    def publish(self, report: Report, folder: Path) -> tuple[Path, ...]:
        """Write record.parquet: WKB geometry in WGS84 and one column per property."""
        import pyarrow as pa
        import pyarrow.parquet as pq
        import shapely

        features = list(features_of(report))
        shapes = shapely.from_geojson([json.dumps(feature.geometry) for feature in features])
        text, number = pa.string(), pa.float64()
        kinds = {"inner_km": number, "outer_km": number, "count": pa.int64(), "simulated": pa.bool_()}
        names = (
            "what",
            "name",
            "kind",
            "inner_km",
            "outer_km",
            "count",
            "layer",
            "origin",
            "state",
            "note",
            "simulated",
        )
        columns = {
            name: pa.array([feature.properties[name] for feature in features], kinds.get(name, text))
            for name in names
        }
        columns["geometry"] = pa.array(list(shapely.to_wkb(shapes)), pa.binary())
        notes = {
            "geo": _geo(features, shapes),
            "witnessmark": json.dumps({"evidence_root": report.evidence_root}),
        }
        path = folder / "record.parquet"
        pq.write_table(pa.table(columns).replace_schema_metadata(notes), path, compression="zstd")
        return (path,)


def _geo(features: list[Feature], shapes: Any) -> str:
    import shapely

    column: dict[str, object] = {
        "encoding": "WKB",  # no "crs" means OGC:CRS84, WGS84 lon/lat (GeoParquet 1.1)
        "geometry_types": sorted({feature.geometry["type"] for feature in features}),
        "orientation": "counterclockwise",
    }
    if features:
        column["bbox"] = [round(float(edge), 6) for edge in shapely.total_bounds(shapes)]
    return json.dumps({"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}})


plugin = GeoParquet()
