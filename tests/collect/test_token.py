"""Time stamps: which are believed, and every kind that is not."""

import shutil

import pytest
from benchmarks.custody.authority import make_authority, signed_by_another
from rfc3161_client import TimestampRequestBuilder
from rfc3161_client.base import HashAlgorithm

from witnessmark.collect.token import ACCEPTED, check_token

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the test authority")
LATER = "+5 minutes"
"""The other signer's certificate is made after the stamp it re-signs; it must be valid then, however slow the machine."""

needs_faketime = pytest.mark.skipif(
    not shutil.which("faketime"), reason="faketime sets the test authority's clock"
)

MESSAGE = b"witnessmark/log/0123456789abcdef\n7\nkB4RUar4ql8vK+UqKhe7nifXGb0VrNCvk+vNtFIhhiE=\n"


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("authority"))


def query(message=MESSAGE):
    return TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build().as_bytes()


def check(authority, token, message=MESSAGE):
    return check_token(token, message, authority.root.read_bytes(), ask_both=True)


def test_a_stamp_by_a_named_authority_is_accepted_by_both_programs(authority):
    stamp = check(authority, authority.reply(query()))

    assert (stamp.client, stamp.openssl, stamp.is_accepted) == (ACCEPTED, ACCEPTED, True)


def test_a_stamp_over_other_bytes_is_refused_by_both_programs(authority):
    stamp = check(authority, authority.reply(query(b"other")))

    assert not stamp.is_accepted
    assert ACCEPTED not in {stamp.client, stamp.openssl}


def test_a_stamp_by_another_authority_of_the_same_name_is_refused(authority, tmp_path):
    stamp = check(authority, make_authority(tmp_path / "other").reply(query()))

    assert not stamp.is_accepted


@needs_faketime
@pytest.mark.parametrize("when", ["2014-09-01 12:00:00", "2045-01-01 12:00:00"])
def test_a_stamp_dated_outside_the_validity_of_its_signer_is_refused_by_both_programs(authority, when):
    stamp = check(authority, authority.reply(query(), when))

    assert not stamp.is_accepted
    assert ACCEPTED not in {stamp.client, stamp.openssl}


@needs_faketime
def test_a_stamp_by_a_signer_that_has_expired_is_refused(tmp_path):
    authority = make_authority(tmp_path / "expired", days=1)

    assert not check(authority, authority.reply(query(), "+3 days")).is_accepted


@needs_faketime
def test_a_stamp_made_while_its_signer_was_valid_holds_for_ever_after(authority):
    assert check(authority, authority.reply(query(), "+20 days")).is_accepted


@needs_faketime
def test_the_way_we_forge_would_be_accepted_with_the_right_certificate(authority):
    forged = signed_by_another(authority.reply(query(), LATER), authority.folder, "critical,timeStamping")

    assert check(authority, forged).is_accepted


@needs_faketime
@pytest.mark.parametrize(
    "usage", ["critical,codeSigning", "timeStamping", "critical,timeStamping,codeSigning", "clientAuth"]
)
def test_a_stamp_by_a_certificate_that_is_not_for_stamps_alone_is_refused(authority, usage):
    good = authority.reply(query(), LATER)

    assert not check(authority, signed_by_another(good, authority.folder, usage)).is_accepted


def test_a_chain_in_an_order_the_strict_program_cannot_read_is_left_to_openssl(tmp_path):
    authority = make_authority(tmp_path / "chain", sends_chain=True)
    stamp = check(authority, authority.reply(query()))

    assert stamp.client.startswith("cannot read it")
    assert (stamp.openssl, stamp.is_accepted) == (ACCEPTED, True)


@needs_faketime
def test_the_fallback_does_not_accept_a_back_dated_stamp_either(tmp_path):
    authority = make_authority(tmp_path / "chain", sends_chain=True)

    assert not check(authority, authority.reply(query(), "2014-09-01 12:00:00")).is_accepted


@pytest.mark.parametrize(
    "token", [b"", b"\x30", b"<html>no</html>", b"\x30\x03\x02\x01\x00", b"\x00" * 70_000]
)
def test_what_is_no_reply_at_all_is_refused_in_words(authority, token):
    stamp = check(authority, token)

    assert not stamp.is_accepted
    assert "cannot read it" in stamp.reason or "did not grant" in stamp.reason
