"""What went out, in the custody log: one line for each published record, and beside the record the log it came from."""

import hashlib
import json
import secrets
from collections.abc import Iterable
from pathlib import Path

from witnessmark.case import Case
from witnessmark.case.durable import write_durably
from witnessmark.collect.checkpoint import note_path
from witnessmark.collect.event import checkpoint_before
from witnessmark.collect.objects import hash_of, put, put_bytes
from witnessmark.collect.session import session

NOTE = "custody.note"
"""States the log's size and root when the record went out, signed: whoever keeps it can hold the log to it later.

A file of its own, because it differs between two cases of the same evidence; everything else published does not.
"""


def log_publication(case: Case, files: Iterable[Path] = ()) -> bool:
    """Log that published/manifest.json went out, unless it is the one logged last; returns whether a line was written.

    All lines so far are signed first; that checkpoint is published as custody.note. The manifest itself and a sheet with
    the hash of each file become objects, so that anyone can be shown later what was published.

    Args:
        case: whose record it is.
        files: what went out beside the manifest; all of published/ when none are given.
    """
    manifest = case.published / "manifest.json"
    if not manifest.exists():
        return False
    sha256, size = hash_of(manifest)
    with session(case) as log:
        log.checkpoint()
        last = next((event for event in reversed(log.events) if event.act == "publish"), None)
        if last and last.obj == sha256:
            _state(case, checkpoint_before(last))
            return False
        _state(case, log.signed)
        put(case, manifest)
        sheet = put_bytes(case, _sheet(case, list(files)))
        log.append("publish", sha256, size, params=sheet, why="published")
    return True


def _state(case: Case, size: int) -> None:
    """Put the checkpoint over `size` lines beside the record; nothing to state before the first one."""
    kept, beside = note_path(case, size), case.published / NOTE
    if kept.exists() and not (beside.exists() and beside.read_bytes() == kept.read_bytes()):
        write_durably(beside, kept.read_bytes())


def _sheet(case: Case, files: list[Path]) -> bytes:
    chosen = files or [path for path in case.published.rglob("*") if path.is_file()]
    hashes = {
        path.relative_to(case.published).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in chosen
    }
    sheet = {"published": hashes, "salt": secrets.token_hex(16)}
    return json.dumps(sheet, sort_keys=True, separators=(",", ":")).encode()
