"""weigh: statements and measurements in; origins, relays, the figure ledger, drifts and findings out."""

from collections.abc import Callable, Iterable

from witnessmark.activity import Job, Progress, Work, forget_others, perform
from witnessmark.case import Case
from witnessmark.records import Record
from witnessmark.weigh.table import Table


def weigh(case: Case, progress: Progress) -> Work:
    """Everything the case holds, held against everything else; a second run finds all of it fresh.

    Args:
        case: its store holds what collect, read and measure made, and gets what this room makes.
        progress: called before each step.
    """
    table = Table(case)
    steps: dict[str, tuple[str, Callable[[], Iterable[Record]]]] = {
        "reuse": ("copied words", lambda: table.reuses),
        "origins": ("origins, relays and events", lambda: [*table.origins, *table.relays, *table.events]),
        "ledger": ("the figure ledger", lambda: [entry.figure for entry in table.entries]),
        "findings": ("drifts and findings", lambda: [*table.drifts, *table.findings]),
    }
    inputs, options = _upstream(case), _options(case)
    jobs = [Job(f"weigh:{name}", "weigh", inputs, options, subject=what) for name, (what, _) in steps.items()]
    forget_others(case, "weigh", jobs)
    work = Work()
    for n, (job, (what, make)) in enumerate(zip(jobs, steps.values(), strict=True)):
        progress(what, n, len(jobs))
        work += perform(case, job, make)
    progress("weighed", len(jobs), len(jobs))
    return work


def _upstream(case: Case) -> tuple[str, ...]:
    # A job's key fixes the records it made, so the keys of the earlier rooms stand for all their records.
    return tuple(
        f"{activity.job} {activity.key}"
        for room in ("read", "measure")
        for activity in case.store.activities(room)
    )


def _options(case: Case) -> tuple[str, ...]:
    config = case.config
    graders = [f"{name}={options}" for name, options in sorted(config.plugins.items())]
    return (f"area={config.area}", f"period={config.period}", f"graders={config.weigh.graders}", *graders)
