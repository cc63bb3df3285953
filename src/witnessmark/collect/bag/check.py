"""Our own check of a bag: its custody as that of a case, and every other byte held against what the log signed.

verify.sh and verify.py come to the same answer by other ways; benchmarks/handover holds the three against each other.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from witnessmark.activity import Progress
from witnessmark.case import Case, Config
from witnessmark.collect.arrivals import chunks, open_arrival
from witnessmark.collect.bag.finish import bag_info, manifest_part
from witnessmark.collect.bag.layout import (
    BAG_INFO,
    BAGIT,
    CHECKPOINT,
    DECLARATION,
    LOG,
    MANIFEST,
    OBJECTS,
    TAG_MANIFEST,
    VKEY,
    object_name,
    unlisted,
)  # fmt: skip
from witnessmark.collect.bag.packing import PackingList, file_lines, read_packing_list
from witnessmark.collect.bag.walk import walk
from witnessmark.collect.bag.words import words_of
from witnessmark.collect.checkpoint import Checkpoint
from witnessmark.collect.custody import Event, parse_line, read_lines
from witnessmark.collect.keys import read_vkey
from witnessmark.collect.verify import BrokenError, Outside, Verdict, verify
from witnessmark.errors import CustodyError, UnreadError


@dataclass(frozen=True)
class Bag:
    """A bag that was looked through; what it says holds only once `check_bag` said so.

    Attributes:
        case: its data/ folder, which is laid out as a case.
        sizes: path -> bytes of each file.
        events: the log.
        packed: what was handed over, as the log has it.
    """

    case: Case
    sizes: Mapping[str, int]
    events: Sequence[Event]
    packed: PackingList

    def names_here(self, sha256: str) -> bool:
        """Whether the bag holds the object with this hash."""
        return object_name(sha256) in self.sizes

    @property
    def kept_back(self) -> frozenset[str]:
        """Objects that the log names and the packing list does not."""
        named = {sha256 for event in self.events for sha256 in (event.obj, event.params)} - {
            "",
            self.events[-1].obj,
        }
        return frozenset(sha256 for sha256 in named if object_name(sha256) not in self.packed.files)


def check_bag(
    root: Path, outside: Outside | None = None, progress: Progress | None = None
) -> tuple[Verdict, Bag | None]:
    """The answer about a bag, and the bag when it holds.

    Args:
        root: the bag's folder.
        outside: keys, certificates and checkpoints got from other people, as in `verify`.
        progress: told of each object.
    """
    try:
        bag = read_bag(root)
        verdict = verify(bag.case, kept_back=bag.kept_back, outside=outside, progress=progress)
        if not verdict.is_valid:
            return verdict, None
        check_files(root, bag)
    except BrokenError as broken:
        return Verdict("INVALID", (str(broken),), broken.index, 0, 0, ""), None
    except CustodyError as error:
        return Verdict("INVALID", (str(error),), None, 0, 0, ""), None
    except OSError as error:
        return Verdict(
            "INVALID", (f"{error.filename}: {error.strerror}. Get the bag again.",), None, 0, 0, ""
        ), None
    return with_words(verdict, bag), bag


def read_bag(root: Path) -> Bag:
    """A bag, looked through: its files are of a bag's names, its log is one, and says what was packed.

    Raises:
        CustodyError: it is no bag of ours.
    """
    sizes = walk(root)
    for path in (LOG, CHECKPOINT, VKEY):
        if path not in sizes:
            raise BrokenError(f"{path} is missing. Ask for the bag again.")
    case = Case(root / "data", Config(title=root.name))
    if not (root / LOG).read_bytes().endswith(b"\n"):
        raise BrokenError(f"{LOG}: its last line does not end. Ask for the bag again.")
    events = _events(case)
    if not events or events[-1].act != "hand-over":
        raise BrokenError(
            f"{LOG}: its last line does not say that it was handed over. Ask for the bag again."
        )
    list_name = object_name(events[-1].obj)
    if list_name not in sizes or _hash(root / list_name) != events[-1].obj:
        raise BrokenError(
            f"{list_name}: the packing list is missing or changed. Ask for the bag again.", len(events) - 1
        )
    return Bag(case, sizes, events, read_packing_list((root / list_name).read_bytes()))


def check_files(root: Path, bag: Bag) -> None:
    """Everything but the custody, which `verify` checked: what was packed, nothing else, and BagIt's own files.

    Raises:
        BrokenError: names the first file that is not as it was handed over.
    """
    hashes = {path: _known_hash(root, path) for path in bag.sizes}
    made_after = unlisted(bag.events[-1].obj, len(bag.events))
    for path in sorted({*bag.packed.files, *hashes}):
        is_packed = path in bag.packed.files
        if is_packed == (path in made_after) or (is_packed and hashes.get(path) != bag.packed.files[path]):
            raise BrokenError(f"{path}: {_what_is_wrong(path, bag)}. Ask for the bag again.")
    check_named(bag)
    check_bagit(bag, hashes)


def check_named(bag: Bag) -> None:
    """No object is there that no line names.

    Raises:
        BrokenError: one is.
    """
    named = {object_name(sha256) for event in bag.events for sha256 in (event.obj, event.params)}
    for path in sorted(bag.sizes):
        if path.startswith(OBJECTS) and path not in named:
            raise BrokenError(f"{path}: no line of the log names it. Ask for the bag again.")


def check_bagit(bag: Bag, hashes: Mapping[str, str]) -> None:
    """bagit.txt, bag-info.txt and both manifests are what files and log make them.

    Raises:
        BrokenError: one is not.
    """
    expected = {
        BAGIT: DECLARATION,
        BAG_INFO: bag_info(bag.events[-1], read_vkey(bag.case).name, bag.sizes),
        MANIFEST: file_lines(manifest_part(hashes, is_payload=True)).encode(),
        TAG_MANIFEST: file_lines(manifest_part(hashes, is_payload=False)).encode(),
    }
    for path, data in expected.items():
        if hashes.get(path) != hashlib.sha256(data).hexdigest():
            raise BrokenError(f"{path}: not what the files here make it. Ask for the bag again.")


def with_words(verdict: Verdict, bag: Bag) -> Verdict:
    """The answer with what was kept back among its reserves, and with what to have read out."""
    key = read_vkey(bag.case)
    words = words_of(key, Checkpoint(key.name, len(bag.events), bytes.fromhex(verdict.root)))
    told = replace(verdict, stands_on=(*verdict.stands_on, words))
    if not bag.kept_back:
        return told
    reserve = f"{len(bag.kept_back)} objects that the log names are not in this bag: whoever packed it kept them back."
    return replace(told, state="VALID-BUT", reasons=(*verdict.reasons, reserve))


def _events(case: Case) -> list[Event]:
    events = []
    for number, line in enumerate(read_lines(case)):
        try:
            events.append(parse_line(line, number))
        except CustodyError as error:
            raise BrokenError(str(error), number) from None
    return events


def _known_hash(root: Path, path: str) -> str:
    # `verify` read each object that a line names: its name is its hash. Others fail in check_named.
    return path[-64:] if path.startswith(OBJECTS) else _hash(root / path)


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with open_arrival(path) as file:
            for chunk in chunks(file):
                digest.update(chunk)
    except UnreadError as error:
        raise BrokenError(str(error)) from None
    return digest.hexdigest()


def _what_is_wrong(path: str, bag: Bag) -> str:
    if path not in bag.packed.files:
        return "was never packed"
    return "changed since it was packed" if path in bag.sizes else "was packed, is missing"
