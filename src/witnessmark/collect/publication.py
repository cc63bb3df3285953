"""What went out, in the custody log: one line for each published record."""

import hashlib
import json
import secrets
from collections.abc import Iterable
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.objects import hash_of, put, put_bytes
from witnessmark.collect.session import session


def log_publication(case: Case, files: Iterable[Path] = ()) -> bool:
    """Log that published/manifest.json went out, unless it is the one logged last; returns whether a line was written.

    The manifest itself and a sheet with the hash of each file become objects, so that anyone can be shown later
    what was published.

    Args:
        case: whose record it is.
        files: what went out beside the manifest; all of published/ when none are given.
    """
    manifest = case.published / "manifest.json"
    if not manifest.exists():
        return False
    sha256, size = hash_of(manifest)
    with session(case) as log:
        last = next((event.obj for event in reversed(log.events) if event.act == "publish"), "")
        if last == sha256:
            return False
        put(case, manifest)
        sheet = put_bytes(case, _sheet(case, list(files)))
        log.append("publish", sha256, size, params=sheet, why="published")
    return True


def _sheet(case: Case, files: list[Path]) -> bytes:
    chosen = files or [path for path in case.published.rglob("*") if path.is_file()]
    hashes = {
        path.relative_to(case.published).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in chosen
    }
    sheet = {"published": hashes, "salt": secrets.token_hex(16)}
    return json.dumps(sheet, sort_keys=True, separators=(",", ":")).encode()
