"""Is every file under evidence/ accounted for?"""

from collections.abc import Iterable
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.checkpoint import note_path
from witnessmark.collect.custody import log_path
from witnessmark.collect.envelope import envelope_path
from witnessmark.collect.event import Event
from witnessmark.collect.sealed import is_sealed


def strays(
    case: Case, events: list[Event], objects: Iterable[str], told: set[Path], sizes: Iterable[int]
) -> list[str]:
    """Files and links under evidence/ that nothing in the log tells of, by their path from there.

    Args:
        case: whose evidence it is.
        events: the log.
        objects: sha256 of the objects named and there.
        told: files beside the log that lines tell of.
        sizes: of the checkpoints kept.
    """
    ours = {log_path(case), case.custody / "log.vkey", case.custody / "checkpoint", *told}
    ours |= {note_path(case, size) for size in sizes}
    ours |= {case.object_path(sha256) for sha256 in objects}
    ours |= {envelope_path(case, event.obj) for event in events if is_sealed(event)}
    found = (path for path in case.evidence.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(
        path.relative_to(case.evidence).as_posix()
        for path in found
        if (path not in ours or path.is_symlink()) and not _is_old_lock(path)
    )


def _is_old_lock(path: Path) -> bool:
    """The empty lock that earlier versions left beside the log."""
    return path.name == ".lock" and not path.is_symlink() and path.stat().st_size == 0
