"""Where a received item comes from: its name for us, from the sender's sheet when that came too, else from its log line."""

import hashlib
import json
import re
from pathlib import Path

from witnessmark.activity import visible
from witnessmark.collect.bag.layout import object_name
from witnessmark.collect.custody import Event
from witnessmark.collect.held import LONGEST_SHEET
from witnessmark.collect.sheet import Sheet

HOW = "received"
"""The `how` of an item that came in a bag."""

LONGEST_NAME = 400
"""Characters of a name from elsewhere; longer ones are cut."""

_HASH = re.compile(r"[0-9a-f]{64}")


def our_sheet(bag: Path, event: Event, kind: str, key_hash: str) -> Sheet:
    """The sheet by which we keep an item that another case acquired.

    Args:
        bag: its folder, checked.
        event: the sender's line that acquired it.
        kind: its media type, by our own look at its bytes.
        key_hash: tells the sender's log.
    """
    told = _told(bag / object_name(event.params), event.params)
    name = visible(told.get("name", ""))[:LONGEST_NAME] or f"{key_hash} line {event.seq}"
    source, captured = (visible(told.get(word, ""))[:2000] for word in ("source", "captured"))
    within = told.get("within", "") if _HASH.fullmatch(told.get("within", "")) else ""
    return Sheet(name, kind, event.size, HOW, source=source, captured=captured, within=within)


def _told(path: Path, sha256: str) -> dict[str, str]:
    """The words of the sender's sheet; none when it was kept back or is no sheet. It is a stranger's: nothing is trusted."""
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST_SHEET + 1)
        words = json.loads(data)
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(words, dict) or hashlib.sha256(data).hexdigest() != sha256:
        return {}
    return {word: value for word, value in words.items() if isinstance(value, str)}
