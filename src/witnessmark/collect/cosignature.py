"""A witness's signature under a checkpoint: "at this time I had seen this log only grow, up to here" (C2SP cosignature/v1)."""

from datetime import UTC, datetime

from witnessmark.collect.checkpoint import Checkpoint
from witnessmark.collect.keys import COSIGNATURE, Signer, Verifier
from witnessmark.collect.note import Note, Signature
from witnessmark.errors import CustodyError

TIME_BYTES = 8
LAST_SECOND = 253402300799
"""31 December 9999, the last that can be written as a date."""


def cosign(checkpoint: Checkpoint, signer: Signer, moment: datetime) -> Signature:
    """The witness's signature over a checkpoint it found consistent; `moment` is its own clock's."""
    seconds, verifier = int(moment.timestamp()), signer.verifier
    signed = signer.key.sign(_message(checkpoint.text(), seconds))
    return Signature(verifier.name, verifier.hash, seconds.to_bytes(TIME_BYTES) + signed)


def cosigned_at(note: Note, witness: Verifier) -> datetime | None:
    """When this witness signed this note, by its own clock; None when it did not.

    Raises:
        CustodyError: a line says to be this witness's and is not.
    """
    times = [_time(note, signature, witness) for signature in note.signatures if signature.is_by(witness)]
    return max(times, default=None)


def is_cosignature(signature: Signature) -> bool:
    """Whether a signature has the length of one; a log's own has no time and is 8 bytes shorter."""
    return len(signature.data) == TIME_BYTES + 64


def _time(note: Note, signature: Signature, witness: Verifier) -> datetime:
    seconds = int.from_bytes(signature.data[:TIME_BYTES])
    message = _message(note.text, seconds)
    is_sound = witness.kind == COSIGNATURE and is_cosignature(signature) and seconds <= LAST_SECOND
    if not is_sound or not witness.is_signed(message, signature.data[TIME_BYTES:]):
        raise CustodyError(
            f"the signature of witness {witness.name} ({witness.hash.hex()}) under a checkpoint is not that key's: changed, "
            "or forged. Ask the witness to sign again, or restore the note from a second copy."
        )
    return datetime.fromtimestamp(seconds, UTC)


def _message(text: bytes, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n".encode() + text
