"""What somebody outside said of a checkpoint - a witness's cosignature, an authority's time stamp - as a line of the log.

The note or token itself is the line's object, so that not a bit of it can change unseen; a sheet says whose it is.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

from witnessmark.case import Case
from witnessmark.collect.custody import Event, Log
from witnessmark.collect.jsonsheet import read_json_sheet, write_json_sheet
from witnessmark.collect.objects import put_bytes

Kind = Literal["cosignature", "time-stamp"]

WHY = {
    "cosignature": "a witness's signature under a checkpoint",
    "time-stamp": "a time stamp over a checkpoint",
}


@dataclass(frozen=True)
class Attestation:
    """The sheet of such a line.

    Attributes:
        attests: a cosignature or a time stamp.
        by: the witness's or authority's name, as pinned.
        size: lines of the checkpoint it is about.
        root: its root in hexadecimal.
        time: when, by the witness's clock or the authority's: UTC, "2024-05-02T12:00:00Z".
        nonce: of the time stamp's query, as decimal digits; "" when there is none.
        rfc3161_client, openssl: what each program said of a time stamp when it came: "accepted", or why not.
    """

    attests: Kind
    by: str
    size: int
    root: str
    time: str
    nonce: str = ""
    rfc3161_client: str = ""
    openssl: str = ""


def log_attestation(case: Case, log: Log, data: bytes, attestation: Attestation) -> Event:
    """Keep what came and write its line.

    Args:
        case: whose custody it is.
        log: open for lines.
        data: the cosigned note or the token, byte for byte.
        attestation: what it says, checked by the caller.
    """
    sheet = write_json_sheet(case, asdict(attestation))
    return log.append("receive", put_bytes(case, data), len(data), params=sheet, why=WHY[attestation.attests])


def attestations(case: Case, events: Iterable[Event]) -> list[tuple[Event, Attestation]]:
    """Every such line with its sheet, in order; other things received (a bag) are passed by."""
    found = []
    for event in events:
        if event.act == "receive":
            words = read_json_sheet(case, event.params)
            words.pop("salt", None)
            if attestation := _read(words):
                found.append((event, attestation))
    return found


def _read(words: dict[str, Any]) -> Attestation | None:
    if words.get("attests") not in get_args(Kind) or set(words) != {
        spec.name for spec in fields(Attestation)
    }:
        return None
    kinds_hold = all(type(value) is (int if name == "size" else str) for name, value in words.items())
    return Attestation(**words) if kinds_hold and words["size"] >= 0 else None
