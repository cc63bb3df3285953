"""Shredding: the key goes, with who and why; leaf, hash and locked bytes stay and verify."""

import pytest
from tests.collect.sealed.cases import acts, opened, seal_words, why

from witnessmark.collect import collect, shredding
from witnessmark.collect.checkpoint import read_checkpoint
from witnessmark.collect.custody import read_lines
from witnessmark.collect.deed import WITHDRAWN
from witnessmark.collect.envelope import envelope_path
from witnessmark.collect.objects import put_bytes
from witnessmark.collect.sealed import RECEIVED
from witnessmark.collect.session import session
from witnessmark.collect.shredding import overwrite, shred
from witnessmark.collect.verify import verify
from witnessmark.errors import CustodyError


def test_a_shredded_thing_can_be_opened_by_nobody_and_says_who_shredded_it(case, keys):
    seal_words(case)
    shred(case, "sealed 1", why("the witness asked"))

    with pytest.raises(
        CustodyError, match=r'cannot be opened by anybody.*by P-1 \(owner\): "the witness asked"'
    ):
        opened(case, keys[0])


def test_the_evidence_still_verifies_and_lists_what_was_shredded(case):
    seal_words(case)
    shred(case, "sealed 1", why("the witness asked"))

    verdict = verify(case)
    assert verdict.state == "VALID-BUT"
    assert [
        reason
        for reason in verdict.reasons
        if "Shredded at line 1" in reason and "the witness asked" in reason
    ]


def test_leaf_and_locked_bytes_stay_as_they_were(case):
    event = seal_words(case)
    before = read_lines(case)[0], case.object_path(event.obj).read_bytes()

    shred(case, "sealed 1", why())

    assert (read_lines(case)[0], case.object_path(event.obj).read_bytes()) == before
    assert not envelope_path(case, event.obj).exists()


def test_the_line_is_signed_before_the_key_is_destroyed(case, monkeypatch):
    event, seen = seal_words(case), []

    def watch(path):
        seen.append((acts(case)[-1], read_checkpoint(case).size == len(read_lines(case)), path))

    monkeypatch.setattr(shredding, "overwrite", watch)
    shred(case, "sealed 1", why())

    assert seen == [("withdraw", True, envelope_path(case, event.obj))]


def test_a_shredding_that_broke_off_is_told_and_finished_by_the_same_command(case):
    event = seal_words(case)
    envelope = envelope_path(case, event.obj)
    kept = envelope.read_bytes()
    shred(case, "sealed 1", why())
    envelope.write_bytes(kept)  # as a power cut between line and deletion leaves it

    told = str(verify(case))
    shred(case, "sealed 1", why())

    assert "called shredded, but its envelope is still there" in told
    assert (envelope.exists(), acts(case)) == (False, ["acquire", "withdraw"])


def test_overwriting_leaves_no_byte_of_the_old_content_in_the_file(tmp_path):
    path = tmp_path / "envelope"
    path.write_bytes(b"\x00" * 5000)

    overwrite(path)

    data = path.read_bytes()
    assert len(data) == 5000
    assert data.count(0) < 100


def test_an_envelope_that_is_a_link_never_leads_to_overwriting_what_it_points_at(case, tmp_path):
    path = envelope_path(case, seal_words(case).obj)
    path.unlink()
    (tmp_path / "mine").write_bytes(b"mine")
    path.symlink_to(tmp_path / "mine")

    shred(case, "sealed 1", why())

    assert ((tmp_path / "mine").read_bytes(), path.is_symlink()) == (b"mine", False)


def test_a_shredded_thing_is_no_item_any_more(case, silent):
    seal_words(case)
    collect(case, silent)
    shred(case, "sealed 1", why())

    collect(case, silent)

    assert list(case.items()) == []


def test_what_lies_in_clear_is_not_shredded_but_withdrawn(case, silent):
    (case.inbox / "one.txt").write_text("in clear", encoding="utf-8")
    collect(case, silent)

    with pytest.raises(CustodyError, match='Use "witnessmark withdraw"'):
        shred(case, "one.txt", why())
    assert acts(case) == ["acquire"]


def test_an_envelope_that_is_gone_without_a_line_is_a_loss_and_its_line_is_named(case):
    seal_words(case)
    event = seal_words(case, b"another")
    envelope_path(case, event.obj).unlink()

    verdict = verify(case)
    assert (verdict.state, verdict.index) == ("INVALID", 1)
    assert "no line says it was destroyed" in verdict.reasons[0]


def test_one_bit_of_an_envelope_changed_is_found(case):
    path = envelope_path(case, seal_words(case).obj)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    assert verify(case).state == "INVALID"


def test_an_envelope_of_one_thing_does_not_pass_for_anothers(case):
    one, other = seal_words(case), seal_words(case, b"another")
    envelope_path(case, one.obj).write_bytes(envelope_path(case, other.obj).read_bytes())

    assert (verify(case).state, verify(case).index) == ("INVALID", 0)


def test_a_file_under_sealed_that_no_line_knows_is_named(case):
    seal_words(case)
    (case.evidence / "sealed" / "keys" / "stray.age").write_bytes(b"x")

    assert "sealed/keys/stray.age" in str(verify(case))


def test_whoever_holds_the_log_key_cannot_pass_any_object_for_a_sealed_one(case):
    with session(case) as log:
        sha256 = put_bytes(case, b"no age file")
        log.append("acquire", sha256, 11, params=put_bytes(case, b"no sheet"), why=RECEIVED)

    verdict = verify(case)
    assert (verdict.state, verdict.index) == ("INVALID", 0)


def test_a_withdrawal_whose_sheet_names_nobody_is_listed_as_that(case):
    event = seal_words(case)
    with session(case) as log:
        log.append("withdraw", event.obj, event.size, params=put_bytes(case, b"no deed"), why=WITHDRAWN)

    assert "by somebody its sheet does not name" in str(verify(case))
