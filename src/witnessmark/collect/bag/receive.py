"""Receiving a bag: checked whole, then its items become evidence here, and our own log names the sender's checkpoint.

The sender's hand-over line and our receive line, signed with two keys, are the chain of custody.
"""

import base64
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from witnessmark.activity import Progress
from witnessmark.case import Case
from witnessmark.collect.bag.check import Bag, check_bag
from witnessmark.collect.bag.layout import object_name
from witnessmark.collect.bag.origin import our_sheet
from witnessmark.collect.bag.tarball import write_tar
from witnessmark.collect.bag.words import words_of
from witnessmark.collect.batch import Batch
from witnessmark.collect.checkpoint import Checkpoint, open_note
from witnessmark.collect.custody import Event, Log
from witnessmark.collect.holdings import in_force
from witnessmark.collect.jsonsheet import write_json_sheet
from witnessmark.collect.keys import Verifier, read_vkey
from witnessmark.collect.objects import put
from witnessmark.collect.session import session
from witnessmark.collect.sniff import media_type
from witnessmark.collect.verify import Verdict
from witnessmark.collect.withdrawal import withdrawn
from witnessmark.errors import CustodyError


@dataclass(frozen=True)
class Received:
    """What came.

    Attributes:
        verdict: the answer about the bag.
        origin: the sender's log, by its key.
        checkpoint: the sender's last, whose last line is the hand-over.
        items: taken in now.
        known: here before, under the same log line of the same sender, or withdrawn here by a person.
    """

    verdict: Verdict
    origin: Verifier
    checkpoint: Checkpoint
    items: int
    known: int

    def words(self) -> str:
        """What the sender has to read out the same."""
        return words_of(self.origin, self.checkpoint)


def receive(case: Case, root: Path, expected: str, progress: Progress) -> Received:
    """Check a bag, and take its items in.

    Args:
        case: who receives.
        root: the bag's folder.
        expected: the root in base64 as the sender read it out; "" when nobody asked.
        progress: told of each item.

    Raises:
        CustodyError: the bag does not hold, is not the one the sender read out, or was received before.
    """
    verdict, bag = check_bag(root, progress=progress)
    if bag is None:
        raise CustodyError(
            f"{root}: {verdict} Nothing of it was taken in. Ask whoever packed it to hand it over again."
        )
    origin = read_vkey(bag.case)
    checkpoint = open_note((bag.case.custody / "checkpoint").read_bytes(), origin)
    refuse_other(root, checkpoint, expected)
    with session(case) as log:
        earlier = line_of(log, origin, checkpoint)
        if earlier is None:
            write_line(case, log, bag, (verdict, origin, checkpoint))
        items, known = take_in_items(case, log, bag, progress)
    if earlier is not None and not items:  # a run that broke off left some of them out
        raise CustodyError(
            f"{case.root}: this bag was received before, at line {earlier.seq} of the custody log. Nothing is left to do."
        )
    return Received(verdict, origin, checkpoint, items, known)


def refuse_other(root: Path, checkpoint: Checkpoint, expected: str) -> None:
    """Raise when the bag is not the one whose root the sender read out.

    Raises:
        CustodyError: shows both.
    """
    found = base64.b64encode(checkpoint.root).decode()
    if expected and expected != found:
        raise CustodyError(
            f"{root}: its root is {found}, and {expected[:60]} was read out to you. Either it was misread, or this is "
            "another bag; nothing was taken in. Have it read out again."
        )


def line_of(log: Log, origin: Verifier, checkpoint: Checkpoint) -> Event | None:
    """The line by which this very bag was received before; None when it was not."""
    why = why_of(origin, checkpoint)
    return next((event for event in log.events if (event.act, event.why) == ("receive", why)), None)


def why_of(origin: Verifier, checkpoint: Checkpoint) -> str:
    """The receive line's words: they name the sender's checkpoint, and nobody."""
    return f"a bag from log key {origin.hash.hex()}, checkpoint of {checkpoint.size} lines, root {checkpoint.root.hex()}"


def write_line(case: Case, log: Log, bag: Bag, found: tuple[Verdict, Verifier, Checkpoint]) -> Event:
    """The receive line: its object is everything of the bag but the items, its sheet says what the check answered."""
    verdict, origin, checkpoint = found
    apart = {object_name(event.obj) for event in items_of(bag)}
    root = bag.case.root.parent
    with tempfile.TemporaryDirectory(dir=case.working) as folder:
        tar = Path(folder) / "bag.tar"
        write_tar(root, (path for path in bag.sizes if path not in apart), tar)
        sha256, size = put(case, tar)
    sheet = write_json_sheet(case, {
        "origin": origin.name, "key": origin.vkey(), "size": checkpoint.size, "root": checkpoint.root.hex(),
        "answer": verdict.state, "reserves": list(verdict.reasons),
    })  # fmt: skip
    return log.append("receive", sha256, size, params=sheet, why=why_of(origin, checkpoint))


def take_in_items(case: Case, log: Log, bag: Bag, progress: Progress) -> tuple[int, int]:
    """Each item of the bag as an acquisition of our own that says where it comes from; returns how many, and how many not."""
    items = items_of(bag)
    digits = read_vkey(bag.case).hash.hex()
    held = {(event.obj, event.why) for event in log.events if event.act == "acquire"}
    gone, done = withdrawn(log.events), 0
    new = [
        event
        for event in items
        if (event.obj, where_from(digits, event)) not in held and event.obj not in gone
    ]
    for batch in batches(new):
        lines = copy_batch(case, bag, batch, digits)
        with log.together():
            for event, sheet in zip(batch, lines, strict=True):
                log.append("acquire", event.obj, event.size, params=sheet, why=where_from(digits, event))
        done += len(batch)
        progress("", done, len(items))
    return done, len(items) - done


def items_of(bag: Bag) -> list[Event]:
    """The sender's lines that acquired what is in the bag and in force: the first of each object."""
    first: dict[str, Event] = {}
    for event in in_force(bag.events):
        if bag.names_here(event.obj):
            first.setdefault(event.obj, event)
    return list(first.values())


def where_from(digits: str, event: Event) -> str:
    """The words of our line about an item: the sender's log and the line in it."""
    return f"received, line {event.seq} of the log with key {digits}"


def copy_batch(case: Case, bag: Bag, events: Sequence[Event], digits: str) -> list[str]:
    """Copy some items and write a sheet for each; returns the sheets' hashes, all on disk.

    Raises:
        CustodyError: a file changed since the bag was checked.
    """
    root, sheets = bag.case.root.parent, []
    with Batch(case) as batch:
        for event in events:
            copy = batch.copy(root / object_name(event.obj))
            if copy.sha256 != event.obj:
                raise CustodyError(
                    f"{object_name(event.obj)} changed while it was received. Check the disk; receive it again."
                )
            batch.keep(copy)
            sheets.append(batch.keep_bytes(our_sheet(root, event, media_type(copy.head), digits).data()))
        batch.settle()
    return sheets


def batches(events: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """64 at a time settle together."""
    for start in range(0, len(events), 64):
        yield events[start : start + 64]
