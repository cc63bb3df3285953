"""FollowTheMoney: actors, ties and events as entities, one JSON object a line, for the databases that share the schema.

Good at: a record that Aleph, OpenAleph or any program of followthemoney takes in; each edge with statement, address and proof.
Misses: chains, hedges of dates and denials, which the schema has no place for: denied ties are left out and counted nowhere.
No entity is a private person; the words quoted as a proof may name one, as the statements do. Score: benchmarks/followthemoney holds every entity against the schema of followthemoney itself.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from witnessmark.publish.ftm import entities_of
from witnessmark.publish.report import Report


@dataclass(frozen=True)
class FollowTheMoney:
    """One file, record.ftm.json.

    Attributes:
        after: runs after none.
    """

    after: tuple[str, ...] = ()

    def publish(self, report: Report, folder: Path) -> tuple[Path, ...]:
        """Write record.ftm.json."""
        lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in entities_of(report))
        path = folder / "record.ftm.json"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return (path,)


plugin = FollowTheMoney()
