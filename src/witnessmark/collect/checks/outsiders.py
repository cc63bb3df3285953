"""What witnesses and time authorities signed: is it theirs, over this very log, and told truly by its line?"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from witnessmark.case import Case
from witnessmark.collect.attestation import Attestation, attestations
from witnessmark.collect.checkpoint import Checkpoint, open_note
from witnessmark.collect.cosignature import cosigned_at
from witnessmark.collect.event import Event, utc
from witnessmark.collect.keys import COSIGNATURE, Verifier, parse_vkey
from witnessmark.collect.layout import object_bytes
from witnessmark.collect.note import parse_note
from witnessmark.collect.pins import Pin, Whose, pinned_before, pins
from witnessmark.collect.token import NOT_HERE, check_token, read_certificates
from witnessmark.collect.verdict import BrokenError
from witnessmark.errors import CustodyError


@dataclass(frozen=True)
class Support:
    """One signature from outside that holds.

    Attributes:
        event: the line that took it in.
        said: its sheet.
        key: what it was checked with: a vkey line, or certificates in PEM.
        data: the cosigned note or the token itself.
    """

    event: Event
    said: Attestation
    key: bytes
    data: bytes

    @property
    def fingerprint(self) -> str:
        """What tells this key from another of the same name: to be read out to its holder."""
        if self.said.attests == "cosignature":
            return f"key {witness_key(self.key).hash.hex()}"
        return f"certificates sha256 {hashlib.sha256(self.key).hexdigest()[:16]}"


@dataclass(frozen=True)
class Outsiders:
    """What is needed to check what came from outside."""

    case: Case
    log_key: Verifier
    notes: dict[int, Checkpoint]
    named: list[Pin]

    def check(self, event: Event, said: Attestation) -> Support:
        """One line about a signature from outside.

        Raises:
            BrokenError: it is about no checkpoint of this log, by nobody named before, or does not hold.
        """
        checkpoint = self.notes.get(said.size)
        if checkpoint is None or checkpoint.root.hex() != said.root or said.size > event.seq:
            raise BrokenError(
                f"log line {event.seq}: a {said.attests} over {said.size} lines with root {said.root[:16]}..., which this log "
                "never signed before it. Restore the log and its notes from a second copy.",
                event.seq,
            )
        whose: Whose = "witness" if said.attests == "cosignature" else "authority"
        pin = pinned_before(self.named, whose, said.by, event.seq)
        if pin is None:
            raise BrokenError(
                f"log line {event.seq}: a {said.attests} by {said.by[:60]}, whom no line before it names. "
                "Restore the log from a second copy.",
                event.seq,
            )
        try:
            key, data = object_bytes(self.case, pin.event), object_bytes(self.case, event)
            judge = self._cosignature if whose == "witness" else self._time_stamp
            judge(data, key, said, checkpoint)
        except CustodyError as error:
            raise BrokenError(f"log line {event.seq}: {error}", event.seq) from None
        return Support(event, said, key, data)

    def _cosignature(self, data: bytes, key: bytes, said: Attestation, checkpoint: Checkpoint) -> None:
        note, witness = parse_note(data), witness_key(key)
        moment = cosigned_at(note, witness)
        if open_note(data, self.log_key) != checkpoint or moment is None or utc(moment) != said.time:
            raise CustodyError(
                f"{said.by} did not sign this checkpoint at {said.time}. Restore it from a second copy."
            )
        known = [
            self.log_key,
            *(witness_key(object_bytes(self.case, one.event)) for one in self._witnesses()),
        ]
        for signature in note.signatures:
            if not any(signature.is_by(one) for one in known):
                raise CustodyError(
                    f"the note carries a signature by {signature.name[:60]}, whom the log does not name."
                )
        for one in known[1:]:
            cosigned_at(note, one)

    def _witnesses(self) -> Iterable[Pin]:
        return (one for one in self.named if one.whose == "witness")

    def _time_stamp(self, data: bytes, key: bytes, said: Attestation, checkpoint: Checkpoint) -> None:
        found = check_token(data, checkpoint.text(), key)
        if found.time is None and found.openssl == NOT_HERE:
            raise CustodyError(
                f"the time stamp by {said.by} can only be read by openssl, which is not here. Install it and verify again."
            )
        if not found.is_accepted or found.time is None:
            raise CustodyError(f"the time stamp by {said.by} does not hold ({found.reason}).")
        if utc(found.time) != said.time or str(found.nonce) != said.nonce:
            raise CustodyError(
                f"the time stamp by {said.by} says {utc(found.time)} to query {found.nonce}, its sheet {said.time} to {said.nonce}."
            )


def check_outsiders(
    case: Case, events: list[Event], log_key: Verifier, notes: dict[int, Checkpoint]
) -> list[Support]:
    """Every signature from outside that lines tell of, checked, in order.

    Raises:
        BrokenError: the first that does not hold, or a key that is named and is none.
    """
    named = pins(case, events)
    for pin in named:
        try:
            key = object_bytes(case, pin.event)
            _ = witness_key(key, pin.name) if pin.whose == "witness" else read_certificates(key, pin.name)
        except CustodyError as error:
            raise BrokenError(f"log line {pin.event.seq}: {error}", pin.event.seq) from None
    outsiders = Outsiders(case, log_key, notes, named)
    return [outsiders.check(event, said) for event, said in attestations(case, events)]


def witness_key(data: bytes, name: str = "") -> Verifier:
    """The witness's key in a file of one vkey line.

    Raises:
        CustodyError: it is none, or another's than `name`.
    """
    key = parse_vkey(data.decode(errors="replace").removesuffix("\n"))
    if key is None or key.kind != COSIGNATURE or name not in {"", key.name}:
        raise CustodyError(
            f"{data[:40]!r} is not the key of a witness {name}. Restore it from a second copy."
        )
    return key
