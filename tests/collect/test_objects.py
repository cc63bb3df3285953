"""Evidentiary copies on disk."""

import hashlib
import os
import stat

import pytest

from witnessmark.collect.objects import clear_leftovers, put
from witnessmark.errors import CustodyError, UnreadError


def test_a_copy_lies_under_its_hash_and_is_read_only(case):
    (case.inbox / "note.txt").write_bytes(b"three houses")

    sha256, size = put(case, case.inbox / "note.txt")

    copy = case.object_path(sha256)
    assert (sha256, size) == (hashlib.sha256(b"three houses").hexdigest(), 12)
    assert (copy.read_bytes(), copy.stat().st_mode & 0o777) == (b"three houses", 0o444)


def test_a_file_larger_than_one_chunk_is_copied_whole(case):
    data = bytes(range(256)) * 10_000
    (case.inbox / "image.tif").write_bytes(data)

    sha256, _ = put(case, case.inbox / "image.tif")

    assert case.object_path(sha256).read_bytes() == data


def test_bytes_are_on_disk_before_their_name_and_the_name_before_the_answer(case, monkeypatch):
    (case.inbox / "note.txt").write_bytes(b"x")
    steps = []
    sync, rename = os.fsync, os.replace

    def spy_sync(handle):
        steps.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        sync(handle)

    monkeypatch.setattr(os, "fsync", spy_sync)
    monkeypatch.setattr(os, "replace", lambda *names: (steps.append("rename"), rename(*names)))
    put(case, case.inbox / "note.txt")

    assert steps[-3:] == ["sync file", "rename", "sync folder"]


def test_a_changed_copy_is_never_written_over(case):
    (case.inbox / "note.txt").write_bytes(b"x")
    sha256, _ = put(case, case.inbox / "note.txt")
    case.object_path(sha256).chmod(0o644)
    case.object_path(sha256).write_bytes(b"y")

    with pytest.raises(CustodyError, match="changed since it was made"):
        put(case, case.inbox / "note.txt")


def test_a_symlink_is_refused_and_its_target_not_told(case):
    (case.inbox / "link").symlink_to("/etc/hostname")

    with pytest.raises(UnreadError, match="link is a symlink") as refusal:
        put(case, case.inbox / "link")

    assert "hostname" not in str(refusal.value)


def test_a_pipe_is_refused_without_waiting_for_it(case):
    os.mkfifo(case.inbox / "pipe")

    with pytest.raises(UnreadError, match="pipe, socket or device"):
        put(case, case.inbox / "pipe")


def test_leftovers_of_a_run_that_broke_off_are_cleared(case):
    leftover = case.evidence / "objects" / ".tmp-99"
    leftover.parent.mkdir(parents=True)
    leftover.write_bytes(b"half a fi")

    clear_leftovers(case)

    assert not leftover.exists()
