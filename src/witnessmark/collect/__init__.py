"""collect: files of inbox/ and hand/ become Items, hashed and logged before anything parses them."""

from collections.abc import Callable, Iterable, Iterator

from witnessmark import plugins
from witnessmark.activity import Job, Progress, Work, forget_others, perform
from witnessmark.case import Case
from witnessmark.collect.contract import Arrival, Collector
from witnessmark.collect.custody import Log
from witnessmark.collect.holdings import Holding, first_of_each, holdings
from witnessmark.collect.intake import take_in, withdraw_missing
from witnessmark.errors import UnreadError
from witnessmark.records import Record

Task = tuple[Job, Callable[[], Iterable[Record]]]
"""A job and the work it names."""


def collect(case: Case, progress: Progress) -> Work:
    """Take in everything that came; Items are then made from the custody log alone.

    So a lost case.sqlite is rebuilt by collecting again, and a file that left the inbox stays an Item.

    Raises:
        CustodyError: another program is collecting, or the log does not hold.
    """
    from witnessmark.collect.session import session  # brings the signing library

    with session(case) as log:
        refused = take_in_all(case, log, list(arrivals(case)), progress)
        held = first_of_each(holdings(case, log.events))
    return keep_records(case, held, refused)


def arrivals(case: Case) -> Iterator[Arrival]:
    """What every collector points at, collector by collector in the order of their names."""
    for name in plugins.names("collector"):
        collector: Collector = plugins.load("collector", name, case.config.plugins.get(name))
        yield from collector.collect(case.root)


def take_in_all(case: Case, log: Log, came: list[Arrival], progress: Progress) -> list[tuple[Arrival, str]]:
    """Take in each arrival; returns those that were refused, with the reason."""
    held = holdings(case, log.events)
    known = {holding.key for holding in held}
    present, refused = set(), []
    for done, arrival in enumerate(came):
        progress(arrival.name, done, len(came))
        try:
            present.add(take_in(case, log, arrival, known))
        except UnreadError as error:
            refused.append((arrival, str(error)))
    withdraw_missing(log, held, present)
    progress("", len(came), len(came))
    return refused


def keep_records(case: Case, held: Iterable[Holding], refused: Iterable[tuple[Arrival, str]]) -> Work:
    """An Item for every object held, an Unread for every arrival refused."""
    tasks = [item_task(holding) for holding in held]
    tasks += [refusal_task(*refusal, number) for number, refusal in enumerate(refused)]
    work = sum((perform(case, job, make) for job, make in tasks), Work())
    forget_others(case, "collect", [job for job, _ in tasks])
    return work


def item_task(holding: Holding) -> Task:
    """The job that records one object, and what makes its Item."""
    event = holding.event
    job = Job(f"collect:{event.obj[:12]}", "collect", (event.obj, event.params, str(event.seq)))
    return job, lambda: [holding.item()]


def refusal_task(arrival: Arrival, reason: str, number: int) -> Task:
    """The job that records one refusal, and what raises its reason for `perform` to keep."""

    def refuse() -> Iterable[Record]:
        raise UnreadError(reason)

    # Two names may differ only in characters that are not shown: the number keeps both.
    name = f"collect:refused:{number}"
    return Job(name, "collect", (arrival.how, arrival.name, reason), subject=arrival.name), refuse
