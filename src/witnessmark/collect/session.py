"""A stretch of work under custody: alone, on a log that holds, signed on its way and at its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from witnessmark.case import Case
from witnessmark.collect.checkpoint import read_checkpoint, write_checkpoint
from witnessmark.collect.custody import Clock, Log, locked, open_log, system_clock
from witnessmark.collect.keys import log_key
from witnessmark.collect.layout import lay_out
from witnessmark.collect.merkle import root_of
from witnessmark.collect.objects import clear_leftovers
from witnessmark.errors import CustodyError


@contextmanager
def session(case: Case, clock: Clock = system_clock) -> Iterator[Log]:
    """The case's log, open for lines; a checkpoint is signed every 100 lines, and at the end when lines came.

    Args:
        case: whose custody it is.
        clock: tells the time of each line.

    Raises:
        CustodyError: another writer is at work, or the log is not the one its checkpoint signed.
    """
    with locked(case):
        signer = cache(lambda: log_key(case))
        clear_leftovers(case)
        with open_log(case, lambda: signer().who, clock) as log:
            log.signed = _signed_lines(case, log)
            log.sign = lambda tree: write_checkpoint(case, tree, signer())
            if log.signed < log.tree.size:
                why = f"a broken-off session left lines {log.signed} to {log.tree.size - 1} unsigned"
                log.append("fsck", why=why)
            lay_out(case, log.events)
            try:
                yield log
            finally:
                log.checkpoint()


def _signed_lines(case: Case, log: Log) -> int:
    checkpoint = read_checkpoint(case)
    if checkpoint is None:
        return 0
    lines = [event.line() for event in log.events[: checkpoint.size]]
    # New lines on a changed log would sign the change: stop before the first one.
    if len(lines) < checkpoint.size or root_of(lines) != checkpoint.root:
        raise CustodyError(
            f"{case.custody}: the log is not the one its checkpoint signed ({len(log.events)} lines, "
            f'{checkpoint.size} signed). Run "witnessmark verify {case.root}" and restore it from a second copy.'
        )
    return checkpoint.size
