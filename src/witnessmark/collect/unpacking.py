"""Taking the pages out of other people's captures: each becomes an item of its own, with the archive it lay in."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from witnessmark.activity import is_fresh, visible
from witnessmark.case import Case
from witnessmark.collect.contract import Arrival
from witnessmark.collect.custody import Log
from witnessmark.collect.held import held_before
from witnessmark.collect.holdings import Holding, holdings
from witnessmark.collect.intake import batches, take_in
from witnessmark.collect.packages import PACKED, opened, package_job
from witnessmark.collect.sheet import read_sheet
from witnessmark.collect.sniff import WINDOW_BYTES, media_type
from witnessmark.collect.web.capture import ENDINGS
from witnessmark.collect.web.location import read_location
from witnessmark.collect.web.others import FoundPage
from witnessmark.collect.web.staging import HOW
from witnessmark.errors import CustodyError, UnreadError


def take_in_pages(case: Case, log: Log) -> None:
    """Take in the pages of each archive that is held and was not opened before.

    Only after the archive itself is evidence: its bytes are hashed and logged before anything parses them. What
    cannot be opened is told by the archive's own job.
    """
    held = holdings(case, log.events)
    for holding in held:
        if (
            holding.sheet.media_type in PACKED
            and holding.sheet.how != HOW
            and not is_fresh(case, package_job(holding))
        ):
            with suppress(UnreadError):
                _take_in_pages(case, log, holding, held)


def _take_in_pages(case: Case, log: Log, holding: Holding, held: Sequence[Holding]) -> None:
    found = opened(case, holding.item())
    known = _ever_taken(case, log, holding.event.obj)
    with tempfile.TemporaryDirectory(dir=_folder(case), prefix=".tmp-") as folder:
        came = list(_arrivals(found.kind, found.pages, holding, Path(folder)))
        new = [arrival for arrival in came if arrival.name not in known]
        before = held_before(case, held, log.events)
        for batch in batches(new):
            take_in(case, log, batch, before)


def _arrivals(kind: str, pages: Sequence[FoundPage], holding: Holding, folder: Path) -> Iterator[Arrival]:
    for number, page in enumerate(pages):
        if not page.body:
            continue
        path = folder / str(number)
        path.write_bytes(page.body)
        ending = ENDINGS.get(media_type(page.body[:WINDOW_BYTES]), "bin")
        stamp = page.captured.replace("-", "").replace(":", "") or "no-time"
        # Two pages of one second at one host: the number keeps both.
        name = f"{PurePosixPath(holding.sheet.name).name}/{_host(page.url)}/{stamp}-{number}/page.{ending}"
        yield Arrival(path, visible(name), kind, page.url, page.captured, holding.event.obj)


def _ever_taken(case: Case, log: Log, sha256: str) -> set[str]:
    """Names of pages that were taken out of this archive before, also those that people withdrew since."""
    names = set()
    for event in log.events:
        if event.act == "acquire":
            with suppress(CustodyError):  # a sheet that was shredded tells nothing any more
                sheet = read_sheet(case, event.params)
                names |= {sheet.name} if sheet.within == sha256 else set()
    return names


def _folder(case: Case) -> Path:
    case.working.mkdir(parents=True, exist_ok=True)
    return case.working


def _host(url: str) -> str:
    try:
        return read_location(url).host.replace(":", "-")
    except UnreadError:
        return "no-address"
