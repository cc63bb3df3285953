"""Folders of auto-archiver in the inbox: its report page says what was archived; its files are held against its hashes."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from witnessmark.activity import Job
from witnessmark.box import in_box
from witnessmark.case import Case
from witnessmark.collect.holdings import Holding
from witnessmark.collect.web.autoarchiver import READ_REPORT, Report, holds, looks_like
from witnessmark.collect.web.judge import state_of
from witnessmark.records import Capture, CaptureFlag, Item, Record, identify

HEAD_BYTES = 16_384


def report_task(
    case: Case, holding: Holding, held: Sequence[Holding]
) -> tuple[Job, Callable[[], Iterable[Record]]]:
    """The job that reads one report page and holds the files beside it against its hashes."""
    item = holding.item()
    files = {
        one.sheet.name: one.item()
        for one in held
        if one.sheet.how == holding.sheet.how and one.event.obj != item.sha256
    }
    inputs = (
        item.sha256,
        *sorted(f"{name} {one.sha256}" for name, one in files.items() if _is_near(item.name, name)),
    )
    job = Job(f"collect:capture:{item.sha256[:12]}", "collect", inputs, (), item.id, item.name)
    return job, lambda: [_reported(case, item, files)]


def _reported(case: Case, page: Item, files: dict[str, Item]) -> Capture:
    data = case.evidentiary_copy(page)
    report = in_box(READ_REPORT, data, page.name, returns=Report, name=page.name)
    flags, there = list[CaptureFlag](), list[Item]()
    for file in report.files:
        one = next((item for name, item in files.items() if _same_path(file.key, name)), None)
        if one is None:
            flags.append(
                CaptureFlag("file missing", f"the report names {file.key[-120:]!r}, which is not in inbox/.")
            )
            continue
        there.append(one)
        if file.hash and holds(case.evidentiary_copy(one), file.hash) is False:
            reason = f"{one.name}: not the bytes the report gives the hash of ({file.hash[:40]}...); now sha256 {one.sha256}."
            flags.append(CaptureFlag("file changed", reason))
    minimum = _report_minimum(there)
    return Capture(
        identify("ca", page.sha256), page.id, (page.id, *dict.fromkeys(one.id for one in there)), report.url, report.url, (),
        report.captured, "auto-archiver", state_of("", minimum, flags), minimum, tuple(flags), (), (), 0, report.title,
        f"auto-archiver {report.version}".strip(),
    )  # fmt: skip


def _report_minimum(there: Sequence[Item]) -> tuple[str, ...]:
    """The archiver keeps the source inside a WACZ, when it was told to, and a picture as a file named screenshot."""
    lacks = []
    if not any(one.name.endswith((".wacz", ".warc", ".warc.gz")) for one in there):
        lacks.append("the page's source: the archiver kept no WACZ of it")
    if not any("screenshot" in one.name.lower() and one.media_type.startswith("image/") for one in there):
        lacks.append("a full-page picture: the archiver kept none that is called a screenshot")
    return tuple(lacks)


def _same_path(key: str, name: str) -> bool:
    """Whether a stored path and a name in the inbox end alike, folder and file."""
    ours, theirs = PurePosixPath(name).parts, PurePosixPath(key.replace("\\", "/")).parts
    return (
        bool(theirs)
        and ours[-1] == theirs[-1]
        and (len(ours) == 1 or len(theirs) == 1 or ours[-2] == theirs[-2])
    )


def _is_near(page: str, name: str) -> bool:
    """Whether a file came in the report's folder or one above, so that its coming makes the report be read anew."""
    return PurePosixPath(name).parts[:1] == PurePosixPath(page).parts[:1]


def is_report(case: Case, holding: Holding) -> bool:
    """Whether an HTML page begins as a report of auto-archiver does."""
    try:
        with case.object_path(holding.event.obj).open("rb") as file:
            return looks_like(file.read(HEAD_BYTES))
    except OSError:
        return False  # whoever reads it next says what is wrong
