"""Everything the log tells of one object: its lines, who signed them when, and what its bytes are now."""

import hashlib
from collections.abc import Iterator

from witnessmark.case import Case
from witnessmark.collect.attestation import Attestation, attestations
from witnessmark.collect.checks.lines import read_log
from witnessmark.collect.event import Event, parse_line
from witnessmark.errors import CustodyError

LEAST_DIGITS = 4


def explain(case: Case, prefix: str) -> Iterator[str]:
    """What is known of the object whose sha256 begins so, a line each.

    It explains what is there and judges nothing: that the lines and signatures hold, only a whole `verify` says.

    Args:
        case: whose object it is.
        prefix: at least 4 hexadecimal digits.

    Raises:
        CustodyError: no line names such an object, or several are.
    """
    events = [parse_line(line, number) for number, line in enumerate(read_log(case))]
    sha256 = _the_one(case, events, prefix.lower())
    yield f"object {sha256}"
    yield f"  now: {_state(case, sha256, events)}"
    told = [said for _, said in attestations(case, events)]
    for event in events:
        if sha256 in {event.obj, event.params}:
            yield from _line(case, event, sha256, told)


def _the_one(case: Case, events: list[Event], prefix: str) -> str:
    named = {digest for event in events for digest in (event.obj, event.params) if digest}
    found = sorted(digest for digest in named if digest.startswith(prefix))
    if len(prefix) < LEAST_DIGITS or not found:
        raise CustodyError(
            f'{case.custody}: no line names an object whose sha256 begins with "{prefix[:64]}". '
            f"Give at least {LEAST_DIGITS} digits, as published beside each source."
        )
    if len(found) > 1:
        raise CustodyError(
            f'{len(found)} objects begin with "{prefix}": {", ".join(one[:16] for one in found)}. Give more.'
        )
    return found[0]


def _state(case: Case, sha256: str, events: list[Event]) -> str:
    lengths = {event.size for event in events if event.obj == sha256}
    try:
        data = case.object_path(sha256).open("rb")
    except OSError as error:
        return f"not there ({error.strerror}). Restore it from a second copy."
    with data:
        found = hashlib.file_digest(data, "sha256").hexdigest()
        length = data.tell()
    if found != sha256 or (lengths and length not in lengths):
        return f"changed: {length} bytes, sha256 {found}. Restore it from a second copy."
    return f"{length} bytes, unchanged"


def _line(case: Case, event: Event, sha256: str, told: list[Attestation]) -> Iterator[str]:
    part = "" if event.obj == sha256 else f" (as the sheet of object {event.obj[:12]})"
    yield f'  line {event.seq}: {event.act}{part}, {event.t} ({event.clock}), by {event.who}, with {event.tool}: "{event.why}"'
    yield f"    signed by the log in {_first_checkpoint(case, event.seq)}"
    earliest: dict[tuple[str, str], tuple[int, str]] = {}
    for said in (one for one in told if one.size > event.seq):
        earliest.setdefault((said.by, said.attests), (said.size, said.time))
    for (by, attests), (size, time) in earliest.items():
        yield f"    {'cosigned' if attests == 'cosignature' else 'stamped'} by {by} in checkpoint {size}, {time}"


def _first_checkpoint(case: Case, seq: int) -> str:
    names = [path.stem for path in (case.custody / "checkpoints").glob("*.note")]
    sizes = sorted(int(name) for name in names if name.isdecimal() and int(name) > seq)
    return f"checkpoint {sizes[0]}" if sizes else "no checkpoint yet"
