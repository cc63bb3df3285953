"""Sealing and opening: what stands in clear, who can open, and what is written before it is shown."""

import io
import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from tests.collect.sealed.cases import NAME, WORDS, acts, events, opened, seal_words, why

from witnessmark.case import open_case
from witnessmark.collect import collect
from witnessmark.collect.checkpoint import read_checkpoint
from witnessmark.collect.custody import read_lines
from witnessmark.collect.envelope import envelope_path, open_envelope, read_identities
from witnessmark.collect.identity import new_identity
from witnessmark.collect.opening import open_sealed
from witnessmark.collect.sealing import seal_bytes
from witnessmark.collect.session import session
from witnessmark.collect.sheet import read_sheet
from witnessmark.errors import BusyError, CaseError, CustodyError, UnreadError


def test_whoever_it_is_locked_to_opens_it_to_the_byte(case, keys):
    seal_words(case)

    assert [opened(case, key) for key in keys] == [WORDS, WORDS]


def test_its_item_is_called_by_its_turn_and_is_an_age_file(case, silent):
    seal_words(case)
    seal_words(case, b"another")

    collect(case, silent)

    items = list(case.items())
    assert [item.name for item in items] == ["sealed 1", "sealed 2"]
    assert {(item.media_type, item.how) for item in items} == {("application/vnd.age", "sealed")}


def test_the_locked_bytes_are_the_object_whose_hash_the_log_names(case):
    event = seal_words(case)

    assert case.object_path(event.obj).read_bytes().startswith(b"age-encryption.org/v1\n")


def test_two_things_of_like_length_have_locked_bytes_that_differ_by_less_than_a_name(case):
    sizes = [seal_words(case, b"x" * length).size for length in (1, 40, 4000)]

    # age itself adds a stanza of random length, so that nobody relies on a fixed one.
    assert max(sizes) - min(sizes) < 300


def test_a_line_stands_signed_on_disk_before_the_first_byte_is_shown(case, keys):
    seal_words(case)
    seen = []

    class Screen(io.BytesIO):
        def write(self, data):
            seen.append((acts(case)[-1], read_checkpoint(case).size == len(read_lines(case))))
            return super().write(data)

    open_sealed(case, "sealed 1", read_identities(case, keys[0]), why()).write_to(Screen())

    assert set(seen) == {("open-sealed", True)}


def test_the_sheet_of_an_opening_says_who_why_and_in_which_role(case, keys):
    seal_words(case)
    opened(case, keys[0])

    sheet = json.loads(case.object_path(events(case)[-1].params).read_bytes())
    assert (sheet["who"], sheet["role"], sheet["why"]) == ("P-1", "owner", "a test of ours")


def test_an_identity_it_is_not_locked_to_opens_nothing_and_writes_no_line(case, tmp_path):
    seal_words(case)
    new_identity(tmp_path / "stranger.txt", datetime(2024, 5, 2, tzinfo=UTC))

    with pytest.raises(CustodyError, match=r"not locked to this identity.*Use the one"):
        opened(case, tmp_path / "stranger.txt")
    assert acts(case) == ["acquire"]


def test_nothing_is_shown_when_the_line_cannot_be_written(case, keys):
    seal_words(case)

    with session(case), pytest.raises(BusyError, match="another witnessmark"):
        opened(case, keys[0])


def test_a_changed_sealed_object_is_not_opened_and_no_line_says_it_was(case, keys):
    path = case.object_path(seal_words(case).obj)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"x")

    with pytest.raises(CustodyError, match="changed or is gone"):
        opened(case, keys[0])
    assert acts(case) == ["acquire"]


def test_an_identity_inside_the_case_is_refused_for_reading_and_making(case, keys):
    seal_words(case)
    inside = case.root / "hand" / "me.txt"
    inside.write_bytes(keys[0].read_bytes())

    with pytest.raises(CustodyError, match="Move it out"):
        opened(case, inside)
    with pytest.raises(CustodyError, match="Name a file outside it"):
        new_identity(case.root / "hand" / "new.txt", datetime(2024, 5, 2, tzinfo=UTC))


@pytest.mark.parametrize("text", ["", "hello", "AGE-SECRET-KEY-1ABC", "age1qqq", "\udcff"])
def test_what_is_no_identity_is_told_apart_from_one_that_does_not_fit(case, tmp_path, text):
    seal_words(case)
    (tmp_path / "odd.txt").write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(CustodyError, match=r"no age identity|not an age secret key"):
        opened(case, tmp_path / "odd.txt")


def test_a_case_that_names_nobody_cannot_seal_and_writes_nothing(tmp_path):
    (tmp_path / "case.toml").write_text('title = "Alone"\n', encoding="utf-8")
    case = open_case(tmp_path)

    with pytest.raises(CaseError, match="names nobody a sealed thing could be locked to"):
        seal_words(case)
    assert not list((case.evidence / "objects").rglob("*"))


def test_an_empty_thing_is_refused_and_leaves_no_file(case):
    with pytest.raises(UnreadError, match="0 bytes"):
        seal_words(case, b"")

    assert [path for path in case.evidence.rglob("*") if path.is_file() and "objects" in path.parts] == []


def test_bytes_that_belong_to_another_object_are_sealed_without_an_item_of_their_own(case, keys, silent):
    with session(case) as log:
        sha256 = seal_bytes(case, log, b"Qvorzelim collected this", "who collected")

    collect(case, silent)

    assert list(case.items()) == []
    assert opened(case, keys[1], sha256[:12]) == b"Qvorzelim collected this"


def test_the_age_format_is_opened_by_the_key_in_the_envelope_alone(case, keys):
    from pyrage import decrypt, x25519

    event = seal_words(case)
    envelope = open_envelope(
        case, event.obj, [read_sheet(case, event.params)], read_identities(case, keys[0])
    )

    plain = decrypt(case.object_path(event.obj).read_bytes(), [x25519.Identity.from_str(envelope.key)])
    assert (plain[: envelope.size_bytes], set(plain[envelope.size_bytes :])) == (WORDS, {0})


def test_only_the_owner_of_the_file_may_read_an_envelope(case):
    event = seal_words(case)

    assert envelope_path(case, event.obj).stat().st_mode & 0o777 == 0o600


def test_a_thing_is_found_by_name_number_of_line_and_digits_of_its_hash(case, keys):
    event = seal_words(case)

    found = {
        opened(case, keys[0], wanted)
        for wanted in ("sealed 1", "line 0", event.obj[:6], f"it-{event.obj[:12]}")
    }
    assert found == {WORDS}


@pytest.mark.parametrize("wanted", ["", "sealed 2", "line 99", "line -1", NAME, "abcdef", "it-", "\x1b[2J"])
def test_what_is_not_there_is_said_with_the_words_that_would_be(case, keys, wanted):
    seal_words(case)

    with pytest.raises(CustodyError, match="nothing in evidence is called"):
        opened(case, keys[0], wanted)


def test_what_is_not_sealed_needs_no_opening(case, keys, silent):
    (case.inbox / "one.txt").write_text("in clear", encoding="utf-8")
    collect(case, silent)

    with pytest.raises(CustodyError, match="is not sealed: its bytes lie at"):
        opened(case, keys[0], "one.txt")


def test_a_thing_larger_than_memory_is_sealed_and_opened_in_little_of_it(case, keys, tmp_path):
    with (tmp_path / "large").open("wb") as file:
        file.truncate(64 << 20)
    code = (
        "import sys; from pathlib import Path; from witnessmark.case import open_case\n"
        "from witnessmark.collect.sealedfiles import seal_files\n"
        "from tests.collect.sealed.cases import *\n"
        f"case = open_case(Path({str(case.root)!r}))\n"
        f"list(seal_files(case, {{Path({str(tmp_path / 'large')!r}): 'large'}}, sys.stdin.buffer))\n"
        f"open_sealed(case, 'sealed 1', read_identities(case, Path({str(keys[0])!r})), why()).write_to(open('/dev/null', 'wb'))\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )

    peak = int(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    )

    assert peak < 100 << 10, f"{peak >> 10} MiB"
