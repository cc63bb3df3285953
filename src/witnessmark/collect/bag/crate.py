"""The bag's description for programs: an RO-Crate (researchobject.org, 1.1) with each item, its type, size and log line."""

import json
from collections.abc import Sequence
from typing import Any

from witnessmark.collect.bag.layout import CHECKPOINT, CRATE, LOG, VKEY, object_name
from witnessmark.collect.holdings import Holding

CONTEXT = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}]
"""RO-Crate's words, and one of schema.org's that it does not list."""

CUSTODY_FILES = {
    LOG: ("Custody log", "application/x-ndjson"),
    CHECKPOINT: ("Signed checkpoint over the custody log", "text/plain"),
    VKEY: ("Public key of the custody log", "text/plain"),
}


def crate(origin: str, day: str, held: Sequence[Holding], *, with_names: bool) -> bytes:
    """ro-crate-metadata.json, the same bytes for the same input.

    Args:
        origin: the log's name; it is made from its key and tells nothing else.
        day: when the bag was packed, as YYYY-MM-DD.
        held: the items in the bag.
        with_names: write their names as received; their ids otherwise.
    """
    items = [_item(one, with_names=with_names) for one in held]
    custody = [
        {"@id": _id(path), "@type": "File", "name": name, "encodingFormat": kind}
        for path, (name, kind) in CUSTODY_FILES.items()
    ]
    parts = [{"@id": entity["@id"]} for entity in (*items, *custody)]
    graph = [_descriptor(), {**_root(origin, day, len(items)), "hasPart": parts}, _terms(), *items, *custody]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, indent=1, ensure_ascii=True).encode() + b"\n"


def _descriptor() -> dict[str, Any]:
    return {
        "@id": CRATE.removeprefix("data/"),
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }


def _root(origin: str, day: str, count: int) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Evidence handed over from {origin}",
        "description": (
            f"{count} items as they were received, with the custody log that names each by its sha256. "
            "position: the line of evidence/custody/log.jsonl that acquired the item, from 0."
        ),
        "datePublished": day,
        "identifier": origin,
        "license": {"@id": "#terms"},
    }


def _terms() -> dict[str, Any]:
    return {
        "@id": "#terms",
        "@type": "CreativeWork",
        "name": "No licence granted",
        "description": "Handed over as evidence. Rights in the items stay with whoever holds them.",
    }


def _item(one: Holding, *, with_names: bool) -> dict[str, Any]:
    item = one.item()
    return {
        "@id": _id(object_name(item.sha256)),
        "@type": "File",
        "name": item.name if with_names else item.id,
        "encodingFormat": item.media_type,
        "contentSize": str(item.size_bytes),
        "sha256": item.sha256,
        "position": item.log_index,
    }


def _id(path: str) -> str:
    return path.removeprefix("data/")
