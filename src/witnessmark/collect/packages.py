"""Archives that came: web captures that other people made become records, and any other archive is told what to do with."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from witnessmark.activity import Job, unread
from witnessmark.box import in_box, in_proportion
from witnessmark.case import Case
from witnessmark.collect.holdings import Holding
from witnessmark.collect.web.examine import EXAMINE, Examined, Question
from witnessmark.collect.web.judge import others_minimum, rest_of, state_of
from witnessmark.collect.web.others import OPEN, Opened
from witnessmark.errors import UnreadError
from witnessmark.records import Capture, CaptureFlag, Item, MissingPart, Record, identify

PACKED = frozenset({"application/zip", "application/gzip", "application/warc"})
"""Media types by first bytes that may be a capture."""


def package_job(holding: Holding) -> Job:
    """The job that says what an archive is; while it is fresh, its pages need not be unpacked again."""
    item = holding.item()
    inputs = (holding.event.obj, holding.sheet.name)
    return Job(f"collect:package:{item.sha256[:12]}", "collect", inputs, (), item.id, holding.sheet.name)


def opened(case: Case, item: Item) -> Opened:
    """What an archive holds, read in the box; UnreadError when it is no capture or not fit to open."""
    data = case.evidentiary_copy(item)
    return in_box(OPEN, data, item.name, returns=Opened, limits=in_proportion(data), name=item.name)


def package_task(
    case: Case, holding: Holding, held: Sequence[Holding]
) -> tuple[Job, Callable[[], Iterable[Record]]]:
    """The job that opens one archive and says what pages are in it, and what becomes of them."""
    item = holding.item()
    inside = {one.sheet.source: one.item() for one in held if one.sheet.within == item.sha256}
    return package_job(holding), lambda: _package(case, item, inside)


def _package(case: Case, item: Item, inside: dict[str, Item]) -> Iterator[Record]:
    found = opened(case, item)
    if not found.pages:
        raise UnreadError(
            f"{item.name}: a web archive with no page in it. Ask whoever made it for a whole copy."
        )
    questions = tuple(Question(item.name, page.url, page.url) for page in found.pages)
    for page, examined in zip(found.pages, _examined(case, item, questions), strict=True):
        flags = tuple(CaptureFlag(flag.kind, flag.reason) for flag in examined.flags)
        minimum = others_minimum(examined)
        yield Capture(
            identify("ca", item.sha256, page.url, page.captured), item.id,
            (item.id, inside[page.url].id) if page.url in inside else (item.id,), page.url, page.url, (), page.captured,
            found.kind, state_of("", minimum, flags), (*minimum, *rest_of(None, examined)), flags,
            tuple(MissingPart(url, "named in the source, not in the package") for url in examined.media_missing), (),
            examined.words, page.title or examined.title, found.software,
        )  # fmt: skip
    if found.left_out:
        yield unread(
            Job(f"collect:package:{item.sha256[:12]}", "collect", (item.sha256,), (), item.id, item.name),
            f"{item.name}: {found.left_out:,} of its pages are too many or too large to take out at once. They are kept in "
            "the package; put those that matter into inbox/ as packages of their own.",
        )


def _examined(case: Case, item: Item, questions: tuple[Question, ...]) -> tuple[Examined, ...]:
    data = case.evidentiary_copy(item)
    kind, limits = tuple[Examined, ...], in_proportion(data)
    return in_box(EXAMINE, data, questions, returns=kind, limits=limits, name=item.name)
