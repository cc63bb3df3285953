"""Captures as records: ours by their sheets, others' packages and report pages by what is in them.

Made from the evidence alone, so that a lost case.sqlite gives them back; each is opened in the box and checked anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from witnessmark.activity import Job, unread
from witnessmark.box import in_box, in_proportion
from witnessmark.case import Case
from witnessmark.collect.holdings import Holding
from witnessmark.collect.packages import PACKED, package_task
from witnessmark.collect.reports import is_report, report_task
from witnessmark.collect.web.examine import EXAMINE, Examined, Question
from witnessmark.collect.web.judge import expected_of, flags_of, minimum_of, missing_of, rest_of, state_of
from witnessmark.collect.web.sheet import NAME, CaptureSheet, read_capture_sheet
from witnessmark.collect.web.staging import HOW
from witnessmark.errors import CustodyError, UnreadError
from witnessmark.records import Capture, Item, Record, identify

Task = tuple[Job, Callable[[], Iterable[Record]]]


def capture_tasks(case: Case, held: Sequence[Holding]) -> Iterator[Task]:
    """A job for each capture of ours, each archive and each report page among all that is held."""
    own = [
        holding for holding in held if holding.sheet.how == HOW and holding.sheet.name.endswith(f"/{NAME}")
    ]
    sheets = [_sheet(case, holding) for holding in own]
    # The place of the last capture of each address that has its page: a failure before it is made good.
    had = {sheet.asked: number for number, sheet in enumerate(sheets) if sheet and not sheet.failure}
    for number, (holding, sheet) in enumerate(zip(own, sheets, strict=True)):
        yield _own_task(case, holding, held, is_had=sheet is not None and had.get(sheet.asked, -1) > number)
    others = {holding.event.obj: holding for holding in reversed(held) if holding.sheet.how != HOW}
    for holding in others.values():
        if holding.sheet.media_type in PACKED:
            yield package_task(case, holding, held)
        elif holding.sheet.media_type == "text/html" and is_report(case, holding):
            yield report_task(case, holding, held)


def _own_task(case: Case, holding: Holding, held: Sequence[Holding], *, is_had: bool) -> Task:
    item, folder = holding.item(), PurePosixPath(holding.sheet.name).parent
    beside = [one.item() for one in held if PurePosixPath(one.sheet.name).parent == folder]
    inputs = (item.sha256, *(one.sha256 for one in beside), str(is_had))
    job = Job(f"collect:capture:{item.sha256[:12]}", "collect", inputs, (), item.id, item.name)
    return job, lambda: _own(case, job, item, beside, is_had=is_had)


def _own(case: Case, job: Job, item: Item, beside: Sequence[Item], *, is_had: bool) -> Iterator[Record]:
    sheet = read_capture_sheet(case.evidentiary_copy(item), item.name)
    if sheet.failure:
        yield _capture(sheet, item, beside, Examined())
        if not is_had:  # the same address was taken later: then nothing is left to do
            told = f"{sheet.asked[:300]} was not captured on {sheet.captured}: {sheet.failure}"
            yield unread(job, told)
        return
    packages = [one for one in beside if one.name.endswith(".wacz")]
    question = Question(item.name, sheet.asked, sheet.final_url, sheet.expect)
    (examined,) = _examine(case, packages[0], (question,)) if packages else (Examined(),)
    yield _capture(sheet, item, beside, examined)


def _examine(case: Case, package: Item, questions: tuple[Question, ...]) -> tuple[Examined, ...]:
    data = case.evidentiary_copy(package)
    kind, limits = tuple[Examined, ...], in_proportion(data)
    return in_box(EXAMINE, data, questions, returns=kind, limits=limits, name=package.name)


def _capture(sheet: CaptureSheet, item: Item, beside: Sequence[Item], examined: Examined) -> Capture:
    flags, minimum = flags_of(sheet, examined), minimum_of(sheet)
    failure = (f"the page: {sheet.failure}",) if sheet.failure else ()
    lacks = failure or (*minimum, *rest_of(sheet, examined))
    return Capture(
        identify("ca", item.sha256), item.id, tuple(dict.fromkeys(one.id for one in beside)), sheet.asked, sheet.final_url,
        tuple(step.url for step in sheet.steps[1:]), sheet.captured, HOW, state_of(sheet.failure, minimum, flags), lacks,
        flags, missing_of(sheet, examined), expected_of(sheet.expect, examined), examined.words, examined.title, sheet.browser,
    )  # fmt: skip


def _sheet(case: Case, holding: Holding) -> CaptureSheet | None:
    try:
        return read_capture_sheet(case.evidentiary_copy(holding.item()), holding.sheet.name)
    except (CustodyError, UnreadError):
        return None  # its own job says so
