"""GeoJSON (RFC 7946): places as points with the ring their words allow, buildings, marks and fires as they are drawn.

Good at: opens in every mapping program. Misses: a ring is given by its two distances, not as a polygon.
Score: every ring of every polygon wound as RFC 7946 asks (tests/publish/test_geojson.py).
"""

import json
from dataclasses import dataclass
from pathlib import Path

from witnessmark.publish.features import features_of
from witnessmark.publish.report import Report


@dataclass(frozen=True)
class GeoJson:
    """One file, record.geojson.

    Attributes:
        after: runs after none.
    """

    after: tuple[str, ...] = ()

    def publish(self, report: Report, folder: Path) -> tuple[Path, ...]:
        """Write record.geojson."""
        body = {
            "type": "FeatureCollection",
            "title": report.title,
            "simulated": report.simulated,
            "evidence_root": report.evidence_root,
            "features": [
                {"type": "Feature", "geometry": one.geometry, "properties": one.properties}
                for one in features_of(report)
            ],
        }
        path = folder / "record.geojson"
        path.write_text(json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        return (path,)


plugin = GeoJson()
