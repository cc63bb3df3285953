"""One line of the custody log, and the one way it is spelt."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime

import witnessmark
from witnessmark.collect.merkle import leaf_hash
from witnessmark.errors import CustodyError

ACTS = frozenset({
    "acquire", "copy", "derive", "open-sealed", "view", "redact", "publish", "export", "hand-over", "receive",
    "correct", "withdraw", "fsck", "time-anomaly", "key-change",
})  # fmt: skip
"""Everything that can be done to evidence; a line with another act does not verify."""

IN_LINE = {"size": "bytes"}
"""Field of Event -> its word in the line, where they differ."""

AFTER = ", after checkpoint "
AFTER_LINE = ", after line "

_CLOCK = re.compile(r"system|given|system, unsynchronised|system, synchronised, within [0-9]{1,9} ms")
_HASH = re.compile(r"(?:[0-9a-f]{64})?")
_SALT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Event:
    """One line of the log.

    Attributes:
        seq: its place, from 0.
        t: UTC by this machine's clock to the second, a claim and no proof; clock says what it is worth.
        clock: "system, synchronised, within 16 ms", "system, unsynchronised", or "system" when not known.
        who: a pseudonym, such as "key-1f03a9c2".
        act: one of ACTS.
        obj: sha256 of the object it is about, "" when about none.
        size: the object's length, written as "bytes".
        tool: program and version, then a mark of the line above and the size of the last checkpoint signed before: so a
            line that changed is told from its neighbours, and a checkpoint that was taken away is missed.
        params: sha256 of a sheet (an object) with the details, "" when there are none.
        why: a reason in words that name nobody.
        salt: 16 random bytes in hexadecimal.
    """

    seq: int
    t: str
    clock: str
    who: str
    act: str
    obj: str
    size: int
    tool: str
    params: str
    why: str
    salt: str

    def line(self) -> bytes:
        """The leaf: canonical JSON, fields in order, ASCII only."""
        words = {IN_LINE.get(name, name): getattr(self, name) for name in FIELDS}
        return json.dumps(words, separators=(",", ":"), ensure_ascii=True).encode()

    @property
    def time(self) -> datetime:
        """`t` as a point in time."""
        return datetime.fromisoformat(self.t)


FIELDS = tuple(Event.__dataclass_fields__)


def tool_name(checkpoint: int, above: bytes = b"") -> str:
    """A line's `tool`: "witnessmark 0.1.0, after line 1f03a9c2, after checkpoint 12".

    Args:
        checkpoint: size of the last one signed; 0 before the first.
        above: the raw line above; empty for the first.
    """
    line = f"{AFTER_LINE}{line_mark(above)}" if above else ""
    note = f"{AFTER}{checkpoint}" if checkpoint else ""
    return f"witnessmark {witnessmark.__version__}{line}{note}"


def line_mark(line: bytes) -> str:
    """The first 8 digits of a raw line's leaf hash: enough to tell which line changed, not meant to prevent it."""
    return leaf_hash(line).hex()[:8]


def mark_above(event: Event) -> str:
    """The mark of the line above, as a line says; "" when it says none."""
    _, _, said = event.tool.partition(AFTER_LINE)
    return said.partition(",")[0]


def checkpoint_before(event: Event) -> int:
    """Size of the last checkpoint signed before a line, as the line says; 0 when it says none."""
    _, _, size = event.tool.rpartition(AFTER)
    return int(size) if AFTER in event.tool and size.isdecimal() else 0


def utc(moment: datetime) -> str:
    """A moment as lines spell it: UTC to the second, "2024-05-02T12:00:00Z"."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def parse_line(line: bytes, number: int) -> Event:
    """A line as an event.

    Raises:
        CustodyError: it is not one, or not spelt as one; names the line, from 0.
    """
    try:
        words = json.loads(line)
        event = Event(**{name: words.pop(IN_LINE.get(name, name)) for name in FIELDS})
        is_sound = event.seq == number and _is_sound(event) and event.line() == line
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        is_sound = False
    if not is_sound:
        shown = line[:60].decode("ascii", "backslashreplace")
        raise CustodyError(
            f"custody log, line {number}: {shown!r} is not the event it should be. "
            "Restore evidence/custody/log.jsonl from a second copy."
        )
    return event


def _is_sound(event: Event) -> bool:
    # JSON's true is a whole number to Python: the type itself is asked, not its family.
    kinds_hold = all(type(getattr(event, name)) is kind for name, kind in Event.__annotations__.items())
    return (
        kinds_hold
        and event.act in ACTS
        and event.size >= 0
        and all(_HASH.fullmatch(digest) for digest in (event.obj, event.params))
        and bool(_SALT.fullmatch(event.salt))
        and bool(_CLOCK.fullmatch(event.clock))
        and utc(event.time) == event.t
    )
