"""Records to JSON and back, by the types their fields declare."""

import msgspec

from witnessmark.errors import StoreError
from witnessmark.records import KINDS, Activity, Record

_decoders: dict[str, msgspec.json.Decoder[Record]] = {}


def to_json(record: Record | Activity) -> str:
    """A record as one line of JSON, keys in field order."""
    return msgspec.json.encode(record).decode()


def from_json(prefix: str, body: str) -> Record:
    """A record of the kind `prefix` stands for.

    Raises:
        StoreError: the stored line does not fit the kind any more.
    """
    if prefix not in _decoders:
        _decoders[prefix] = msgspec.json.Decoder(KINDS[prefix])
    try:
        return _decoders[prefix].decode(body)
    except (msgspec.ValidationError, ValueError) as error:
        raise StoreError(
            f"A stored {KINDS[prefix].__name__} does not fit this version: {error}. "
            "Delete case.sqlite and run again: it is rebuilt from evidence/ and hand/."
        ) from None


def activity_from_json(body: str) -> Activity:
    """A stored activity."""
    return msgspec.json.decode(body, type=Activity)
