"""What whoever verifies brings along, got from other people and not from the case: keys, certificates, notes seen earlier."""

from collections.abc import Iterator
from dataclasses import dataclass

from witnessmark.collect.checkpoint import Checkpoint, open_note
from witnessmark.collect.checks.outsiders import Support, witness_key
from witnessmark.collect.event import Event
from witnessmark.collect.keys import Verifier
from witnessmark.collect.merkle import root_of
from witnessmark.collect.token import check_token
from witnessmark.collect.verdict import BrokenError
from witnessmark.errors import CustodyError

NEED_NO_WITNESS = frozenset({"receive", "key-change", "time-anomaly", "hand-over"})
"""Acts by which no evidence enters: a signature over N lines can only be logged after them, in a line it does not cover."""


@dataclass(frozen=True)
class Outside:
    """Brought along; empty when nothing is.

    Attributes:
        witnesses: their public keys: each must have signed this log, and only they count.
        certificates: of time authorities, in PEM: each must have stamped this log, and only they count.
        notes: checkpoints somebody saw earlier - the witness's own copy, one printed in a publication, a bag's: this log
            must begin with each.
    """

    witnesses: tuple[Verifier, ...] = ()
    certificates: tuple[bytes, ...] = ()
    notes: tuple[bytes, ...] = ()


def check_seen(outside: Outside, lines: list[bytes], log_key: Verifier) -> None:
    """This log begins with every checkpoint that was seen.

    Raises:
        BrokenError: it is another log, shrank, or was made anew.
    """
    for data in outside.notes:
        try:
            seen = open_note(data, log_key)
        except CustodyError as error:
            raise BrokenError(f"the checkpoint you brought is not of this log: {error}") from None
        if seen.size > len(lines):
            raise BrokenError(
                f"custody log: the checkpoint you brought has {seen.size} lines, this log {len(lines)}: lines were taken away "
                "after it was signed. Ask who holds the longer one.",
                len(lines),
            )
        if root_of(lines[: seen.size]) != seen.root:
            raise BrokenError(
                f"custody log: its first {seen.size} lines are not those of the checkpoint you brought, which the same key "
                "signed. The log was made anew, or is shown to different people in different versions.",
                0,
            )


def witnessed(outside: Outside, supports: list[Support], notes: dict[int, Checkpoint]) -> list[Support]:
    """The cosignatures that count.

    Raises:
        BrokenError: a witness whose key was brought has signed none of this log's checkpoints.
    """
    cosigned = [one for one in supports if one.said.attests == "cosignature"]
    if not outside.witnesses:
        return cosigned
    counting = [one for one in cosigned if witness_key(one.key) in outside.witnesses]
    for key in outside.witnesses:
        if all(witness_key(one.key) != key for one in counting):
            raise BrokenError(
                f"witness {key.name} ({key.hash.hex()}) signed none of this log's {len(notes)} checkpoints. If that witness did "
                "sign it once, the log was made anew: ask for the note it kept."
            )
    return counting


def stamped(outside: Outside, supports: list[Support], notes: dict[int, Checkpoint]) -> list[Support]:
    """The time stamps that count.

    Raises:
        BrokenError: an authority whose certificates were brought has stamped none of this log's checkpoints.
    """
    stamps = [one for one in supports if one.said.attests == "time-stamp"]
    if not outside.certificates:
        return stamps
    counting: list[Support] = []
    for pem in outside.certificates:
        by_it = [one for one in stamps if check_token(one.data, notes[one.said.size].text(), pem).is_accepted]
        if not by_it:
            raise BrokenError(
                f"none of the time stamps in this log ({len(stamps)}) is by the authority whose certificates you brought. "
                "Check that they are the right ones, or ask who made the stamps."
            )
        counting += by_it
    return counting


def reserves(events: list[Event], cosigned: list[Support], stamps: list[Support]) -> Iterator[str]:
    """What the log's lines do not stand on."""
    needed = 1 + max((event.seq for event in events if event.act not in NEED_NO_WITNESS), default=-1)
    if not cosigned and events:
        yield "No witness: nobody but the holder of the log key has signed this log."
    elif (seen := max((one.said.size for one in cosigned), default=0)) < needed:
        yield f"No witness has signed lines {seen} to {needed - 1}: ask for a new signature."
    if not stamps and events:
        yield "No outside time: the times in it are this machine's word, no time authority's."
    elif (dated := max((one.said.size for one in stamps), default=0)) < needed:
        yield f"No time authority has stamped lines {dated} to {needed - 1}: ask for a new stamp."


def stands_on(supports: list[Support]) -> Iterator[str]:
    """Whose word it is, newest of each, with what to compare in person."""
    newest = {(one.said.attests, one.said.by): one for one in sorted(supports, key=lambda one: one.said.size)}
    for one in newest.values():
        did = "signed" if one.said.attests == "cosignature" else "stamped"
        yield f"{one.said.by} {did} the first {one.said.size} lines at {one.said.time} ({one.fingerprint})."
