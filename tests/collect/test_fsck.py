"""Rot: every changed object is found by reading it, and put back from a second copy that still has it."""

import os
import random
import shutil

import pytest

from witnessmark.collect import collect
from witnessmark.collect.custody import read_lines
from witnessmark.collect.fsck import fsck
from witnessmark.collect.objects import put
from witnessmark.collect.verify import verify
from witnessmark.errors import CustodyError


@pytest.fixture
def kept(case, silent):
    for number in range(10):
        (case.inbox / f"{number}.txt").write_bytes(random.Random(number).randbytes(2_000 + number))
    collect(case, silent)
    return case


@pytest.fixture
def copy(kept, tmp_path_factory):
    return shutil.copytree(kept.evidence, tmp_path_factory.mktemp("second disk") / "evidence")


def objects_of(case):
    return sorted(path for path in (case.evidence / "objects" / "sha256").rglob("*") if path.is_file())


def rot(path, rng):
    """Flip one bit of one byte, as a disk would: neither length nor permissions change."""
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.chmod(0o644)
    path.write_bytes(data)
    path.chmod(0o444)


def test_two_hundred_rotten_bytes_are_all_found_and_all_restored(kept, copy, silent):
    rng, paths = random.Random(1), objects_of(kept)
    found = restored = 0
    for _ in range(10):
        hit = set(rng.sample(paths, 20))
        for path in hit:
            rot(path, rng)
        report = fsck(kept, silent, copy)
        found += {one.sha256 for one in report.damage} == {path.name for path in hit}
        restored += report.is_whole
    assert (found, restored) == (10, 10)


def test_what_rotted_is_kept_under_its_own_hash_and_the_case_still_verifies(kept, copy, silent):
    path = objects_of(kept)[3]
    rot(path, random.Random(2))
    changed = path.read_bytes()

    (damage,) = fsck(kept, silent, copy).damage

    assert kept.object_path(damage.found).read_bytes() == changed
    assert verify(kept).is_valid


def test_a_restoration_is_two_lines_of_the_log_and_finding_nothing_is_none(kept, copy, silent):
    before = len(read_lines(kept))
    fsck(kept, silent, copy)
    rot(objects_of(kept)[0], random.Random(3))

    fsck(kept, silent, copy)

    assert [b'"fsck"' in line for line in read_lines(kept)[before:]] == [True, True]


def test_two_objects_that_changed_places_are_both_put_right(kept, copy, silent):
    one, other = objects_of(kept)[:2]
    first, second = one.read_bytes(), other.read_bytes()
    for path, data in ((one, second), (other, first)):
        path.chmod(0o644)
        path.write_bytes(data)

    report = fsck(kept, silent, copy)

    assert (report.is_whole, one.read_bytes(), other.read_bytes()) == (True, first, second)


def test_bytes_found_in_another_objects_place_restore_the_one_they_belong_to(kept, copy, silent):
    one, other = objects_of(kept)[:2]
    right = one.read_bytes()
    other.chmod(0o644)
    other.write_bytes(right)
    one.unlink()
    (copy / one.relative_to(kept.evidence)).unlink()  # the second copy never had it

    report = fsck(kept, silent, copy)

    assert (report.is_whole, one.read_bytes()) == (True, right)
    assert "restored from another object's place" in str(report)


def test_a_missing_object_comes_back_from_the_second_copy(kept, copy, silent):
    path = objects_of(kept)[5]
    data = path.read_bytes()
    path.unlink()

    report = fsck(kept, silent, copy)

    assert (report.is_whole, path.read_bytes(), path.stat().st_mode & 0o777) == (True, data, 0o444)


def test_a_second_copy_that_rotted_too_restores_nothing_and_says_so(kept, copy, silent):
    path = objects_of(kept)[5]
    rot(path, random.Random(4))
    rot(copy / path.relative_to(kept.evidence), random.Random(5))
    before = path.read_bytes()

    report = fsck(kept, silent, copy)

    assert (report.is_whole, path.read_bytes()) == (False, before)
    assert "no right bytes of it either" in str(report)


def test_without_a_second_copy_damage_is_named_and_nothing_written(kept, silent):
    rot(objects_of(kept)[5], random.Random(6))
    before = {path: path.stat().st_mtime_ns for path in kept.evidence.rglob("*")}

    report = fsck(kept, silent)

    assert objects_of(kept)[5].name[:12] in str(report)
    assert {path: path.stat().st_mtime_ns for path in kept.evidence.rglob("*")} == before


def test_a_sample_is_called_a_sample(kept, silent):
    report = fsck(kept, silent, sample=4)

    assert (report.read, report.named) == (4, 20)
    assert "SAMPLE: the others were not looked at" in str(report)


def test_the_case_itself_is_no_second_copy(kept, silent):
    with pytest.raises(CustodyError, match="this is the case itself"):
        fsck(kept, silent, kept.root)


def test_a_whole_object_is_never_written_again(kept, copy, silent):
    whole = objects_of(kept)[1:]
    before = [(one.st_ino, one.st_mtime_ns, one.st_size) for one in map(os.stat, whole)]
    rot(objects_of(kept)[0], random.Random(7))

    fsck(kept, silent, copy)

    assert [(one.st_ino, one.st_mtime_ns, one.st_size) for one in map(os.stat, whole)] == before


def test_an_object_put_twice_shares_nothing_with_the_file_that_came(kept):
    sha256, _ = put(kept, kept.inbox / "0.txt")

    copy, came = kept.object_path(sha256).stat(), (kept.inbox / "0.txt").stat()
    assert (copy.st_nlink, copy.st_ino == came.st_ino) == (1, False)
