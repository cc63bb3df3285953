"""The item sheet: what the log must not say in clear (a name), kept as an object that the log's line names by hash."""

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass, field

from witnessmark.case import Case
from witnessmark.errors import CustodyError

MAY_LACK = frozenset({"envelope", "source", "captured", "within"})
"""Fields that stand on a sheet only when there is something to say."""


@dataclass(frozen=True)
class Sheet:
    """One arrival: what came, under which name, which way.

    Attributes:
        name, media_type, size_bytes, how: as in Item.
        salt: 16 random bytes in hexadecimal, so that nobody can confirm a guessed name by hashing it.
        source, captured: as in Item.
        within: sha256 of the object it was unpacked from.
        envelope: for a sealed thing, sha256 of the age file with its key and its true name; "" for all others.
    """

    name: str
    media_type: str
    size_bytes: int
    how: str
    salt: str = field(default_factory=lambda: secrets.token_hex(16))
    envelope: str = ""
    source: str = ""
    captured: str = ""
    within: str = ""

    def data(self) -> bytes:
        """Canonical JSON, ASCII only; what is empty by default is left out."""
        words = {key: value for key, value in asdict(self).items() if value or key not in MAY_LACK}
        return json.dumps(words, sort_keys=True, separators=(",", ":")).encode()


def read_sheet(case: Case, sha256: str) -> Sheet:
    """The sheet with this hash.

    Raises:
        CustodyError: it is gone or changed.
    """
    path = case.object_path(sha256)
    try:
        data = path.read_bytes()
        sheet = Sheet(**json.loads(data))
    except (OSError, ValueError, TypeError):
        data, sheet = b"", None
    if sheet is None or hashlib.sha256(data).hexdigest() != sha256:
        raise CustodyError(
            f"{path}: this item sheet is missing or changed, so the name of its item is not known. "
            f'Restore it from a second copy; "witnessmark verify {case.root}" names all that changed.'
        )
    return sheet
