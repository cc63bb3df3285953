"""Captures that wait to be taken into evidence: finished ones only, each in a folder of its own under working/web/."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from witnessmark.collect.contract import Arrival
from witnessmark.collect.web.location import read_location
from witnessmark.collect.web.sheet import NAME, CaptureSheet, read_capture_sheet
from witnessmark.errors import UnreadError

if TYPE_CHECKING:
    from witnessmark.collect.web.capture import Wish
    from witnessmark.collect.web.door import Door
    from witnessmark.collect.web.seen import VisitCaps

HOW = "webpage"


def staging(root: Path) -> Path:
    """Where captures of the case `root` wait."""
    return root / "working" / "web"


def stage(root: Path, wish: "Wish", door: "Door", caps: "VisitCaps | None" = None) -> CaptureSheet:
    """Capture a page and leave it to be taken in: a run that breaks off leaves the whole capture or none."""
    from witnessmark.collect.web.capture import capture  # brings the network's libraries

    place = staging(root)
    place.mkdir(parents=True, exist_ok=True)
    for left in place.glob(".tmp-*"):
        shutil.rmtree(left)
    temp = Path(tempfile.mkdtemp(prefix=".tmp-", dir=place))
    sheet = capture(wish, door, temp, caps)
    temp.rename(_free(place / _host(wish.url), sheet.captured.replace("-", "").replace(":", "")))
    return sheet


def staged(root: Path) -> Iterator[Arrival]:
    """Every file of every capture that waits, its sheet last."""
    for path in sorted(staging(root).glob(f"[!.]*/*/{NAME}")):
        folder = path.parent
        try:
            sheet = read_capture_sheet(path.read_bytes(), path.name)
        except UnreadError:
            sheet = CaptureSheet("", "")
        names = sorted(one.name for one in folder.iterdir() if one.name != NAME)
        for name in (*names, NAME):
            where = f"web/{folder.parent.name}/{folder.name}/{name}"
            yield Arrival(folder / name, where, HOW, sheet.final_url, sheet.captured)


def clear_staged(arrived: Iterable[Arrival], refused: Iterable[Arrival]) -> None:
    """Drop the working folders of captures that are evidence now; one of which a file was refused stays."""
    kept = {arrival.path.parent for arrival in refused}
    for folder in {arrival.path.parent for arrival in arrived if arrival.how == HOW} - kept:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # others of this host wait still
            folder.parent.rmdir()


def _host(url: str) -> str:
    try:
        return read_location(url).host.replace(":", "-")
    except UnreadError:
        return "no-address"


def _free(folder: Path, stamp: str) -> Path:
    """A name no other capture has: two of one second get a number."""
    folder.mkdir(exist_ok=True)
    names = (stamp, *(f"{stamp}-{number}" for number in range(2, 10_000)))
    return next(folder / name for name in names if not (folder / name).exists())
