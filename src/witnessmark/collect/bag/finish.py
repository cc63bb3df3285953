"""The last files of a bag: the log with its own hand-over line, the checkpoint over it, and what BagIt programs read."""

from collections.abc import Mapping

from witnessmark.case import Case
from witnessmark.collect.bag.folder import BagFolder
from witnessmark.collect.bag.layout import (
    BAG_INFO,
    CHECKPOINT,
    LOG,
    MANIFEST,
    MANIFESTS,
    TAG_MANIFEST,
    note_name,
)
from witnessmark.collect.bag.packing import file_lines
from witnessmark.collect.checkpoint import Checkpoint
from witnessmark.collect.custody import Event, read_lines


def finish(case: Case, bag: BagFolder, line: Event, checkpoint: Checkpoint) -> None:
    """Write what could not be written before the hand-over line was signed.

    Args:
        case: its log has this line as its last.
        bag: all other files are in it.
        line: the hand-over.
        checkpoint: over all lines up to it.
    """
    bag.write(LOG, b"".join(raw + b"\n" for raw in read_lines(case)[: checkpoint.size]))
    note = (case.custody / "checkpoints" / f"{checkpoint.size}.note").read_bytes()
    bag.write(note_name(checkpoint.size), note)
    bag.write(CHECKPOINT, note)
    bag.write(BAG_INFO, bag_info(line, checkpoint.origin, bag.sizes))
    bag.write(MANIFEST, file_lines(manifest_part(bag.hashes, is_payload=True)).encode())
    bag.write(TAG_MANIFEST, file_lines(manifest_part(bag.hashes, is_payload=False)).encode())


def bag_info(line: Event, origin: str, sizes: Mapping[str, int]) -> bytes:
    """All of bag-info.txt. It says nothing that is not worked out from the log and the files, so it can be checked.

    Args:
        line: the hand-over line, the log's last.
        origin: the log's name.
        sizes: path -> bytes, of all files of the bag; only those under data/ count.
    """
    payload = [size for path, size in sizes.items() if path.startswith("data/")]
    words = {
        "Bag-Software-Agent": line.tool.partition(",")[0],
        "Bagging-Date": line.t[:10],
        "External-Identifier": f"{origin} line {line.seq}",
        "Payload-Oxum": f"{sum(payload)}.{len(payload)}",
    }
    return "".join(f"{name}: {value}\n" for name, value in words.items()).encode()


def manifest_part(hashes: Mapping[str, str], *, is_payload: bool) -> dict[str, str]:
    """What one of the two manifests lists: the files under data/, or all others but the manifest of those."""
    listed = {path: sha256 for path, sha256 in hashes.items() if path not in MANIFESTS or path == MANIFEST}
    return {path: sha256 for path, sha256 in listed.items() if path.startswith("data/") == is_payload}
