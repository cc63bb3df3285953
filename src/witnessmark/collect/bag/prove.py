"""One item shown without the others: its bytes, its sheet, its log line, and the proof that the line is in the log.

The proof holds hashes of other lines and nothing else of them; each line is salted, so none can be guessed from its hash.
"""

from dataclasses import dataclass
from pathlib import Path

from witnessmark.case import Case
from witnessmark.case.durable import sync, sync_tree
from witnessmark.collect.attestation import attestations
from witnessmark.collect.bag.choose import find_holding, refuse_sealed
from witnessmark.collect.bag.folder import copy_hashed
from witnessmark.collect.bag.place import refuse_bad_place, unfinished
from witnessmark.collect.bag.programs import programs, proof_readme
from witnessmark.collect.bag.tlogproof import TlogProof
from witnessmark.collect.checkpoint import note_path
from witnessmark.collect.custody import Log
from witnessmark.collect.holdings import Holding, first_of_each, holdings
from witnessmark.collect.jsonsheet import write_json_sheet
from witnessmark.collect.keys import read_vkey
from witnessmark.collect.merkle import leaf_hash
from witnessmark.collect.proofs import inclusion_proof
from witnessmark.collect.session import session


@dataclass(frozen=True)
class Proved:
    """What was shown.

    Attributes:
        folder: where it lies.
        line: the item's line in the log, from 0.
        size: lines of the checkpoint the proof leads to.
    """

    folder: Path
    line: int
    size: int


def prove(
    case: Case, word: str, destination: Path, people: tuple[str, str] = ("", ""), *, with_name: bool = True
) -> Proved:
    """Make a folder that shows one item and proves when in the log's order it was taken in; the log says that it was shown.

    Args:
        case: whose item it is.
        word: the item's name, id, or beginning of its hash.
        destination: the folder; it must not be there yet.
        people: who shows it and who is shown it; they stand on a sheet of this case only.
        with_name: show its sheet, where its name stands.

    Raises:
        CustodyError: no such item, it is sealed or changed, or the destination cannot be used.
    """
    refuse_bad_place(case, destination)
    with session(case) as log, unfinished(destination) as folder:
        one = find_holding(first_of_each(holdings(case, log.events)), word)
        refuse_sealed(one)
        copy_hashed(case, one.event.obj, folder / "item")
        if with_name:
            copy_hashed(case, one.event.params, folder / "sheet.json")
        write_export(case, log, one, people)
        proof = best_proof(case, log, one.event.seq)
        write_words(case, folder, proof, one)
        sync_tree(folder)
        folder.rename(destination)
        sync(destination.parent)
    return Proved(destination, one.event.seq, proof[1])


def write_export(case: Case, log: Log, one: Holding, people: tuple[str, str]) -> None:
    """The line that says an item was shown, signed before it is; its sheet says to whom."""
    sheet = write_json_sheet(case, dict(zip(("who", "to"), people, strict=True)))
    log.append("export", one.event.obj, one.event.size, params=sheet, why="shown alone, with a proof")
    log.checkpoint()


def best_proof(case: Case, log: Log, index: int) -> tuple[bytes, int]:
    """The proof of a line, and how many lines its checkpoint covers: the last that a witness signed, else the last."""
    seen = [said.size for _, said in attestations(case, log.events) if said.attests == "cosignature"]
    size = max([one for one in seen if one > index], default=log.tree.size)
    hashes = [leaf_hash(event.line()) for event in log.events[:size]]
    note = note_path(case, size).read_bytes()
    return TlogProof(index, tuple(inclusion_proof(hashes, index)), note).data(), size


def write_words(case: Case, folder: Path, proof: tuple[bytes, int], one: Holding) -> None:
    """The line, the proof, the keys, and what a stranger checks them with."""
    words = {
        "line.json": one.event.line(),
        "item.tlog-proof": proof[0],
        "log.vkey": (case.custody / "log.vkey").read_bytes(),
        "README.txt": proof_readme(read_vkey(case).name, one.event.seq),
        **programs(),
    }
    for key in sorted((case.custody / "witnesses").glob("*.vkey")):
        words[f"witnesses/{key.name}"] = key.read_bytes()
    for name, data in words.items():
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
