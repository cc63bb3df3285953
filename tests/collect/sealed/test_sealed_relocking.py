"""People come and go: envelopes are locked anew, the sealed things stay as they are."""

from datetime import UTC, datetime

import pytest
from tests.collect.sealed.cases import WORDS, acts, events, opened, seal_words, why
from tests.collect.sealed.test_sealed_breaks import calls_for_the_disk

from witnessmark.case import open_case
from witnessmark.collect.envelope import envelope_path, read_identities
from witnessmark.collect.identity import new_identity
from witnessmark.collect.relocking import relock
from witnessmark.collect.shredding import shred
from witnessmark.collect.verify import verify
from witnessmark.errors import CustodyError


@pytest.fixture
def newcomer(tmp_path):
    return tmp_path / "newcomer.txt"


def let_in(case, newcomer):
    """The case with a third person who may open, and without the second."""
    public = new_identity(newcomer, datetime(2024, 5, 2, tzinfo=UTC))
    path = case.root / "case.toml"
    text = path.read_text(encoding="utf-8")
    before, _, after = text.partition('[[custody.people]]\nwho = "P-2"')
    person = f'[[custody.people]]\nwho = "P-4"\nrole = "investigator"\nrecipient = "{public}"\n'
    path.write_text(f"{before}{person}{after[after.index('[[custody') :]}", encoding="utf-8")
    return open_case(case.root)


def test_whoever_comes_opens_what_was_sealed_before_and_whoever_left_does_not(case, keys, newcomer):
    event = seal_words(case)
    locked = case.object_path(event.obj).read_bytes()
    case = let_in(case, newcomer)

    relock(case, read_identities(case, keys[0]), why())

    assert (opened(case, newcomer), opened(case, keys[0])) == (WORDS, WORDS)
    assert case.object_path(event.obj).read_bytes() == locked
    with pytest.raises(CustodyError, match="not locked to this identity"):
        opened(case, keys[1])


def test_after_relocking_the_case_verifies_and_an_older_envelope_does_not(case, keys):
    path = envelope_path(case, seal_words(case).obj)
    older = path.read_bytes()
    relock(case, read_identities(case, keys[0]), why())
    relock(case, read_identities(case, keys[0]), why())
    sound = verify(case).is_valid

    path.write_bytes(older)

    assert (sound, verify(case).state) == (True, "INVALID")


def test_what_was_shredded_stays_shredded_when_all_is_locked_anew(case, keys):
    shred(case, seal_words(case).obj, why())
    seal_words(case)

    assert relock(case, read_identities(case, keys[0]), why()) == 1
    assert len(list((case.evidence / "sealed" / "keys").iterdir())) == 1


def test_each_relocking_says_who_took_the_key_out_before_the_new_envelope_is_named(case, keys):
    seal_words(case)
    relock(case, read_identities(case, keys[0]), why())

    assert acts(case) == ["acquire", "open-sealed", "correct"]
    assert events(case)[1].why.startswith("its key taken out by a person")


def test_a_stranger_cannot_lock_anything_anew(case, newcomer):
    seal_words(case)
    new_identity(newcomer, datetime(2024, 5, 2, tzinfo=UTC))

    with pytest.raises(CustodyError, match="not locked to this identity"):
        relock(case, read_identities(case, newcomer), why())
    assert acts(case) == ["acquire"]


def test_a_relocking_that_broke_off_leaves_a_thing_that_opens_and_a_case_that_verifies(case, keys):
    secrets, wrong, half = read_identities(case, keys[0]), [], 0
    for event in calls_for_the_disk(lambda _: seal_words(case), lambda _: relock(case, secrets, why())):
        words = opened(case, keys[1], event.obj)
        told = verify(case)
        half += "is still in the envelope it had before" in str(told)
        wrong += [] if words == WORDS and told.is_valid else [event.seq]
        relock(case, secrets, why())
        shred(case, event.obj, why())

    assert (wrong, half > 0) == ([], True)
