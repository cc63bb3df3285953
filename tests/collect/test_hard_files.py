"""Files as they come from telephones, sticks and adversaries: none stops the rest, none is dropped in silence."""

import os
import socket
import threading
import time
from pathlib import Path

import pytest
from tests.collect.people import as_nobody

from witnessmark.collect import collect
from witnessmark.collect.arrivals import open_arrival, unchanged
from witnessmark.collect.custody import read_lines
from witnessmark.collect.verify import verify
from witnessmark.errors import UnreadError
from witnessmark.records import Item, Unread


@pytest.fixture
def inbox(case):
    (case.inbox / "good.txt").write_text("A text of ours.\n", encoding="utf-8")
    return case.inbox


@pytest.fixture
def taken(case, silent):
    """Collect, and tell the names of items and of what was refused."""

    def take():
        collect(case, silent)
        refused = {one.subject: one.reason for one in case.store.all(Unread)}
        return [item.name for item in case.store.all(Item)], refused

    return take


def read_while(path, mode, data):
    """Read a file while somebody writes to it after each piece."""
    with open_arrival(path) as source:
        for _ in unchanged(path, source):
            with path.open(mode) as writer:
                writer.write(data)


def test_a_file_nobody_may_read_is_refused_by_name_and_the_rest_comes_in(tmp_path):
    said = as_nobody(tmp_path, "(inbox / 'secret.txt').write_text('x'); (inbox / 'secret.txt').chmod(0)")

    assert said.refused == {
        "secret.txt": "secret.txt cannot be opened: Permission denied. Check who may read it and collect again."
    }
    assert said.items == ["good.txt"]


def test_a_folder_nobody_may_look_into_is_refused_by_name_and_not_passed_over(tmp_path):
    said = as_nobody(tmp_path, "(inbox / 'closed').mkdir(); (inbox / 'closed').chmod(0)")

    assert list(said.refused) == ["closed"]
    assert said.items == ["good.txt"]


def test_a_file_that_vanishes_between_listing_and_opening_is_refused_by_name(tmp_path):
    with pytest.raises(UnreadError, match=r"gone.txt cannot be opened: No such file.*put it back"):
        open_arrival(tmp_path / "gone.txt")


def test_a_file_that_grows_while_it_is_read_is_not_taken_for_what_it_was(tmp_path):
    path = tmp_path / "download.mp4"
    path.write_bytes(b"x" * 3_000_000)

    with pytest.raises(UnreadError, match="was written to while it was read"):
        read_while(path, "ab", b"y" * 2_000_000)


def test_a_file_changed_in_place_while_it_is_read_is_not_taken_for_what_it_was(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"x" * 3_000_000)
    os.utime(path, (1, 1))

    with pytest.raises(UnreadError, match="was written to while it was read"):
        read_while(path, "r+b", b"y")


def test_a_name_that_is_no_utf8_is_taken_in_and_shown_harmlessly(inbox, taken):
    Path(os.fsdecode(os.fsencode(inbox) + b"/r\xe9sum\xe9.txt")).write_bytes(b"x")

    assert sorted(taken()[0]) == ["good.txt", "r\ufffdsum\ufffd.txt"]


@pytest.mark.parametrize("name", ["two\nlines.txt", "\x1b]0;title\x07.txt", "\u202egpj.exe", "a\u2028b.txt"])
def test_a_name_that_would_steer_a_screen_is_taken_in_without_what_steers(inbox, taken, name):
    (inbox / name).write_bytes(b"x")

    (shown,) = set(taken()[0]) - {"good.txt"}
    assert shown == "".join("\ufffd" if one in "\n\x1b\x07\u202e\u2028" else one for one in name)


def test_a_name_of_255_bytes_is_taken_in_whole(inbox, taken):
    name = "ق" * 125 + ".html"
    (inbox / name).write_bytes(b"<html></html>")

    assert name in taken()[0]


def test_folders_two_thousand_bytes_deep_are_taken_in(inbox, taken):
    deep = inbox.joinpath(*["d" * 100] * 20)
    deep.mkdir(parents=True)
    (deep / "note.txt").write_bytes(b"x")

    assert any(name.endswith("/note.txt") for name in taken()[0])


def test_a_folder_deeper_than_any_path_is_refused_by_name_and_the_rest_comes_in(inbox, taken):
    here = os.open(inbox, os.O_RDONLY)
    for _ in range(25):  # 5,000 bytes: no single path is as long as this
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)

    items, refused = taken()

    assert items == ["good.txt"]
    assert "File name too long" in next(iter(refused.values()))


def test_pipes_sockets_and_devices_are_refused_without_waiting(inbox, taken, monkeypatch):
    os.mkfifo(inbox / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(inbox)  # a socket's name must be short
        listener.bind("socket")
        (inbox / "zero").symlink_to("/dev/zero")
        items, refused = taken()

    assert (items, set(refused)) == (["good.txt"], {"pipe", "socket", "zero"})


def test_a_loop_of_symlinks_is_refused_and_never_walked(inbox, taken):
    (inbox / "loop").symlink_to(inbox)
    (inbox / "self").symlink_to("self")

    items, refused = taken()

    assert (items, set(refused)) == (["good.txt"], {"loop", "self"})


def test_a_hard_link_to_evidence_can_no_longer_change_it(case, inbox, taken):
    taken()
    (item,) = case.store.all(Item)
    os.link(case.object_path(item.sha256), inbox / "linked.txt")

    taken()
    (inbox / "linked.txt").chmod(0o644)
    (inbox / "linked.txt").write_text("Something else.\n", encoding="utf-8")

    assert case.evidentiary_copy(item) == b"A text of ours.\n"
    assert verify(case).is_valid


def test_a_sparse_file_of_ten_terabytes_is_refused_by_its_size_at_once(inbox, taken):
    with (inbox / "huge.bin").open("wb") as file:
        try:
            file.truncate(10**13)
        except OSError:
            pytest.skip("this file system takes no sparse file of 10 TB")

    items, refused = taken()

    assert items == ["good.txt"]
    assert refused["huge.bin"].startswith(
        "huge.bin is 10,000,000,000,000 bytes long, and the whole disk of the case has"
    )


def test_names_that_differ_only_in_capitals_are_two_items(inbox, taken):
    (inbox / "REPORT.txt").write_bytes(b"one")
    (inbox / "report.txt").write_bytes(b"two")

    assert set(taken()[0]) == {"good.txt", "REPORT.txt", "report.txt"}


def test_two_files_of_the_same_bytes_in_one_batch_are_one_object_and_two_lines(case, inbox, taken):
    (inbox / "again.txt").write_text("A text of ours.\n", encoding="utf-8")

    items, refused = taken()

    assert (len(items), refused, len(read_lines(case))) == (1, {}, 2)


def test_a_file_written_by_another_thread_without_end_does_not_hold_collecting_up(inbox, taken):
    path, stop = inbox / "stream.bin", threading.Event()
    path.write_bytes(b"x" * 5_000_000)

    def write():
        with path.open("ab", buffering=0) as file:
            while not stop.is_set() and file.tell() < 400_000_000:
                file.write(b"y" * 4_000_000)
                time.sleep(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    items, refused = taken()
    stop.set()
    writer.join()
    assert items == ["good.txt"]
    assert "was written to while it was read" in refused["stream.bin"]
