"""Pages taken from the web by `witnessmark collect CASE URL`.

Good at: one page with everything a browser asks for to show it, as WARC/WACZ, picture, source and visible text.
Misses: pages behind a log-in, what comes only after a click, films that are streamed in pieces.
Score: benchmarks/address and benchmarks/captures.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from witnessmark.collect.contract import Arrival
from witnessmark.collect.web.staging import staged


@dataclass(frozen=True)
class Webpage:
    """Captures that wait under working/web/."""

    def collect(self, root: Path) -> Iterable[Arrival]:
        """Every file of every finished capture."""
        return staged(root)


plugin = Webpage()
