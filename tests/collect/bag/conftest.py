"""A case with three items and a decision, its bag, and the same with a witness and a time authority."""

import shutil

import pytest
from benchmarks.custody.authority import make_authority
from benchmarks.handover.asking import trusted_programs
from benchmarks.handover.build import bag_of, stamped, witnessed

from witnessmark.case import open_case
from witnessmark.collect import collect
from witnessmark.collect.witness import new_witness


def begin(folder):
    """A case whose items are named after people."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "hand").mkdir()
    (folder / "case.toml").write_text('title = "A small case"\n', encoding="utf-8")
    for name, words in (
        ("letter-of-samira", "We left."),
        ("list-of-haidar", "Nine houses."),
        ("map", "A road."),
    ):
        (folder / "inbox" / f"{name}.txt").write_text(f"{words}\n", encoding="utf-8")
    (folder / "hand" / "places.csv").write_text("name,lon,lat\nAmerli,44.6,34.7\n", encoding="utf-8")
    case = open_case(folder)
    collect(case, lambda *_: None)
    case.store.close()
    return case


@pytest.fixture
def kept(tmp_path):
    return begin(tmp_path / "kept")


@pytest.fixture(scope="session")
def bags(tmp_path_factory):
    """Two bags, made once: "plain", without names and outsiders; "attested", whole, with a witness and a time stamp."""
    root = tmp_path_factory.mktemp("bags")
    plain = bag_of(begin(root / "one"), root / "plain")
    case = witnessed(begin(root / "two"), new_witness(root / "anna", "witness/w-1"))
    case = stamped(case, make_authority(root / "authority"))
    attested = bag_of(case, root / "attested", with_names=True, with_decisions=True)
    return {"plain": plain, "attested": attested}


@pytest.fixture
def bag(bags, tmp_path):
    """A bag of one's own to spoil."""
    return shutil.copytree(bags["plain"], tmp_path / "bag")


@pytest.fixture
def attested(bags, tmp_path):
    return shutil.copytree(bags["attested"], tmp_path / "attested")


@pytest.fixture(scope="session")
def programs(tmp_path_factory):
    return trusted_programs(tmp_path_factory.mktemp("programs"))
