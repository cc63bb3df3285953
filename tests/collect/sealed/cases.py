"""A case of two people with keys, and words no page of ours would say by chance."""

import io
from pathlib import Path

from witnessmark.case import Case
from witnessmark.case.config import Person
from witnessmark.collect.custody import Event, parse_line, read_lines
from witnessmark.collect.deed import Deed, deed_of
from witnessmark.collect.envelope import read_identities
from witnessmark.collect.opening import open_sealed
from witnessmark.collect.sealing import seal
from witnessmark.collect.session import session

OWNER = Person("P-1", "owner")
WORDS = b"Qvorzelim Thaxbury met us at 34.7311902 N\n"
NAME = "Qvorzelim Thaxbury.txt"


def why(reason: str = "a test of ours") -> Deed:
    return deed_of(OWNER, reason)


def seal_words(case: Case, words: bytes = WORDS, name: str = NAME) -> Event:
    with session(case) as log:
        return seal(case, log, io.BytesIO(words), name).event


def opened(case: Case, identity: Path, wanted: str = "sealed 1") -> bytes:
    out = io.BytesIO()
    open_sealed(case, wanted, read_identities(case, identity), why()).write_to(out)
    return out.getvalue()


def events(case: Case) -> list[Event]:
    return [parse_line(line, number) for number, line in enumerate(read_lines(case))]


def acts(case: Case) -> list[str]:
    return [event.act for event in events(case)]
