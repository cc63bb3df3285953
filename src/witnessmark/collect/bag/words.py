"""What sender and receiver read out to each other: a log's key, how many lines, their root."""

import base64

from witnessmark.collect.checkpoint import Checkpoint
from witnessmark.collect.keys import Verifier


def words_of(log: Verifier, checkpoint: Checkpoint) -> str:
    """One line, as verify.sh and verify.py print it."""
    root = base64.b64encode(checkpoint.root).decode()
    return f"Log {log.name}, key {log.hash.hex()}: {checkpoint.size} lines, root {root}"
