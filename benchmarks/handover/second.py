"""A second program's word on the part it knows: the checkpoint's signature, and the root over the lines (tlog-scales)."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tlog_scales.backend import LocalBackend
from tlog_scales.reader import TilesReader
from tlog_scales.signing import DummySigner, Vkey
from tlog_scales.tlog import Checkpoint
from tlog_scales.writer import TilesWriter

from witnessmark.collect.bag.layout import CHECKPOINT, LOG, VKEY


def log_holds(bag: Path) -> bool:
    """Whether tlog-scales takes the checkpoint as signed by the log's key, over just these lines."""
    try:
        checkpoint = Checkpoint.from_text((bag / CHECKPOINT).read_text(encoding="utf-8"))
        checkpoint.verify(Vkey.from_string((bag / VKEY).read_text(encoding="utf-8").strip()))
        lines = (bag / LOG).read_bytes().removesuffix(b"\n").split(b"\n")
        return checkpoint.size == len(lines) and checkpoint.root_hash == root_over(lines)
    except Exception:  # noqa: BLE001 - whatever it stumbles over, it does not accept
        return False


def root_over(lines: list[bytes]) -> bytes:
    with TemporaryDirectory() as folder:
        writer = TilesWriter.create(Path(folder) / "log", "x")
        for line in lines:
            writer.add_leaf(line)
        writer.commit([DummySigner()])
        reader = TilesReader(LocalBackend(Path(folder) / "log"))
        reader.set_size(len(lines))
        root: bytes = reader.calculate_root_hash()
        return root
