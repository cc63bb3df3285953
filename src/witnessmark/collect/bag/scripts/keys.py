"""Public keys as one line of text: name, 8 digits that tell keys of one name apart, type and key (C2SP signed-note)."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import NamedTuple

from witnessmark.collect.bag.scripts.verdict import broken, shown

LOG_KEY, WITNESS_KEY = 1, 4
"""Types: a log's own signature; a witness's, with the time of witnessing (C2SP tlog-cosignature)."""

_VKEY = re.compile(r"([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})")


class Key(NamedTuple):
    """A public key and who goes by it."""

    name: str
    hash: bytes
    kind: int
    public: bytes


def read_key(text: str, where: str, kind: int) -> Key:
    """The key a line of text stands for; BrokenError when it stands for none of this kind."""
    match = _VKEY.fullmatch(text)
    raw = strict_base64(match[3].encode()) if match else None
    if match is None or raw is None or raw[0] != kind:
        broken(f"{where}: {shown(text)} is no public key of the kind that belongs here.")
    key = Key(match[1], key_hash(match[1], raw), raw[0], raw[1:])
    if key.hash.hex() != match[2]:
        broken(f"{where}: the 8 digits {match[2]} are not this key's ({key.hash.hex()}).")
    return key


def key_hash(name: str, raw: bytes) -> bytes:
    """The 4 bytes that tell keys of one name apart, of type byte and key."""
    return hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]


def strict_base64(text: bytes) -> bytes | None:
    """The bytes; None when it is not the one spelling they have."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return raw if base64.b64encode(raw) == text else None
