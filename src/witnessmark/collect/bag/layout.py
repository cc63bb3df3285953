"""What a hand-over bag is made of: a closed list of file names, so that a file that does not belong is seen at once."""

import re

OBJECTS = "data/evidence/objects/sha256"
CUSTODY = "data/evidence/custody"
CRATE = "data/ro-crate-metadata.json"
LOG = f"{CUSTODY}/log.jsonl"
CHECKPOINT = f"{CUSTODY}/checkpoint"
VKEY = f"{CUSTODY}/log.vkey"
BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST = (
    "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
)  # fmt: skip
README, VERIFY_SH, VERIFY_PY = "README.txt", "verify.sh", "verify.py"

MANIFESTS = frozenset({MANIFEST, TAG_MANIFEST})

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
"""All of bagit.txt (RFC 8493, section 2.1.1)."""

_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,149}"
_PATH = re.compile(
    r"bagit\.txt|bag-info\.txt|manifest-sha256\.txt|tagmanifest-sha256\.txt|README\.txt|verify\.sh|verify\.py"
    r"|data/ro-crate-metadata\.json"
    r"|data/evidence/objects/sha256/([0-9a-f]{2})/\1[0-9a-f]{62}"
    rf"|{CUSTODY}/(?:log\.jsonl|checkpoint|log\.vkey|checkpoints/[1-9][0-9]{{0,17}}\.note"
    rf"|witnesses/{_NAME}\.vkey|tsr/{_NAME}\.(?:tsr|pem))"
)

_FOLDER = re.compile(
    r"data|data/evidence|data/evidence/objects|data/evidence/objects/sha256(?:/[0-9a-f]{2})?"
    r"|data/evidence/custody(?:/checkpoints|/witnesses|/tsr)?"
)


def is_bag_folder(path: str) -> bool:
    """Whether a bag of ours may hold a folder of this name."""
    return _FOLDER.fullmatch(path) is not None


def is_bag_path(path: str) -> bool:
    """Whether a bag of ours may hold a file of this name; with / between folders."""
    return _PATH.fullmatch(path) is not None


def object_name(sha256: str) -> str:
    """Where an object lies in a bag."""
    return f"{OBJECTS}/{sha256[:2]}/{sha256}"


def note_name(size: int) -> str:
    """Where the checkpoint over so many lines lies in a bag."""
    return f"{CUSTODY}/checkpoints/{size}.note"


def unlisted(packing_list: str, size: int) -> frozenset[str]:
    """Files that cannot stand on the packing list because they are made with it or after it.

    Each is checked otherwise: the log by the signed root, the last checkpoint by its signature, the manifests and
    bag-info.txt by being worked out anew from the rest.

    Args:
        packing_list: its sha256.
        size: lines of the log, the hand-over line among them.
    """
    made_after = {BAG_INFO, LOG, CHECKPOINT, note_name(size), object_name(packing_list)}
    return MANIFESTS | made_after


_PROOF_PATH = re.compile(
    rf"item|sheet\.json|line\.json|item\.tlog-proof|log\.vkey|README\.txt|verify\.sh|verify\.py|witnesses/{_NAME}\.vkey"
)


def is_proof_path(path: str) -> bool:
    """Whether the proof of one item may hold a file of this name."""
    return _PROOF_PATH.fullmatch(path) is not None
