"""Does the evidence still hold? Every object hashed anew, every line, root and signature worked out again."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from witnessmark.case import Case
from witnessmark.collect.checkpoint import Checkpoint, open_note
from witnessmark.collect.custody import Event, parse_line, read_lines
from witnessmark.collect.durable import TEMP_PREFIX
from witnessmark.collect.keys import Verifier, read_vkey
from witnessmark.collect.merkle import Frontier
from witnessmark.collect.objects import chunks
from witnessmark.collect.sealedcheck import envelope_faults, taken_out
from witnessmark.errors import CustodyError, UnreadError


@dataclass(frozen=True)
class Verdict:
    """The answer, never in part.

    Attributes:
        state: VALID; VALID-BUT with what it does not stand on; INVALID with the first thing that fails.
        reasons: in whole sentences; empty when VALID.
        index: the first log line that fails, from 0; None when none does or it is no line's fault.
        lines, objects: how many were checked.
        root: hexadecimal Merkle root over the lines that hold.
    """

    state: Literal["VALID", "VALID-BUT", "INVALID"]
    reasons: tuple[str, ...]
    index: int | None
    lines: int
    objects: int
    root: str

    @property
    def is_valid(self) -> bool:
        """Whether nothing was found changed or missing; reserves do not count against it."""
        return self.state != "INVALID"

    def __str__(self) -> str:
        checked = f"{self.state}: {self.lines} lines of the custody log and {self.objects} objects checked."
        return "\n".join([checked, *(f"  {reason}" for reason in self.reasons)])


class BrokenError(CustodyError):
    """The first thing that does not hold, and the log line it belongs to."""

    def __init__(self, reason: str, index: int | None = None) -> None:
        super().__init__(reason)
        self.index = index


def verify(case: Case, *, kept_back: Collection[str] = frozenset()) -> Verdict:
    """Check all of a case's custody; reads every byte of evidence and writes nothing.

    Checked: each line is an event in its place; each checkpoint ever signed holds for the lines it covers; the last
    one covers all; each object a line names is there, with its hash and length. An answer of VALID-BUT lists what
    this cannot show: that the log was not made anew by whoever holds the key, and when.

    Args:
        case: whose custody it is; a hand-over bag's data/ folder is laid out as one.
        kept_back: sha256 of objects that may be missing, because whoever packed a bag did not hand them over.
    """
    lines = read_lines(case)
    seen: set[str] = set()
    try:
        events = _events(lines)
        root = _check_checkpoints(case, lines)
        for event in events:
            _check_objects(case, event, seen, kept_back)
        here = [event for event in events if event.obj not in kept_back]
        _check_envelopes(case, here)
    except BrokenError as broken:
        return Verdict("INVALID", (str(broken),), broken.index, len(lines), len(seen), "")
    buts = (*_buts(case, seen, len(lines)), *taken_out(case, here))
    return Verdict("VALID-BUT" if buts else "VALID", buts, None, len(lines), len(seen), root)


def _events(lines: list[bytes]) -> list[Event]:
    events = []
    for number, line in enumerate(lines):
        try:
            events.append(parse_line(line, number))
        except CustodyError as error:
            raise BrokenError(str(error), number) from None
    return events


def _check_checkpoints(case: Case, lines: list[bytes]) -> str:
    notes = sorted((case.custody / "checkpoints").glob("[0-9]*.note"))
    if not lines and not notes:
        return Frontier().root().hex()
    try:
        verifier = read_vkey(case)
    except CustodyError as error:
        raise BrokenError(str(error)) from None
    signed = sorted((_open(path, verifier) for path in notes), key=lambda checkpoint: checkpoint.size)
    last = _open(case.custody / "checkpoint", verifier)
    if last not in signed:
        raise BrokenError(
            f"{case.custody / 'checkpoint'}: no checkpoint of {last.size} lines is kept. Restore it."
        )
    if signed[-1].size != len(lines):
        raise BrokenError(_wrong_length(signed[-1].size, len(lines)), min(signed[-1].size, len(lines)))
    return _check_roots(lines, signed)


def _check_roots(lines: list[bytes], signed: list[Checkpoint]) -> str:
    tree, held = Frontier(), 0
    for checkpoint in signed:
        for line in lines[tree.size : checkpoint.size]:
            tree.add(line)
        if tree.root() != checkpoint.root:
            raise BrokenError(
                f"custody log, lines {held} to {checkpoint.size - 1}: changed since they were signed "
                f"(root {checkpoint.root.hex()[:16]}..., now {tree.root().hex()[:16]}...). "
                "Restore evidence/custody/log.jsonl from a second copy.",
                held,
            )
        held = checkpoint.size
    return tree.root().hex()


def _check_objects(case: Case, event: Event, seen: set[str], kept_back: Collection[str]) -> None:
    for sha256, size in ((event.obj, event.size), (event.params, None)):
        if not sha256 or sha256 in seen or sha256 in kept_back:
            continue
        found, length = _hash(case.object_path(sha256), event.seq)
        if found != sha256 or size not in {None, length}:
            raise BrokenError(
                f"evidence object {sha256[:12]} (log line {event.seq}): bytes changed since {event.t} "
                f"(recorded sha256 {sha256}, now {found}, {length} bytes). Restore it from a second copy.",
                event.seq,
            )
        seen.add(sha256)


def _check_envelopes(case: Case, events: list[Event]) -> None:
    for reason, seq in envelope_faults(case, events):
        raise BrokenError(reason, seq)


def _hash(path: Path, seq: int) -> tuple[str, int]:
    try:
        with path.open("rb") as file:
            digest, length = hashlib.sha256(), 0
            for chunk in chunks(file):
                digest.update(chunk)
                length += len(chunk)
    except (OSError, UnreadError) as error:
        reason = error.strerror if isinstance(error, OSError) else "cannot be read to its end"
        raise BrokenError(
            f"evidence object {path.name[:12]} (log line {seq}): {reason}. Restore it from a second copy.",
            seq,
        ) from None
    return digest.hexdigest(), length


def _open(path: Path, verifier: Verifier) -> Checkpoint:
    try:
        return open_note(path.read_bytes(), verifier)
    except CustodyError as error:
        raise BrokenError(f"{path.name} under evidence/custody: {error}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its words are no checkpoint's"
        raise BrokenError(
            f"{path.name} under evidence/custody: {reason}. Restore it from a second copy."
        ) from None


def _wrong_length(signed: int, there: int) -> str:
    if signed > there:
        return (
            f"custody log: {signed} lines were signed, {there} are there. Restore the log from a second copy."
        )
    return (
        f"custody log, line {signed}: no checkpoint signs it or what follows. If collecting broke off, collect again: "
        "the next session writes down that it found these lines unsigned."
    )


def _buts(case: Case, seen: set[str], lines: int) -> Iterator[str]:
    if lines:
        yield "No witness: nobody but the holder of the log key has signed this log."
        yield "No outside time: the times in it are this machine's word, no time authority's."
    stray = [path for path in (case.evidence / "objects").rglob("*") if _is_stray(path, seen)]
    if stray:
        yield f"{len(stray)} files under evidence/objects are named by no line of the log, such as {stray[0].name[:16]}."


def _is_stray(path: Path, seen: set[str]) -> bool:
    return path.is_file() and path.name not in seen and not path.name.startswith(TEMP_PREFIX)
