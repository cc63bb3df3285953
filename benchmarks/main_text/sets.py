"""The three sets of real pages, with what their makers say is on each page."""

import gzip
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from _common import data

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """One page of a set.

    Attributes:
        key: its name in the set.
        raw: its bytes.
        text: its main text, "" where the set gives snippets only.
        day: the day of publication that the set gives, "" for none.
        kind: article, or what else the set calls it.
        wanted, unwanted: snippets that the main text must hold, and must not.
    """

    key: str
    raw: bytes
    text: str = ""
    day: str = ""
    kind: str = "article"
    wanted: tuple[str, ...] = field(default=())
    unwanted: tuple[str, ...] = field(default=())

    @property
    def half(self) -> int:
        """0 or 1, by parity of the md5 of its name; errors were looked at in half 0 only."""
        return int(hashlib.md5(self.key.encode(), usedforsecurity=False).hexdigest(), 16) % 2


def aeb() -> list[Page]:
    """92 news pages with their article body."""
    folder = data("text/extraction/aeb", HERE)
    truth = json.loads((folder / "ground-truth.json").read_text())
    return [
        Page(key, _raw(folder / "html" / f"{key}.html.gz"), truth[key]["articleBody"])
        for key in sorted(truth)
    ]


def wcxb() -> list[Page]:
    """296 pages of seven kinds with main text and, on most, a day of publication."""
    folder = data("text/extraction/wcxb", HERE)
    kinds = json.loads((folder / "metadata.json").read_text())
    found = []
    for path in sorted((folder / "ground-truth").glob("*.json")):
        told = json.loads(path.read_text())["ground_truth"]
        raw = _raw(folder / "html" / f"{path.stem}.html.gz")
        kind = kinds[path.stem]["page_type"]
        found.append(Page(path.stem, raw, told["main_content"], told["publish_date"] or "", kind))
    return found


def snippets() -> list[Page]:
    """60 pages of trafilatura's own set in ten languages, with snippets that belong to the text and that do not."""
    folder = data("text/extraction/trafilatura", HERE)
    told = json.loads((folder / "evaldata.json").read_text())
    return [
        Page(
            key, _raw(folder / "html" / one["file"]), day=one.get("date", ""),
            wanted=tuple(one.get("with", ())), unwanted=tuple(one.get("without", ())),
        )
        for key, one in sorted(told.items())
    ]  # fmt: skip


def _raw(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())
