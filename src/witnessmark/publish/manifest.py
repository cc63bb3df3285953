"""manifest.json: the hash of every published file, and every figure with the records and items it rests on."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from witnessmark.publish.report import FigureLine, Report

NAME = "manifest.json"

BESIDE = frozenset({NAME, "custody.note"})
"""Not in the manifest: itself, and the custody log's checkpoint, which is laid beside it once it is finished."""


def write_manifest(report: Report, folder: Path) -> Path:
    """Write the manifest of all files in `folder`; the same files and report give the same bytes."""
    sources = {source.number: source for source in report.sources}
    body = {
        "format": "witnessmark-manifest/1",
        "title": report.title,
        "date": report.date,
        "made_by": report.version,
        "simulated": report.simulated,
        "evidence_root": report.evidence_root,
        "files": hashes_of(folder),
        "figures": [_figure(figure, sources) for figure in report.figures],
        "unread": len(report.unread),
    }
    path = folder / NAME
    path.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def is_whole(folder: Path) -> bool:
    """Whether the files of a folder are exactly those its manifest lists, byte for byte."""
    try:
        body = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return bool(body["files"] == hashes_of(folder))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def hashes_of(folder: Path) -> list[dict[str, Any]]:
    """Name, size and sha256 of every file but the manifest and custody.note, by name."""
    beside = {folder / name for name in BESIDE}
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path not in beside)
    return [_hash(path, path.relative_to(folder).as_posix()) for path in files]


def _hash(path: Path, name: str) -> dict[str, Any]:
    raw = path.read_bytes()
    return {"name": name, "size_bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}


def _figure(figure: FigureLine, sources: dict[int, Any]) -> dict[str, Any]:
    return {
        "code": figure.code,
        "record": figure.record,
        "said": figure.said,
        "window": figure.window,
        "origins": list(figure.origins),
        "our_own": figure.our_own,
        "simulated": figure.simulated,
        "evidence": list(_evidence(figure, sources)),
    }


def _evidence(figure: FigureLine, sources: dict[int, Any]) -> Iterable[dict[str, Any]]:
    for value in figure.values:
        source = sources.get(value.source)
        yield {
            "record": value.record,
            "said": value.said,
            "start": value.start,
            "end": value.end,
            "item": source.item if source else "",
            "sha256": source.sha256 if source else "",
            "custody_line": source.custody_line if source else None,
        }
