"""A case of two people with keys, and words no page of ours would say by chance."""

import io
from datetime import UTC, datetime
from pathlib import Path

from witnessmark.case import Case, open_case
from witnessmark.case.config import Person
from witnessmark.collect.custody import Event, parse_line, read_lines
from witnessmark.collect.deed import Deed, deed_of
from witnessmark.collect.envelope import read_identities
from witnessmark.collect.identity import new_identity
from witnessmark.collect.opening import open_sealed
from witnessmark.collect.sealing import seal
from witnessmark.collect.session import session

TOML = """\
title = "A small case"

[[custody.people]]
who = "P-1"
role = "owner"
recipient = "{0}"

[[custody.people]]
who = "P-2"
role = "investigator"
recipient = "{1}"

[[custody.people]]
who = "P-3"
role = "analyst"
"""
OWNER = Person("P-1", "owner")
WORDS = b"Qvorzelim Thaxbury met us at 34.7311902 N\n"
NAME = "Qvorzelim Thaxbury.txt"


def key_files(folder: Path) -> list[Path]:
    """Where the identities of P-1 and P-2 lie: beside the case, not in it."""
    return [folder / "owner.txt", folder / "investigator.txt"]


def new_case(folder: Path) -> Case:
    publics = [new_identity(path, datetime(2024, 5, 2, tzinfo=UTC)) for path in key_files(folder)]
    root = folder / "case"
    for inner in ("inbox/sealed", "hand"):
        (root / inner).mkdir(parents=True)
    (root / "case.toml").write_text(TOML.format(*publics), encoding="utf-8")
    return open_case(root)


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
