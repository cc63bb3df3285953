"""Files to be sealed: taken from outside the case or from inbox/sealed, and taken away there when that is asked for."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from witnessmark.case import Case
from witnessmark.collect.custody import Log
from witnessmark.collect.durable import sync
from witnessmark.collect.objects import hash_of, open_arrival
from witnessmark.collect.sealing import Sealed, seal
from witnessmark.collect.session import session
from witnessmark.collect.shredding import overwrite
from witnessmark.errors import CaseError, UnreadError

STDIN = Path("-")


def seal_files(
    case: Case, sources: Mapping[Path, str], stdin: BinaryIO, *, remove: bool = False
) -> Iterator[str]:
    """Seal files one by one; yields what to tell the person of each.

    Args:
        case: where they go.
        sources: file -> what to call it inside its seal; "-" is standard input.
        stdin: standard input.
        remove: take each file away once its line is signed.

    Raises:
        CaseError: a file lies inside the case, or the case names nobody to lock to; nothing is sealed then.
        UnreadError: a file is empty or cannot be read; those before it are sealed.
    """
    for path in sources:
        _outside(case, path)
    for path, name in sources.items():
        with session(case) as log:
            sealed = _seal_one(case, log, path, name, stdin)
        yield f"{sealed.name}: line {sealed.event.seq} of the custody log, {_locked_to(case)}."
        yield from _known_in_clear(case, sealed)
        if path != STDIN:
            yield (
                _remove(path, sealed)
                if remove
                else f"{path}: still there, in clear. Delete it, or keep it somewhere safe."
            )


def seal_file(case: Case, log: Log, path: Path, name: str) -> Sealed:
    """Seal one file, which stays where it is; UnreadError when it cannot be."""
    with open_arrival(path) as source:
        return seal(case, log, source, name)


def take_away(path: Path, plain_sha256: str) -> bool:
    """Overwrite and delete a file that was sealed; False, and nothing done, when it is not what was sealed any more.

    A file with a second name (a hard link) is not overwritten: its bytes are in use under that name.
    """
    if path.is_symlink() or hash_of(path)[0] != plain_sha256:
        return False
    if path.stat().st_nlink == 1:
        os.chmod(path, 0o600)  # noqa: PTH101 - read-only files of one's own can be taken away, too
        overwrite(path)
    path.unlink()
    sync(path.parent)
    return True


def _outside(case: Case, path: Path) -> None:
    if path != STDIN and path.resolve().is_relative_to(case.root.resolve()):
        raise CaseError(
            f"{path}: lies inside the case, where it would be collected or copied in clear. Move it out of {case.root}, or "
            "into inbox/sealed/ and collect."
        )


def _seal_one(case: Case, log: Log, path: Path, name: str, stdin: BinaryIO) -> Sealed:
    if path == STDIN:
        return seal(case, log, stdin, name)
    try:
        return seal_file(case, log, path, name)
    except UnreadError as error:
        raise UnreadError(f"{path}: {error}") from None


def _locked_to(case: Case) -> str:
    people = [person.who for person in case.config.custody.people if person.recipient]
    return f"locked to {', '.join(people)}"


def _known_in_clear(case: Case, sealed: Sealed) -> Iterator[str]:
    if case.object_path(sealed.plain_sha256).exists():
        yield (
            f"{sealed.name}: the very same bytes lie in evidence in clear already ({sealed.plain_sha256[:12]}). Sealing does "
            "not take them away; nothing does."
        )


def _remove(path: Path, sealed: Sealed) -> str:
    if take_away(path, sealed.plain_sha256):
        return f"{path}: overwritten and deleted. Copies elsewhere, and what this disk may keep of it, are not reached."
    return f"{path}: changed while it was being sealed, so it is left where it is. Look at it, and seal it again."
