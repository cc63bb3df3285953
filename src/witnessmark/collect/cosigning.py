"""The log holder's side of witnessing: name a witness, ask for a signature, take it in."""

from witnessmark.case import Case
from witnessmark.collect.attestation import Attestation, attestations, log_attestation
from witnessmark.collect.checkpoint import Checkpoint, note_path, open_note, read_checkpoint
from witnessmark.collect.cosignature import cosigned_at
from witnessmark.collect.custody import Event, Log, parse_line, read_lines
from witnessmark.collect.event import utc
from witnessmark.collect.keys import Verifier, parse_vkey, read_vkey
from witnessmark.collect.layout import lay_out, object_bytes, witness_path
from witnessmark.collect.merkle import leaf_hash
from witnessmark.collect.note import Note, parse_note
from witnessmark.collect.pins import pin, pins
from witnessmark.collect.proofs import consistency_proof
from witnessmark.collect.request import Request
from witnessmark.collect.session import session
from witnessmark.errors import CustodyError


def name_witness(case: Case, witness: Verifier) -> bool:
    """Name a witness in the log: from here on its signatures count; returns whether it was new.

    Raises:
        CustodyError: another witness has this name.
    """
    with session(case) as log:
        known = witnesses(case, log.events)
        if witness in known.values():
            return False
        taken = {witness_path(case, name) for name in known}
        if witness_path(case, witness.name) in taken:
            raise CustodyError(
                f"a witness called {witness.name} is named already, with another key. Give the new one another name."
            )
        pin(case, log, "witness", witness.name, f"{witness.vkey()}\n".encode())
        lay_out(case, log.events)
    return True


def witnesses(case: Case, events: list[Event]) -> dict[str, Verifier]:
    """Witnesses named by the log, by name."""
    named = {}
    for one in pins(case, events):
        if one.whose == "witness":
            text = object_bytes(case, one.event).decode(errors="replace")
            if key := parse_vkey(text.removesuffix("\n")):
                named[one.name] = key
    return named


def ask(case: Case, name: str = "", since: int | None = None) -> Request:
    """What to send a witness: the last checkpoint, and the proof that the log only grew since it signed last.

    Args:
        case: whose log it is.
        name: which witness; "" when only one is named.
        since: lines the witness has seen, when it says otherwise than our log.

    Raises:
        CustodyError: no witness, or none of that name; the log does not fit its checkpoint.
    """
    lines = read_lines(case)
    events = [parse_line(line, number) for number, line in enumerate(lines)]
    known = witnesses(case, events)
    if len(known) != 1 and name not in known:
        which = (
            f"Use one of: {', '.join(known)}." if known else 'Name one: "witnessmark witness name CASE VKEY".'
        )
        raise CustodyError(f'{case.custody}: no witness called "{name}" is named. {which}')
    checkpoint = read_checkpoint(case)
    if checkpoint is None:
        raise CustodyError(f"{case.custody}: no checkpoint yet. Collect something first.")
    seen = _seen_by(name or next(iter(known)), case, events) if since is None else since
    hashes = [leaf_hash(line) for line in lines[: checkpoint.size]]
    if not 0 <= seen <= len(hashes):
        raise CustodyError(f"the witness saw {seen} lines, the log has {len(hashes)}: it shrank. Restore it.")
    return Request(
        seen, tuple(consistency_proof(hashes, seen)), note_path(case, checkpoint.size).read_bytes()
    )


def accept(case: Case, data: bytes) -> list[str]:
    """Take in a note that came back from a witness; returns the names of witnesses who newly signed it.

    Raises:
        CustodyError: not a checkpoint of this log, or signed by no witness the log names.
    """
    log_key = read_vkey(case)
    checkpoint = open_note(data, log_key)
    with session(case) as log:
        kept = _kept_note(case, checkpoint, log_key)
        known = witnesses(case, log.events)
        came = parse_note(data)
        times = {name: cosigned_at(came, key) for name, key in known.items()}
        if not any(times.values()):
            raise CustodyError(
                f"the note over {checkpoint.size} lines is signed by no witness this log names. "
                f"Named: {', '.join(known) or 'nobody'}; name its signer first."
            )
        new = [name for name, key in known.items() if times[name] and cosigned_at(kept, key) is None]
        for name in new:
            kept = _take_in(case, log, kept, (came, known[name]))
        lay_out(case, log.events)
    return new


def _take_in(case: Case, log: Log, kept: Note, came: tuple[Note, Verifier]) -> Note:
    note, witness = came
    moment = cosigned_at(note, witness)
    checkpoint = open_note(note.data(), read_vkey(case))
    ours = next(one for one in note.signatures if one.is_by(witness))
    merged = Note(kept.text, (*kept.signatures, ours))
    said = Attestation(
        "cosignature", witness.name, checkpoint.size, checkpoint.root.hex(), utc(moment) if moment else ""
    )
    log_attestation(case, log, merged.data(), said)
    return merged


def _kept_note(case: Case, checkpoint: Checkpoint, log_key: Verifier) -> Note:
    path = note_path(case, checkpoint.size)
    data = path.read_bytes() if path.exists() else b""
    if not data or open_note(data, log_key) != checkpoint:
        raise CustodyError(
            f"the note is over {checkpoint.size} lines with root {checkpoint.root.hex()[:16]}..., and this case never signed "
            "that. If the witness has it from you, the log was rewritten since: restore it from a second copy."
        )
    return parse_note(data)


def _seen_by(name: str, case: Case, events: list[Event]) -> int:
    sizes = [
        said.size
        for _, said in attestations(case, events)
        if (said.attests, said.by) == ("cosignature", name)
    ]
    return max(sizes, default=0)
