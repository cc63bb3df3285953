"""Does every checkpoint ever signed hold for the lines it covers, and does the last one cover all?"""

from collections.abc import Callable
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.checkpoint import Checkpoint, open_note
from witnessmark.collect.event import Event, checkpoint_before
from witnessmark.collect.keys import Verifier
from witnessmark.collect.merkle import Frontier
from witnessmark.collect.verdict import BrokenError
from witnessmark.errors import CustodyError

Blame = Callable[[tuple[int, int]], int | None]
"""First line of a stretch and the first after it -> the line that changed, None when nothing but the root tells."""

RUN_AGAIN = "If a run broke off, collect again: the next session writes down what it found unsigned."


def read_notes(case: Case, log_key: Verifier) -> dict[int, Checkpoint]:
    """Every checkpoint kept, by how many lines it covers, smallest first.

    Raises:
        BrokenError: one is not this log's, is not named by its size, or `checkpoint` is not the last of them.
    """
    paths = (case.custody / "checkpoints").glob("*.note")
    found = [_open(path, log_key) for path in paths if not path.name.startswith(".")]
    notes = {checkpoint.size: checkpoint for checkpoint in sorted(found, key=lambda one: one.size)}
    last = case.custody / "checkpoint"
    if not notes:
        raise BrokenError(
            f"{case.custody / 'checkpoints'}: no checkpoint is kept. Restore it from a second copy."
        )
    kept = case.custody / "checkpoints" / f"{max(notes)}.note"
    if not _is_file(last) or last.read_bytes() != kept.read_bytes():
        raise BrokenError(
            f"{last}: not the last checkpoint kept ({kept.name}). {RUN_AGAIN} Otherwise restore it."
        )
    return notes


def check_none_is_gone(events: list[Event], notes: dict[int, Checkpoint]) -> None:
    """Every checkpoint that a line was written after is kept.

    Raises:
        BrokenError: one was taken away; names the first line after it.
    """
    for event in events:
        size = checkpoint_before(event)
        if size and size not in notes:
            raise BrokenError(
                f"checkpoints/{size}.note: gone, and log line {event.seq} was written after it. Restore it from a second copy.",
                event.seq,
            )


def check_roots(lines: list[bytes], notes: dict[int, Checkpoint], blame: Blame) -> str:
    """The root over all lines, in hexadecimal.

    Args:
        lines: the raw lines.
        notes: the checkpoints by size.
        blame: names the line of a stretch that gives itself away.

    Raises:
        BrokenError: lines changed since they were signed, are missing, or are not signed.
    """
    last = max(notes)
    if last != len(lines):
        raise BrokenError(_wrong_length(last, len(lines)), min(last, len(lines)))
    tree, held = Frontier(), 0
    for size, checkpoint in notes.items():
        for line in lines[held:size]:
            tree.add(line)
        if tree.root() != checkpoint.root:
            raise BrokenError(
                f"custody log, lines {held} to {size - 1}: changed since they were signed "
                f"(root {checkpoint.root.hex()[:16]}..., now {tree.root().hex()[:16]}...). "
                "Restore evidence/custody/log.jsonl from a second copy.",
                held if (suspect := blame((held, size))) is None else suspect,
            )
        held = size
    return tree.root().hex()


def _open(path: Path, log_key: Verifier) -> Checkpoint:
    if not _is_file(path):
        raise BrokenError(
            f"checkpoints/{path.name}: a link or folder, not a note. Restore it from a second copy."
        )
    try:
        checkpoint = open_note(path.read_bytes(), log_key)
    except CustodyError as error:
        raise BrokenError(f"checkpoints/{path.name}: {error}") from None
    except OSError as error:
        raise BrokenError(
            f"checkpoints/{path.name}: {error.strerror}. Restore it from a second copy."
        ) from None
    if path.name != f"{checkpoint.size}.note":
        raise BrokenError(
            f"checkpoints/{path.name}: holds the checkpoint of {checkpoint.size} lines. Give it its name, {checkpoint.size}.note."
        )
    return checkpoint


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _wrong_length(signed: int, there: int) -> str:
    if signed > there:
        return (
            f"custody log: {signed} lines were signed, {there} are there. Restore the log from a second copy."
        )
    return f"custody log, line {signed}: no checkpoint signs it or what follows. {RUN_AGAIN}"
