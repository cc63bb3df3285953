"""collect: files of inbox/ and hand/ become Items, hashed and logged before anything parses them."""

from collections.abc import Callable, Iterable, Iterator

from witnessmark import plugins
from witnessmark.activity import Job, Progress, Work, forget_others, perform, perform_together
from witnessmark.case import Case
from witnessmark.collect.consent import check_consent, records_in_force
from witnessmark.collect.contract import Arrival, Collector
from witnessmark.collect.custody import Log
from witnessmark.collect.held import held_before
from witnessmark.collect.holdings import Holding, first_of_each, holdings
from witnessmark.collect.intake import Outcome, batches, take_in, withdraw_missing
from witnessmark.collect.sealedinbox import is_to_be_sealed, seal_all, take_away_all
from witnessmark.collect.web.staging import clear_staged
from witnessmark.errors import NoRoomError, UnreadError
from witnessmark.records import Record

Task = tuple[Job, Callable[[], Iterable[Record]]]
"""A job and the work it names."""


def collect(case: Case, progress: Progress) -> Work:
    """Take in everything that came; Items are then made from the custody log alone, and media are looked at.

    So a lost case.sqlite is rebuilt by collecting again, and a file that left the inbox stays an Item.

    Raises:
        BusyError: another program is collecting.
        CustodyError: the log does not hold.
        NoRoomError: some files did not fit on the disk; all others are in.
    """
    from witnessmark.collect.captures import capture_tasks
    from witnessmark.collect.media import describe  # brings numpy
    from witnessmark.collect.session import session  # brings the signing library
    from witnessmark.collect.unpacking import take_in_pages

    with session(case) as log:
        came = list(arrivals(case))
        to_be_sealed = [one.path for one in came if is_to_be_sealed(case, one.path)]
        sealed, refused = seal_all(case, log, to_be_sealed)
        in_clear = [one for one in came if one.path not in set(to_be_sealed)]
        refused += take_in_all(case, log, in_clear, progress)
        take_in_pages(case, log)  # out of web captures that others made, once those are evidence
        held = holdings(case, log.events)
    clear_staged(in_clear, [one.arrival for one in refused])
    take_away_all(sealed)  # their lines are signed by now
    work = keep_records(case, first_of_each(held), refused, capture_tasks(case, held))
    tell_of_no_room(refused)
    return work + describe(case, progress)


def tell_of_no_room(refused: Iterable[Outcome]) -> None:
    """End a run whose disk was too small with an error: everything that fitted is kept by now.

    Raises:
        NoRoomError: names how many did not fit, and why the first did not.
    """
    left = [outcome.refusal for outcome in refused if isinstance(outcome.refusal, NoRoomError)]
    if left:
        more = f" {len(left) - 1} more did not fit either." if len(left) > 1 else ""
        raise NoRoomError(f"{left[0]}{more}")


def arrivals(case: Case) -> Iterator[Arrival]:
    """What every collector points at, collector by collector in the order of their names."""
    for name in plugins.names("collector"):
        collector: Collector = plugins.load("collector", name, case.config.plugins.get(name))
        yield from collector.collect(case.root)


def take_in_all(case: Case, log: Log, came: list[Arrival], progress: Progress) -> list[Outcome]:
    """Take in each arrival; returns those that were refused.

    Progress is told how many are done, and those are done for good: on disk, with their lines.
    """
    before = holdings(case, log.events)
    held = held_before(case, before, log.events)
    outcomes: list[Outcome] = []
    for batch in batches(came):
        watched = _watched(batch, progress, len(outcomes), len(came))
        outcomes += take_in(case, log, watched, held)
        progress(batch[-1].name, len(outcomes), len(came))
    withdraw_missing(log, before, {outcome.key for outcome in outcomes if outcome.key})
    progress("", len(came), len(came))
    return [outcome for outcome in outcomes if outcome.refusal]


def _watched(batch: list[Arrival], progress: Progress, done: int, total: int) -> Iterator[Arrival]:
    for arrival in batch:
        progress(arrival.name, done, total)
        yield arrival


def keep_records(
    case: Case, held: Iterable[Holding], refused: Iterable[Outcome], captures: Iterable[Task] = ()
) -> Work:
    """An Item for every object held, an Unread for every arrival refused, a Capture for every page from the web."""
    kept = list(held)
    tasks = [item_task(holding) for holding in kept]
    tasks += [consent_task(case, holding) for holding in records_in_force(kept)]
    tasks += [refusal_task(one.arrival, str(one.refusal), number) for number, one in enumerate(refused)]
    work = perform_together(case, tasks)
    opened = list(captures)  # each parses, in the box, and says behind which wall
    work += sum((perform(case, job, make) for job, make in opened), Work())
    forget_others(case, "collect", [job for job, _ in (*tasks, *opened)])
    return work


def item_task(holding: Holding) -> Task:
    """The job that records one object, and what makes its Item."""
    event = holding.event
    job = Job(f"collect:{event.obj[:12]}", "collect", (event.obj, event.params, str(event.seq)))
    return job, lambda: [holding.item()]


def consent_task(case: Case, holding: Holding) -> Task:
    """The job that reads one consent record, and says when it is none."""
    event = holding.event
    job = Job(f"collect:consent:{event.obj[:12]}", "collect", (event.obj,), subject="a consent record")
    return job, lambda: check_consent(case, holding)


def refusal_task(arrival: Arrival, reason: str, number: int) -> Task:
    """The job that records one refusal, and what raises its reason for `perform` to keep."""

    def refuse() -> Iterable[Record]:
        raise UnreadError(reason)

    # Two names may differ only in characters that are not shown: the number keeps both.
    name = f"collect:refused:{number}"
    return Job(name, "collect", (arrival.how, arrival.name, reason), subject=arrival.name), refuse
