"""inbox/sealed/: dropped there, taken in locked, taken away; and never, whatever goes wrong, taken in in clear."""

import errno
import os

import pytest
from tests.collect.sealed.cases import NAME, WORDS, acts, opened, seal_words

from witnessmark.case import open_case
from witnessmark.collect import collect, sealing
from witnessmark.collect.sealedfiles import seal_files, take_away
from witnessmark.errors import CaseError, NoRoomError, UnreadError
from witnessmark.records import Unread


def drop(case, path=f"inbox/sealed/{NAME}", words=WORDS):
    whole = case.root / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    whole.write_bytes(words)
    return whole


def test_what_lies_in_the_sealed_folder_is_sealed_and_gone_from_there(case, keys, silent):
    path = drop(case)

    collect(case, silent)

    assert ([item.name for item in case.items()], path.exists()) == (["sealed 1"], False)
    assert opened(case, keys[0]) == WORDS


@pytest.mark.parametrize(
    "path",
    ["inbox/SEALED/a.txt", "inbox/sealed/deep/er/a.txt", "hand/sealed/a.txt", "hand/Sealed/places.csv"],
)
def test_any_spelling_and_depth_of_the_folder_keeps_a_file_out_of_the_clear(case, silent, path):
    drop(case, path)

    collect(case, silent)

    assert [item.how for item in case.items()] == ["sealed"]


def test_a_file_that_is_only_called_sealed_is_an_ordinary_one(case, silent):
    (case.inbox / "sealed").rmdir()
    drop(case, "inbox/sealed", b"an ordinary text")

    collect(case, silent)

    assert [item.name for item in case.items()] == ["sealed"]


def test_where_nobody_can_open_it_it_stays_and_is_told_without_its_name(tmp_path, silent):
    (tmp_path / "case.toml").write_text('title = "Alone"\n', encoding="utf-8")
    case = open_case(tmp_path)
    path = drop(case)

    collect(case, silent)

    (unread,) = case.store.all(Unread)
    assert (path.exists(), list(case.items()), unread.subject) == (True, [], "file 1 to be sealed")
    assert "Qvorzelim" not in unread.reason
    case.store.close()


def test_what_cannot_be_sealed_is_told_without_its_name_and_the_rest_goes_on(case, silent):
    folder = case.inbox / "sealed"
    drop(case, "inbox/sealed/Qvorzelim empty.txt", b"")
    (folder / "Qvorzelim link").symlink_to(case.root / "case.toml")
    os.mkfifo(folder / "Qvorzelim pipe")
    drop(case)

    work = collect(case, silent)

    assert (work.unread, [item.name for item in case.items()]) == (3, ["sealed 1"])
    assert not any("Qvorzelim" in f"{one.subject} {one.reason}" for one in case.store.all(Unread))


@pytest.mark.parametrize("name", ["b", "a", "is", "bytes", "file 1 to be sealed", "[0", "sealed"])
def test_a_short_name_is_not_looked_for_in_the_words_of_a_refusal(case, silent, name):
    drop(case, f"inbox/sealed/{name}", b"")

    collect(case, silent)

    (unread,) = case.store.all(Unread)
    assert unread.reason.startswith("file 1 to be sealed is empty (0 ")


def test_collecting_again_seals_nothing_twice(case, silent):
    drop(case)

    collect(case, silent)
    collect(case, silent)

    assert acts(case) == ["acquire"]


def test_a_file_that_changed_while_it_was_sealed_is_not_taken_away(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_bytes(WORDS)

    assert not take_away(path, "0" * 64)
    assert path.read_bytes() == WORDS


def test_a_file_with_a_second_name_is_taken_from_the_inbox_and_not_overwritten(case, silent, tmp_path):
    path = drop(case)
    os.link(path, tmp_path / "the original")

    collect(case, silent)

    assert (path.exists(), (tmp_path / "the original").read_bytes()) == (False, WORDS)


def test_by_command_a_file_stays_where_it_is_unless_its_removal_is_asked_for(case, tmp_path):
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_bytes(WORDS)

    told = [
        *seal_files(case, {paths[0]: "one"}, None),
        *seal_files(case, {paths[1]: "two"}, None, remove=True),
    ]

    assert [path.exists() for path in paths] == [True, False]
    assert ["still there, in clear" in line or "overwritten and deleted" in line for line in told] == [
        False,
        True,
    ] * 2


def test_by_command_nothing_is_sealed_from_inside_the_case(case):
    with pytest.raises(CaseError, match="into inbox/sealed/ and collect"):
        list(seal_files(case, {drop(case, "inbox/notes.txt"): "notes"}, None))
    assert acts(case) == []


def test_bytes_that_are_in_evidence_in_clear_already_are_told_so(case, silent, tmp_path):
    drop(case, "inbox/notes.txt")
    collect(case, silent)
    (tmp_path / "notes.txt").write_bytes(WORDS)

    told = list(seal_files(case, {tmp_path / "notes.txt": "notes"}, None))

    assert "the very same bytes lie in evidence in clear already" in told[1]


def test_an_unreadable_file_is_named_to_the_person_who_named_it(case, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")

    with pytest.raises(UnreadError, match=r"empty\.txt: a thing to be sealed is empty"):
        list(seal_files(case, {tmp_path / "empty.txt": "empty"}, None))


def test_sealed_items_come_back_the_same_when_the_records_are_lost(case, silent):
    seal_words(case)
    collect(case, silent)
    items = list(case.items())
    for item in items:
        case.store.forget(f"collect:{item.sha256[:12]}")

    collect(case, silent)

    assert list(case.items()) == items


def test_a_full_disk_ends_the_run_and_leaves_the_file_where_it_was(case, silent, monkeypatch):
    path = drop(case)
    other = drop(case, "inbox/other.txt", b"a text of ours")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sealing, "lock", full)
    with pytest.raises(NoRoomError, match="file 1 to be sealed is"):
        collect(case, silent)

    assert (path.read_bytes(), [item.name for item in case.items()]) == (WORDS, [other.name])
