"""The sheet of an act: which person did it and why, kept as an object that the log's line names by hash.

A reason may say more than the log should: it stands here, beside a salt, so a line can be shown without it.
"""

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from witnessmark.activity import visible
from witnessmark.case import Case
from witnessmark.case.config import Person
from witnessmark.collect.custody import Event, Log
from witnessmark.collect.objects import put_bytes
from witnessmark.errors import CaseError, CustodyError

LONGEST_REASON = 500
"""Characters; a reason is a sentence."""

OPENED = "opened by a person, who and why on its sheet"
TAKEN_OUT = "its key taken out by a person to be locked anew, who and why on its sheet"
WITHDRAWN = "withdrawn by a person, who and why on its sheet"
SHREDDED = "key destroyed by a person, who and why on its sheet"
REINSTATED = "reinstated by a person, who and why on the sheet of the line before"
BROUGHT_BACK = "to be reinstated, who and why on its sheet"
"""What lines say of such an act; each is written by a person's command alone, and told apart by these words."""


@dataclass(frozen=True)
class Deed:
    """Who and why.

    Attributes:
        who: a pseudonym; "" for the holder of the log key, in a case that names nobody.
        role: theirs when they acted.
        why: in their words; in clear, so it must name nobody.
        salt: 16 random bytes in hexadecimal, so that nobody can confirm a guessed reason by hashing it.
    """

    who: str
    role: str
    why: str
    salt: str = field(default_factory=lambda: secrets.token_hex(16))

    def data(self) -> bytes:
        """Canonical JSON, ASCII only."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()

    def __str__(self) -> str:
        return f'by {self.who or "the holder of the log key"} ({self.role}): "{self.why}"'


def deed_of(person: Person, why: str) -> Deed:
    """What a person gives as their reason.

    Raises:
        CaseError: no reason, or one that is no sentence.
    """
    reason = visible(" ".join(why.split()))
    if not 3 <= len(reason) <= LONGEST_REASON:
        raise CaseError(
            f'the reason is "{reason[:40]}" ({len(reason)} characters). Give one of 3 to {LONGEST_REASON} with --why; it is '
            "kept in clear, so name nobody in it."
        )
    return Deed(person.who, person.role, reason)


def write_deed(case: Case, log: Log, act: str, event: Event, deed: Deed, words: str) -> Event:  # noqa: PLR0913, PLR0917
    """A line about the object of an earlier one, with its deed's sheet put on disk first."""
    return log.append(act, event.obj, event.size, params=put_bytes(case, deed.data()), why=words)


def read_deed(case: Case, event: Event) -> Deed:
    """The deed a line names.

    Raises:
        CustodyError: its sheet is missing or is none.
    """
    path = case.object_path(event.params)
    try:
        return Deed(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        raise CustodyError(
            f"{path}: the sheet that says who did what line {event.seq} tells, and why, is missing or changed. "
            "Restore it from a second copy."
        ) from None


def told(case: Case, event: Event) -> str:
    """By whom and why, for a list; says so when the sheet a line names tells neither."""
    try:
        return str(read_deed(case, event))
    except CustodyError:
        return "by somebody its sheet does not name"


def lines_of(events: Iterable[Event], words: str) -> dict[str, Event]:
    """Object -> the last line that says this of it."""
    return {event.obj: event for event in events if event.why == words}
