"""What an insider can try who has stolen the log's key and may write to the evidence: eighteen scripts.

He has neither the witness's key nor the time authority's. Each script leaves a case as consistent as he can make it.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from benchmarks.custody.authority import make_authority
from benchmarks.custody.build import Kit, add_items
from rfc3161_client import TimestampRequestBuilder, decode_timestamp_response
from rfc3161_client.base import HashAlgorithm

from witnessmark.case.config import AuthorityConfig
from witnessmark.collect.attestation import Attestation, attestations, log_attestation
from witnessmark.collect.checkpoint import Checkpoint, note_path, sign
from witnessmark.collect.cosigning import accept, ask, name_witness
from witnessmark.collect.custody import Event, log_path, parse_line, read_lines
from witnessmark.collect.event import tool_name, utc
from witnessmark.collect.keys import log_key, read_vkey
from witnessmark.collect.layout import lay_out
from witnessmark.collect.merkle import root_of
from witnessmark.collect.note import Note, parse_note
from witnessmark.collect.objects import put_bytes
from witnessmark.collect.pins import pin
from witnessmark.collect.request import parse_request
from witnessmark.collect.session import session
from witnessmark.collect.stamping import stamp
from witnessmark.collect.witness import new_witness, sign_request


@dataclass(frozen=True)
class Insider:
    """The stolen key at work on a case."""

    kit: Kit

    def events(self) -> list[Event]:
        return [parse_line(line, number) for number, line in enumerate(read_lines(self.kit.case))]

    def items(self) -> list[Event]:
        return [event for event in self.events() if event.act == "acquire"]

    def history(self) -> list[Event]:
        """The log without what outsiders said: what he would rather have nobody see."""
        return [event for event in self.events() if event.act not in {"receive", "key-change"}]

    def make_anew(self, events: Iterable[Event]) -> None:
        """Write these lines as the whole log, renumbered, under one new checkpoint; clear what no longer fits."""
        case, kept = self.kit.case, [*events]
        lines = [replace(event, seq=seq, tool=tool_name(0)).line() for seq, event in enumerate(kept)]
        for name in ("checkpoints", "tsr", "witnesses"):
            shutil.rmtree(case.custody / name, ignore_errors=True)
        log_path(case).write_bytes(b"".join(line + b"\n" for line in lines))
        self.sign(lines)
        named = {digest for event in kept for digest in (event.obj, event.params)}
        for path in (case.evidence / "objects" / "sha256").rglob("*"):
            if path.is_file() and path.name not in named:
                path.unlink()

    def sign(self, lines: list[bytes]) -> None:
        case, signer = self.kit.case, log_key(self.kit.case)
        note = sign(Checkpoint(signer.verifier.name, len(lines), root_of(lines)), signer)
        note_path(case, len(lines)).parent.mkdir(exist_ok=True)
        note_path(case, len(lines)).write_bytes(note)
        (case.custody / "checkpoint").write_bytes(note)

    def keep_first(self, size: int) -> None:
        """Cut the log to a checkpoint that was really signed once, files and all."""
        case = self.kit.case
        kept = self.events()[:size]
        log_path(case).write_bytes(b"".join(event.line() + b"\n" for event in kept))
        for path in [*(case.custody / "checkpoints").iterdir(), *(case.custody / "tsr").glob("*.tsr")]:
            if int(path.name.split(".")[0]) > size:
                path.unlink()
        named = {digest for event in kept for digest in (event.obj, event.params)}
        for path in (case.evidence / "objects" / "sha256").rglob("*"):
            if path.is_file() and path.name not in named:
                path.unlink()
        lay_out(case, kept)
        for path in (case.custody / "tsr").glob("*.tsr"):
            if all(said.size != int(path.name.split(".")[0]) for _, said in attestations(case, kept)):
                path.unlink()
        (case.custody / "checkpoint").write_bytes(note_path(case, size).read_bytes())


def drop_an_item(one: Insider) -> None:
    """An item that embarrasses is gone, line and all."""
    gone = one.items()[1]
    one.make_anew(event for event in one.history() if event.obj != gone.obj)


def replace_an_item(one: Insider) -> None:
    """Other bytes stand where an item stood."""
    data = b"No house was burned in September.\n"
    forged, old = put_bytes(one.kit.case, data), one.items()[1]
    one.make_anew(
        replace(event, obj=forged, size=len(data)) if event == old else event for event in one.history()
    )


def insert_an_item_into_the_past(one: Insider) -> None:
    """A thing made today lies among those of the first day."""
    data = b"Found on the first day, he says.\n"
    forged, first = put_bytes(one.kit.case, data), one.items()[0]
    new = replace(first, obj=forged, size=len(data), salt="0" * 32)
    one.make_anew([first, new, *one.history()[1:]])


def reorder_items(one: Insider) -> None:
    """What came second came first."""
    first, second, *rest = one.history()
    one.make_anew([replace(second, t=first.t), replace(first, t=second.t), *rest])


def back_date_everything(one: Insider) -> None:
    """All of it was collected in 2014."""
    long_ago = timedelta(days=365 * 12)
    one.make_anew(replace(event, t=utc(event.time - long_ago)) for event in one.history())


def back_date_what_follows_the_stamp(one: Insider) -> None:
    """Lines after the last stamp say they were written before it; nothing above them is touched."""
    kept, case = one.events(), one.kit.case
    stamp_line = max(event.seq for event, said in attestations(case, kept) if said.attests == "time-stamp")
    early = [replace(event, t=utc(event.time - timedelta(days=30))) for event in kept[stamp_line + 1 :]]
    lines = [event.line() for event in (*kept[: stamp_line + 1], *early)]
    log_path(case).write_bytes(b"".join(line + b"\n" for line in lines))
    for path in (case.custody / "checkpoints").iterdir():
        if int(path.stem) > stamp_line:
            path.unlink()
    one.sign(lines[:-1])
    one.sign(lines)


def erase_a_publication(one: Insider) -> None:
    """Nobody ever published that."""
    one.make_anew(event for event in one.history() if event.act != "publish")


def truncate_to_an_unsigned_end(one: Insider) -> None:
    """The last lines are gone, and what is left is signed anew."""
    one.make_anew(one.history()[:-1])


def roll_back_to_what_a_witness_signed(one: Insider) -> None:
    """The log is cut to an earlier state that witness and authority really signed."""
    case = one.kit.case
    sizes = [said.size for _, said in attestations(case, one.events()) if said.attests == "cosignature"]
    one.keep_first(min(sizes) + 2)


def fork_after_the_last_signature(one: Insider) -> None:
    """Two histories with one beginning: this one drops the last item for another, and gets on from there."""
    first = one.items()[-1]
    one.make_anew(event for event in one.history() if event.obj != first.obj)
    add_items(one.kit.case, range(40, 43))


def sign_with_a_new_key(one: Insider) -> None:
    """The whole log under another key, as if it had been that one always."""
    case, history = one.kit.case, one.history()
    shutil.rmtree(case.root / ".keys")
    (case.custody / "log.vkey").unlink()
    who = log_key(case).who
    one.make_anew(replace(event, who=who) for event in history[1:])


def sign_with_a_new_key_keeping_the_lines(one: Insider) -> None:
    """Only notes and key are exchanged."""
    case, lines = one.kit.case, read_lines(one.kit.case)
    shutil.rmtree(case.root / ".keys")
    for path in [case.custody / "log.vkey", *(case.custody / "checkpoints").iterdir()]:
        path.unlink()
    one.sign(lines)


def put_up_a_witness_of_his_own(one: Insider) -> None:
    """A new history, cosigned by a key of his own under the witness's name."""
    case = one.kit.case
    drop_an_item(one)
    fake = new_witness(case.root / "fake", one.kit.witness.signer.verifier.name)
    name_witness(case, fake.signer.verifier)
    accept(case, sign_request(fake, parse_request(ask(case).data()), read_vkey(case)))


def put_up_an_authority_of_his_own(one: Insider) -> None:
    """A new history with times of last month, stamped then by an authority of his own under the old name."""
    case = one.kit.case
    early = timedelta(days=30)
    one.make_anew(replace(event, t=utc(event.time - early)) for event in one.history()[1:])
    fake = make_authority(case.root / "fake", starts="-40 days")
    shutil.copy(fake.root, case.hand / "fake.pem")
    when = one.events()[-1].time + timedelta(minutes=1)
    config = AuthorityConfig("local", "http://authority.example/", "hand/fake.pem")
    stamp(case, [config], lambda _url, query: fake.reply(query, f"{when:%Y-%m-%d %H:%M:%S}"), lambda: when)


def have_a_back_dated_log_stamped(one: Insider) -> None:
    """A new history with times of last month is stamped today by the real authority, and nothing owns up to the clock."""
    case, early = one.kit.case, timedelta(days=30)
    one.make_anew(replace(event, t=utc(event.time - early)) for event in one.history()[1:])
    when = one.events()[-1].time + timedelta(minutes=1)
    with session(case, lambda: when) as log:
        pin(case, log, "authority", "local", one.kit.authority.root.read_bytes())
        log.checkpoint()
        text = Checkpoint(read_vkey(case).name, log.tree.size, log.tree.root()).text()
        query = TimestampRequestBuilder().data(text).hash_algorithm(HashAlgorithm.SHA256).build()
        token = one.kit.authority.reply(query.as_bytes())
        time = decode_timestamp_response(token).tst_info.gen_time
        told = Attestation(
            "time-stamp",
            "local",
            log.tree.size,
            log.tree.root().hex(),
            utc(time),
            str(query.nonce),
            "accepted",
            "accepted",
        )
        log_attestation(case, log, token, told)
        lay_out(case, log.events)


def play_an_old_stamp_back(one: Insider) -> None:
    """A real token of an earlier checkpoint is said to be over the last one of a new history."""
    case, old = one.kit.case, one.events()
    event, said = next(pair for pair in attestations(case, old) if pair[1].attests == "time-stamp")
    token = case.object_path(event.obj).read_bytes()
    gone = one.items()[1]
    one.make_anew(line for line in old if line.act != "receive" and line.obj != gone.obj)
    with session(case) as log:
        size, root = log.tree.size, log.tree.root().hex()
        log_attestation(case, log, token, replace(said, size=size, root=root))
        lay_out(case, log.events)


def move_a_cosignature(one: Insider) -> None:
    """The witness's real signature over an earlier checkpoint is put under the last one of a new history."""
    case, old = one.kit.case, one.events()
    event, said = next(pair for pair in attestations(case, old) if pair[1].attests == "cosignature")
    signature = parse_note(case.object_path(event.obj).read_bytes()).signatures[-1]
    gone = one.items()[1]
    one.make_anew(line for line in old if line.act != "receive" and line.obj != gone.obj)
    lines = read_lines(case)
    path = note_path(case, len(lines))
    note = parse_note(path.read_bytes())
    moved = Note(note.text, (*note.signatures, signature)).data()
    with session(case) as log:
        told = Attestation("cosignature", said.by, len(lines), root_of(lines).hex(), said.time)
        log_attestation(case, log, moved, told)
        lay_out(case, log.events)


def swap_checkpoints(one: Insider) -> None:
    """An early note under a late one's name, and the other way round."""
    paths = sorted((one.kit.case.custody / "checkpoints").iterdir(), key=lambda path: int(path.stem))
    early, late = paths[0].read_bytes(), paths[-1].read_bytes()
    paths[0].write_bytes(late)
    paths[-1].write_bytes(early)
    (one.kit.case.custody / "checkpoint").write_bytes(early)


ATTACKS: tuple[Callable[[Insider], None], ...] = (
    drop_an_item, replace_an_item, insert_an_item_into_the_past, reorder_items, back_date_everything,
    back_date_what_follows_the_stamp, erase_a_publication, truncate_to_an_unsigned_end, roll_back_to_what_a_witness_signed,
    fork_after_the_last_signature, sign_with_a_new_key, sign_with_a_new_key_keeping_the_lines, put_up_a_witness_of_his_own,
    put_up_an_authority_of_his_own, have_a_back_dated_log_stamped, play_an_old_stamp_back, move_a_cosignature, swap_checkpoints,
)  # fmt: skip


def copy_of(kit: Kit, folder: Path) -> Kit:
    """The same case in another folder, for one attack."""
    from witnessmark.case import open_case

    shutil.copytree(kit.case.root, folder, symlinks=True)
    return replace(kit, case=open_case(folder))
