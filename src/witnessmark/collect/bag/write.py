"""Packing a bag: the files first, then the log line that says so, then the log itself, then the bag's name.

In this order a hand-over that breaks off while it copies leaves no line, and the line that is written stands in the
bag's own log, under a checkpoint. The BagIt files (RFC 8493) are written here and not by a library because every hash
is already in hand from copying: a library would read all the evidence once more.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage

from witnessmark.activity import Progress
from witnessmark.case import Case
from witnessmark.case.durable import sync, sync_tree
from witnessmark.collect.attestation import attestations
from witnessmark.collect.bag.choose import Wish, choose
from witnessmark.collect.bag.crate import crate
from witnessmark.collect.bag.finish import finish
from witnessmark.collect.bag.folder import BagFolder
from witnessmark.collect.bag.layout import BAGIT, CRATE, CUSTODY, DECLARATION, README
from witnessmark.collect.bag.packing import PackingList
from witnessmark.collect.bag.place import refuse_bad_place, unfinished
from witnessmark.collect.bag.programs import programs, readme
from witnessmark.collect.bag.words import words_of
from witnessmark.collect.checkpoint import Checkpoint
from witnessmark.collect.custody import Event, Log
from witnessmark.collect.holdings import Holding, first_of_each, holdings
from witnessmark.collect.jsonsheet import write_json_sheet
from witnessmark.collect.keys import log_key
from witnessmark.collect.layout import copies
from witnessmark.collect.objects import put_bytes
from witnessmark.collect.session import session
from witnessmark.errors import CustodyError


@dataclass(frozen=True)
class HandOver:
    """What was handed over.

    Attributes:
        bag: the folder.
        items: how many went.
        kept_back: items in force that did not go.
        words: what both sides read out to each other.
    """

    bag: Path
    items: int
    kept_back: int
    words: str


def hand_over(
    case: Case, destination: Path, people: tuple[str, str], wish: Wish, progress: Progress
) -> HandOver:
    """Pack items of the case and its whole custody log into a new BagIt folder, and write down that it was done.

    Args:
        case: whose evidence it is.
        destination: the bag's folder; it must not be there yet.
        people: who hands over and who receives; they stand on a sheet of this case, never in the log.
        wish: which items, and with what.
        progress: told of each item.

    Raises:
        CustodyError: the destination cannot be used, an item is not there or changed, or the log does not hold.
    """
    refuse_bad_place(case, destination)
    with session(case) as log, unfinished(destination) as folder:
        held = first_of_each(holdings(case, log.events))
        chosen = choose(held, wish)
        bag, signer = BagFolder(folder), log_key(case)
        copy_items(case, bag, chosen, wish, progress)
        copy_custody(case, bag, log.events)
        origin, day = signer.verifier.name, log.clock().date().isoformat()
        write_words(bag, origin, crate(origin, day, chosen, with_names=wish.with_names))
        line = write_line(case, log, bag, people, wish)
        with told_when_broken(log, line):
            log.checkpoint()
            checkpoint = Checkpoint(signer.verifier.name, log.tree.size, log.tree.root())
            finish(case, bag, line, checkpoint)
            sync_tree(folder)  # a stick may be pulled out right after
            folder.rename(destination)
            sync(destination.parent)
    words = words_of(signer.verifier, checkpoint)
    return HandOver(destination, len(chosen), len(held) - len(chosen), words)


def copy_items(case: Case, bag: BagFolder, chosen: Sequence[Holding], wish: Wish, progress: Progress) -> None:
    """The items' bytes, and their sheets when names go too.

    Raises:
        CustodyError: too little room there, or an object is gone or changed.
    """
    need, free = sum(one.event.size for one in chosen), disk_usage(bag.root).free
    if need > free:
        raise CustodyError(
            f"{bag.root.parent}: {need:,} bytes are to be handed over, {free:,} are free. "
            "Name a folder on a larger disk, or fewer items with --item."
        )
    for done, one in enumerate(chosen):
        progress(one.sheet.name, done, len(chosen))
        bag.copy_object(case, one.event.obj)
        if wish.with_names:
            bag.copy_object(case, one.event.params)
    progress("", len(chosen), len(chosen))


def copy_custody(case: Case, bag: BagFolder, events: Sequence[Event]) -> None:
    """Keys, cosigned notes and time stamps so far, as files and as the objects that lines of the log name."""
    outsiders = [event for event in events if event.act == "key-change"]
    outsiders += [event for event, _ in attestations(case, events)]
    for event in outsiders:
        bag.copy_object(case, event.obj)
        bag.copy_object(case, event.params)
    notes = sorted((case.custody / "checkpoints").glob("[1-9]*.note"))
    for path in (case.custody / "log.vkey", *notes, *copies(case, events)):
        bag.write(f"{CUSTODY}/{path.relative_to(case.custody).as_posix()}", path.read_bytes())


def write_words(bag: BagFolder, origin: str, description: bytes) -> None:
    """What a stranger reads, and the programs to check with."""
    words = {BAGIT: DECLARATION, CRATE: description, README: readme(origin), **programs()}
    for name, data in words.items():
        bag.write(name, data)


def write_line(case: Case, log: Log, bag: BagFolder, people: tuple[str, str], wish: Wish) -> Event:
    """The hand-over line: its object is the packing list, its sheet says to whom."""
    sheet = write_json_sheet(case, dict(zip(("who", "to"), people, strict=True)))
    if wish.with_names:
        bag.copy_object(case, sheet)
    packed = PackingList(dict(bag.hashes)).data()
    sha256 = put_bytes(case, packed)
    bag.copy_object(case, sha256)
    return log.append("hand-over", sha256, len(packed), params=sheet, why="packed to be handed over")


@contextmanager
def told_when_broken(log: Log, line: Event) -> Iterator[None]:
    """Write down that a hand-over broke off after its line, so that nobody looks for a bag that never was."""
    try:
        yield
    except BaseException:
        why = f"line {line.seq}: the hand-over broke off, no bag was finished"
        log.append("correct", line.obj, line.size, why=why)
        raise
