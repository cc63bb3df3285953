"""Does every object still hold the bytes it was named for? Reads them all, and puts back what a second copy still has.

Only reading everything finds rot: a disk gives wrong bytes without a word. Bytes found in place of an object are never
thrown away: they become an object of their own, under their own hash, and the log says so.
"""

import hashlib
import os
import random
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from witnessmark.activity import Progress
from witnessmark.case import Case
from witnessmark.collect.arrivals import chunks, open_arrival
from witnessmark.collect.batch import READ_ONLY, Batch, Copy
from witnessmark.collect.custody import Log, parse_line, read_lines
from witnessmark.collect.durable import publish_files
from witnessmark.collect.session import session
from witnessmark.errors import CustodyError, UnreadError

READERS = 4
"""Threads that read and hash: hashing lets go of the interpreter, so cores and the disk are both at work."""

PLACES = ("evidence/objects/sha256", "objects/sha256", "data/evidence/objects/sha256", "sha256", "")
"""Where a second copy may keep its objects: a case, its evidence/, a hand-over bag, the objects, one of their folders."""


@dataclass(frozen=True)
class Damage:
    """An object that is not what it was.

    Attributes:
        sha256: what it is named for.
        found: sha256 of what is there, "" when nothing is or it cannot be read.
        said: in a whole sentence, with what can be done.
        restored: whether the right bytes are in place again.
    """

    sha256: str
    found: str
    said: str
    restored: bool = False


@dataclass
class Report:
    """What fsck read and found.

    Attributes:
        named: objects that the log names.
        read: objects that were read; fewer than `named` in a sample.
        nbytes: how many bytes were read.
        damage: one for each object that was changed, missing or could not be read.
    """

    named: int
    read: int = 0
    nbytes: int = 0
    damage: list[Damage] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every object that was read now holds its bytes."""
        return all(one.restored for one in self.damage)

    def __str__(self) -> str:
        restored = sum(one.restored for one in self.damage)
        what = "objects" if self.read == self.named else "objects (a SAMPLE: the others were not looked at)"
        head = f"{self.read:,} of {self.named:,} {what} read, {self.nbytes:,} bytes: "
        head += (
            f"{len(self.damage)} damaged, {restored} restored."
            if self.damage
            else "all as they were received."
        )
        return "\n".join([head, *(f"  {one.said}" for one in self.damage)])


def fsck(case: Case, progress: Progress, copy: Path | None = None, sample: int = 0) -> Report:
    """Read the objects and name each that changed, is missing or cannot be read; restore from `copy` what it has.

    Without a copy, nothing is written.

    Args:
        case: whose evidence it is.
        progress: told of each object.
        copy: a second copy of the case, of its evidence/ or of a hand-over bag.
        sample: how many objects to read, chosen by lot; 0 reads all.

    Raises:
        CustodyError: the log cannot be read, or `copy` has no objects or is the case itself.
    """
    places = _places(case, copy) if copy else []
    sizes = named_objects(case)
    chosen = sorted(random.SystemRandom().sample(sorted(sizes), sample) if 0 < sample < len(sizes) else sizes)
    report = Report(len(sizes))
    for done, (sha256, found, nbytes) in enumerate(_hashed(case, chosen)):
        progress(sha256[:12], done, len(chosen))
        report.read += 1
        report.nbytes += nbytes
        if found != sha256:
            report.damage.append(_damage(case, sha256, found, sizes[sha256]))
    if places and report.damage:
        with session(case) as log, Batch(case) as batch:
            mending = Mending(case, log, batch, places, _found_instead(case, batch, report.damage))
            report.damage = [mending.restore(one) for one in report.damage]
    return report


def named_objects(case: Case) -> dict[str, str]:
    """Every object the log names -> the time of the first line that does."""
    named: dict[str, str] = {}
    for number, line in enumerate(read_lines(case)):
        event = parse_line(line, number)
        for sha256 in (event.obj, event.params):
            if sha256:
                named.setdefault(sha256, event.t)
    return named


def _places(case: Case, copy: Path) -> list[Path]:
    ours = case.evidence / "objects" / "sha256"
    found = [copy / place for place in PLACES if (copy / place).is_dir()]
    if any(ours.exists() and place.samefile(ours) for place in found):
        raise CustodyError(f"{copy}: this is the case itself. Name a second copy of it, on another disk.")
    if not found:
        raise CustodyError(f"{copy}: no such folder. Name a second copy of the case or of its evidence/.")
    return found


def _hashed(case: Case, chosen: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    with ThreadPoolExecutor(READERS) as readers:
        yield from readers.map(lambda sha256: (sha256, *digest_of(case.object_path(sha256))), chosen)


def digest_of(path: Path) -> tuple[str, int]:
    """sha256 and length of a file, ("", 0) when it is not there or cannot be read to its end."""
    digest, nbytes = hashlib.sha256(), 0
    try:
        with open_arrival(path) as file:
            for chunk in chunks(file):
                digest.update(chunk)
                nbytes += len(chunk)
    except UnreadError:
        return "", 0
    return digest.hexdigest(), nbytes


def _damage(case: Case, sha256: str, found: str, since: str) -> Damage:
    path = case.object_path(sha256)
    if found:
        what = f"changed since {since} (now sha256 {found[:12]}...)"
    else:
        what = "cannot be read" if os.path.lexists(path) else "is missing"
    way_out = f'restore it with "witnessmark fsck {case.root} --from COPY"'
    return Damage(sha256, found, f"object {sha256[:12]}... {what}; {way_out}.")


@dataclass(frozen=True)
class Mending:
    """Restoring damaged objects.

    Attributes:
        case, log: whose evidence it is, and its open log.
        batch: holds temp copies until they settle.
        places: folders of objects in the second copy.
        found: sha256 -> copy of what was found in place of a damaged object; all are taken before anything is restored,
            because one object's wrong bytes may be another's right ones.
    """

    case: Case
    log: Log
    batch: Batch
    places: list[Path]
    found: dict[str, Copy]

    def restore(self, damage: Damage) -> Damage:
        """Put the right bytes in place, keep the wrong ones, and log both; as it was, when nobody has the right ones."""
        target = self.case.object_path(damage.sha256)
        if not damage.found and digest_of(target)[0] == damage.sha256:
            return self._told(damage, "missing; its bytes were found in place of another object")
        source = self._source(damage.sha256)
        if source is None:
            return replace(
                damage, said=f"{damage.said[:-1]}; the second copy has no right bytes of it either."
            )
        kept = self._keep(damage)
        copy = self.batch.copy(source)
        if copy.sha256 != damage.sha256:
            return replace(damage, said=f"{damage.said[:-1]}; the second copy changed while it was read.")
        publish_files([(copy.temp, target)], READ_ONLY)
        self.batch.temps.discard(copy.temp)
        state = "changed" if damage.found else "missing or unreadable"
        origin = "another object's place" if source in self.batch.temps else "a second copy"
        return self._told(damage, f"{state}; restored from {origin}{kept}", copy.size)

    def _told(self, damage: Damage, why: str, size: int | None = None) -> Damage:
        length = self.case.object_path(damage.sha256).stat().st_size if size is None else size
        self.log.append("fsck", damage.sha256, length, why=why)
        return replace(damage, said=f"object {damage.sha256[:12]}... was {why}.", restored=True)

    def _source(self, sha256: str) -> Path | None:
        names = (f"{sha256[:2]}/{sha256}", sha256)
        sources = [place / name for place in self.places for name in names]
        sources += [self.found[sha256].temp] if sha256 in self.found else []
        return next((path for path in sources if path.is_file() and digest_of(path)[0] == sha256), None)

    def _keep(self, damage: Damage) -> str:
        """Keep the wrong bytes as an object of their own; returns the words about it."""
        if not damage.found:
            return ""
        wrong = self.found.get(damage.found)
        if wrong is None or not wrong.size:
            return ", nothing was left of it"
        if self.case.object_path(wrong.sha256).exists():
            return f", what was found are the bytes of object {wrong.sha256[:12]}..."
        self.batch.keep(wrong)
        self.batch.settle()
        why = f"found in place of object {damage.sha256}; kept under its own hash"
        self.log.append("fsck", wrong.sha256, wrong.size, why=why)
        return f", what was found is kept as object {wrong.sha256[:12]}..."


def _found_instead(case: Case, batch: Batch, damage: Iterable[Damage]) -> dict[str, Copy]:
    copies = (batch.copy(case.object_path(one.sha256)) for one in damage if one.found)
    return {copy.sha256: copy for copy in copies}
