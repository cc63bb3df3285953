"""The web page: one file, index.html, that needs no network, no script and no second file to be read in full.

Good at: everything in one place, from the summary down to the sentence, its characters, its file and its hash.
Misses: a map to zoom in; the drawings are made once. It links the other outputs that lie beside it.
Score: no inline style or handler, no outside request, contrast of WCAG 2.2 AA (tests/publish/test_page.py).
"""

from dataclasses import dataclass
from pathlib import Path

from witnessmark.publish.page import render_page
from witnessmark.publish.report import Report


@dataclass(frozen=True)
class Page:
    """One file, index.html.

    Attributes:
        after: the outputs it links; only those really made.
    """

    after: tuple[str, ...] = ("pdf", "epub", "email", "csv", "geojson", "geoparquet")

    def publish(self, report: Report, folder: Path) -> tuple[Path, ...]:
        """Write index.html."""
        beside = sorted(
            path.name for path in folder.iterdir() if path.is_file() and path.name != "index.html"
        )
        path = folder / "index.html"
        path.write_text(render_page(report, beside), encoding="utf-8", newline="\n")
        return (path,)


plugin = Page()
