"""Are the files beside the log - notes, tokens, keys of outsiders - what the log's lines say they are?"""

from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.checkpoint import note_path
from witnessmark.collect.event import Event
from witnessmark.collect.layout import copies
from witnessmark.collect.note import parse_note
from witnessmark.collect.verdict import BrokenError


def check_copies(case: Case, events: list[Event], sizes: list[int]) -> set[Path]:
    """Files under custody/ that lines tell of, each the same as its object, byte for byte.

    Raises:
        BrokenError: one is gone or differs; or a note carries signatures no line tells of.
    """
    told = copies(case, events)
    for path, copy in told.items():
        if not _is_same(path, case.object_path(copy.event.obj)):
            raise BrokenError(
                f"{path.relative_to(case.custody).as_posix()}: gone, or not what log line {copy.event.seq} says. "
                f"Copy it from {case.object_path(copy.event.obj)}.",
                copy.event.seq,
            )
    for size in sizes:
        path = note_path(case, size)
        if path not in told and len(parse_note(path.read_bytes()).signatures) != 1:
            raise BrokenError(
                f"checkpoints/{path.name}: carries signatures that no line of the log tells of. "
                'Take them in with "witnessmark witness accept", or restore the note from a second copy.'
            )
    return set(told)


def _is_same(path: Path, other: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    return path.read_bytes() == other.read_bytes()
