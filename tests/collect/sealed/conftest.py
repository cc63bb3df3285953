"""A case that can seal: an owner and an investigator, whose identities lie outside it."""

from datetime import UTC, datetime

import pytest

from witnessmark.case import open_case
from witnessmark.collect.identity import new_identity

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


@pytest.fixture
def keys(tmp_path):
    return [tmp_path / "owner.txt", tmp_path / "investigator.txt"]


@pytest.fixture
def case(tmp_path, keys):
    publics = [new_identity(path, datetime(2024, 5, 2, tzinfo=UTC)) for path in keys]
    root = tmp_path / "case"
    for folder in ("inbox/sealed", "hand"):
        (root / folder).mkdir(parents=True)
    (root / "case.toml").write_text(TOML.format(*publics), encoding="utf-8")
    opened = open_case(root)
    yield opened
    opened.store.close()
