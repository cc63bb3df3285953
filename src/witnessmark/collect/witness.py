"""The witness: a second person, on another machine, who signs a log's checkpoint only when the log did nothing but grow.

The witness's folder holds the key (witness.key, 0600), its public half (witness.vkey), and for each log what was seen
of it last: seen/<log>.vkey, the log's key, and seen/<log>.note, the checkpoint as this witness signed it. Nothing else
is remembered, and the witness is shown no evidence: hashes only.
"""

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from witnessmark.collect.checkpoint import Checkpoint, open_note, read_text
from witnessmark.collect.clock import system_clock
from witnessmark.collect.cosignature import cosign
from witnessmark.collect.durable import make_folder, write_durably
from witnessmark.collect.keys import (
    COSIGNATURE,
    ED25519,
    Signer,
    Verifier,
    is_key_name,
    private_pem,
    read_private_key,
    read_vkey_file,
)
from witnessmark.collect.merkle import root_of
from witnessmark.collect.note import Note, parse_note
from witnessmark.collect.proofs import only_grew
from witnessmark.collect.request import Request
from witnessmark.errors import CustodyError


@dataclass(frozen=True)
class Witness:
    """A witness's folder, open."""

    folder: Path
    signer: Signer

    def seen(self, origin: str, suffix: str) -> Path:
        """Where what is known of a log lies; an origin is a stranger's text, so its hash names the file."""
        return self.folder / "seen" / f"{hashlib.sha256(origin.encode()).hexdigest()[:16]}.{suffix}"


def new_witness(folder: Path, name: str) -> Witness:
    """Make a witness: a folder with a new key.

    Args:
        folder: made when it is not there.
        name: how it signs; a pseudonym will do, and it is seen by whoever is given the evidence.

    Raises:
        CustodyError: there is a witness already, or the name cannot stand in a signature.
    """
    if not is_key_name(name) or len(name) > 100:
        raise CustodyError(
            f'"{name[:60]}" cannot name a witness. Use letters, digits, "-", "." or "/", without spaces: "witness/w-1".'
        )
    if (folder / "witness.key").exists():
        raise CustodyError(
            f"{folder}: there is a witness here already. Choose another folder, or use this one."
        )
    make_folder(folder)
    signer = Signer(Ed25519PrivateKey.generate(), name, COSIGNATURE)
    os.chmod(folder, 0o700)  # noqa: PTH101 - as for the log's own key
    write_durably(folder / "witness.vkey", f"{signer.verifier.vkey()}\n".encode())
    write_durably(folder / "witness.key", private_pem(signer.key), 0o600)
    return Witness(folder, signer)


def open_witness(folder: Path) -> Witness:
    """The witness in a folder.

    Raises:
        CustodyError: there is none, or its two halves do not belong together.
    """
    if not (folder / "witness.key").exists():
        raise CustodyError(
            f'{folder}: no witness here. Make one: "witnessmark witness new {folder} --name NAME".'
        )
    public = read_vkey_file(folder / "witness.vkey", COSIGNATURE)
    signer = Signer(read_private_key(folder / "witness.key"), public.name, COSIGNATURE)
    if signer.verifier != public:
        raise CustodyError(f"{folder}: witness.key and witness.vkey are not of one pair. Restore both.")
    return Witness(folder, signer)


def sign_request(
    witness: Witness, request: Request, log: Verifier | None, moment: datetime | None = None
) -> bytes:
    """The checkpoint with this witness's signature under it, if the log only grew since it was seen last.

    What was seen is on disk before the signature leaves: a witness that broke off may refuse to sign twice, and never
    signs two histories.

    Args:
        witness: who signs.
        request: what came from the log's holder.
        log: the log's public key, handed over apart from the request; needed the first time, None later.
        moment: when; now when None.

    Raises:
        CustodyError: another key, a log that did not only grow, or one that is new and whose key nobody gave.
    """
    origin = read_text(parse_note(request.note).text).origin
    known = _log_key(witness, origin, log)
    checkpoint = open_note(request.note, known)
    _refuse_what_did_not_only_grow(_last_seen(witness, checkpoint, known), request, checkpoint)
    signature = cosign(checkpoint, witness.signer, moment or system_clock())
    own = tuple(one for one in parse_note(request.note).signatures if one.is_by(known))
    note = Note(checkpoint.text(), (*own, signature)).data()
    write_durably(witness.seen(origin, "vkey"), f"{known.vkey()}\n".encode())
    write_durably(witness.seen(origin, "note"), note)
    return note


def _log_key(witness: Witness, origin: str, given: Verifier | None) -> Verifier:
    path = witness.seen(origin, "vkey")
    known = read_vkey_file(path, ED25519) if path.exists() else None
    if given and given.name != origin:
        raise CustodyError(
            f"the request is of log {origin}, the key given is of {given.name}. Ask which is meant."
        )
    if known and given and known != given:
        raise CustodyError(
            f"log {origin} signs with key {known.hash.hex()}, and the one given now is {given.hash.hex()}. Sign nothing; "
            "ask its holder in person."
        )
    if key := known or given:
        return key
    raise CustodyError(
        f"log {origin} was never seen by this witness. Get its public key (evidence/custody/log.vkey) from its holder "
        "in person and give it once: --log log.vkey"
    )


def _last_seen(witness: Witness, now: Checkpoint, log: Verifier) -> Checkpoint:
    path = witness.seen(now.origin, "note")
    if not path.exists():
        return Checkpoint(now.origin, 0, root_of([]))
    return open_note(path.read_bytes(), log)


def _refuse_what_did_not_only_grow(seen: Checkpoint, request: Request, now: Checkpoint) -> None:
    if now.size < seen.size:
        raise CustodyError(
            f"{now.origin}: {seen.size} lines were seen, the request has {now.size}. A log never shrinks: sign nothing, and "
            "keep this request; it is signed by the log's key and shows what was tried."
        )
    if request.old_size != seen.size:
        raise CustodyError(
            f"{now.origin}: this witness has seen {seen.size} lines, the request begins at {request.old_size}. "
            f'Ask for one with "witnessmark witness ask CASE --since {seen.size}".'
        )
    if not only_grew((seen.size, seen.root), (now.size, now.root), request.proof):
        raise CustodyError(
            f"{now.origin}: the log of {now.size} lines does not begin with the {seen.size} this witness signed. It was "
            "rewritten: sign nothing, and keep this request; it is signed by the log's key and shows what was done."
        )
