"""Does the evidence still hold? Every object hashed anew, every line, root and signature worked out again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from witnessmark.activity import Progress
from witnessmark.case import Case
from witnessmark.collect.checkpoint import Checkpoint
from witnessmark.collect.checks.blame import first_suspect
from witnessmark.collect.checks.clocks import clock_reserves
from witnessmark.collect.checks.copies import check_copies
from witnessmark.collect.checks.files import strays
from witnessmark.collect.checks.lines import check_course, read_events, read_log
from witnessmark.collect.checks.notes import check_none_is_gone, check_roots, read_notes
from witnessmark.collect.checks.objects import check_objects, writable
from witnessmark.collect.checks.outsiders import Support, check_outsiders
from witnessmark.collect.custody import Event, log_path
from witnessmark.collect.keys import Verifier, read_vkey
from witnessmark.collect.merkle import Frontier
from witnessmark.collect.outside import Outside, check_seen, reserves, stamped, stands_on, witnessed
from witnessmark.collect.sealedcheck import envelope_faults, taken_out
from witnessmark.collect.verdict import BrokenError, Verdict
from witnessmark.errors import CustodyError

__all__ = ["BrokenError", "Outside", "Verdict", "verify"]

SHOWN = 5
"""Files named one by one; beyond that they are counted."""


@dataclass
class Found:
    """What holds so far."""

    lines: list[bytes]
    events: list[Event]
    modes: dict[str, int]
    root: str


def verify(
    case: Case,
    *,
    kept_back: Collection[str] | None = None,
    outside: Outside | None = None,
    progress: Progress | None = None,
) -> Verdict:
    """Check all of a case's custody; reads every byte of evidence and writes nothing.

    Checked: each line is an event in its place and may come there; each checkpoint ever signed holds for the lines it
    covers; the last one covers all; each object a line names is there, with its hash and length; each signature from
    outside is its signer's and over this log; no time contradicts a time authority's; every file is accounted for. An
    answer of VALID-BUT lists what it does not stand on. What no answer can show: that a thing was true when it came.

    Args:
        case: whose custody it is; a hand-over bag's data/ folder is laid out as one.
        kept_back: of a bag, sha256 of objects that may be missing, because whoever packed it did not hand them over; and
            nobody asks who may write to its objects, for a stick knows no permissions. None for a case.
        outside: keys, certificates and checkpoints got from other people; without them, an insider who holds the log's
            key may have named witnesses and authorities of his own making.
        progress: told of each object.
    """
    found = Found([], [], {}, Frontier().root().hex())
    try:
        return _check(case, found, (kept_back, outside or Outside(), progress or _quiet))
    except BrokenError as broken:
        reasons = (str(broken),)
        return Verdict("INVALID", reasons, broken.index, len(found.lines), len(found.modes), "")


def _check(case: Case, found: Found, options: tuple[Collection[str] | None, Outside, Progress]) -> Verdict:
    may_lack, outside, progress = options
    found.lines = read_log(case)
    if not found.lines and not _has_custody(case):
        return _verdict(found, (), list(_unaccounted(case, found, set(), [])))
    log_key = _log_key(case)
    notes = _check_log(case, found, log_key, outside, may_lack or frozenset())
    here = _check_evidence(case, found, may_lack, progress)
    told = check_copies(case, found.events, list(notes))
    supports = check_outsiders(case, found.events, log_key, notes)
    counting = [*witnessed(outside, supports, notes), *stamped(outside, supports, notes)]
    buts = [
        *_reserves(found.events, counting, supports),
        *_unaccounted(case, found, told, list(notes)),
        *taken_out(case, here),
    ]
    return _verdict(found, tuple(stands_on(counting)), buts)


def _check_log(
    case: Case, found: Found, log_key: Verifier, outside: Outside, kept_back: Collection[str]
) -> dict[int, Checkpoint]:
    """Lines and checkpoints belong together, and with what was seen elsewhere; returns the checkpoints by size."""
    found.events = read_events(found.lines, log_key)
    notes = read_notes(case, log_key)
    check_none_is_gone(found.events, notes)
    check_seen(outside, found.lines, log_key)
    found.root = check_roots(
        found.lines, notes, lambda span: first_suspect(case, found.events, span, kept_back)
    )
    check_course(found.events)
    return notes


def _check_evidence(
    case: Case, found: Found, may_lack: Collection[str] | None, progress: Progress
) -> list[Event]:
    """Objects and envelopes are there and hold; returns the lines whose objects must be there."""
    kept_back = may_lack or frozenset()
    modes = check_objects(case, found.events, kept_back, progress)
    found.modes = modes if may_lack is None else dict.fromkeys(modes, 0)
    here = [event for event in found.events if event.obj not in kept_back]
    for reason, seq in envelope_faults(case, here):
        raise BrokenError(reason, seq)
    return here


def _verdict(found: Found, stands: tuple[str, ...], buts: list[str]) -> Verdict:
    return Verdict(
        "VALID-BUT" if buts else "VALID",
        tuple(buts),
        None,
        len(found.lines),
        len(found.modes),
        found.root,
        stands,
    )


def _has_custody(case: Case) -> bool:
    """Whether anything was ever logged: a log that was taken away whole is not an empty one.

    Raises:
        BrokenError: evidence is there, and its log is not.
    """
    objects = case.evidence / "objects" / "sha256"
    if not log_path(case).exists() and objects.is_dir() and any(objects.iterdir()):
        raise BrokenError(
            f"{log_path(case)}: the custody log is gone, but evidence is there. Restore it from a second copy."
        )
    return any((case.custody / "checkpoints").glob("*.note")) or (case.custody / "checkpoint").exists()


def _log_key(case: Case) -> Verifier:
    if (case.custody / "log.vkey").is_symlink():
        raise BrokenError(
            f"{case.custody / 'log.vkey'}: a link, not the key itself. Restore it from a second copy."
        )
    try:
        return read_vkey(case)
    except CustodyError as error:
        raise BrokenError(str(error)) from None


def _reserves(events: list[Event], counting: list[Support], supports: list[Support]) -> Iterator[str]:
    cosigned = [one for one in counting if one.said.attests == "cosignature"]
    stamps = [one for one in counting if one.said.attests == "time-stamp"]
    yield from reserves(events, cosigned, stamps)
    yield from clock_reserves(events, [one for one in supports if one.said.attests == "time-stamp"])


def _unaccounted(case: Case, found: Found, told: set[Path], sizes: list[int]) -> Iterator[str]:
    stray = strays(case, found.events, found.modes, told, sizes)
    if stray:
        more = f" and {len(stray) - SHOWN} more" if len(stray) > SHOWN else ""
        yield f"{len(stray)} files under evidence are named by no line of the log: {', '.join(stray[:SHOWN])}{more}."
    if loose := writable(found.modes):
        yield (
            f"{len(loose)} objects can be written to, such as {loose[0][:12]}. They hold the right bytes now; make them "
            "read-only again: chmod -R a-w evidence/objects/sha256."
        )


def _quiet(_what: str, _done: int, _total: int) -> None:
    pass
