"""Small sheets of our own beside the log: canonical JSON with a salt, an object that a line names by hash."""

import hashlib
import json
import secrets
from typing import Any

from witnessmark.case import Case
from witnessmark.collect.objects import put_bytes

LARGEST_BYTES = 1 << 16


def write_json_sheet(case: Case, words: dict[str, Any]) -> str:
    """Keep a sheet; returns its sha256. The salt keeps a guessed content from being confirmed by hashing it."""
    salted = {**words, "salt": secrets.token_hex(16)}
    return put_bytes(case, json.dumps(salted, sort_keys=True, separators=(",", ":")).encode())


def read_json_sheet(case: Case, sha256: str) -> dict[str, Any]:
    """The sheet with this hash; {} when it is gone, changed, or no such sheet.

    What is missing or changed is `verify`'s to tell: it hashes every object a line names.
    """
    if not sha256:
        return {}
    try:
        with case.object_path(sha256).open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
        words = json.loads(data)
    except (OSError, ValueError, RecursionError):
        return {}
    is_sound = isinstance(words, dict) and hashlib.sha256(data).hexdigest() == sha256
    return words if is_sound else {}
