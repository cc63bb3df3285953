"""A disk that is full, read-only or out of bounds: clear words, the right exit code, and no harm to what is kept."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest
from tests.collect.people import as_nobody

from witnessmark.case import open_case
from witnessmark.cli.trouble import tell
from witnessmark.collect import arrivals, collect, take_in_all, tell_of_no_room
from witnessmark.collect.session import session
from witnessmark.collect.verify import verify
from witnessmark.errors import WitnessmarkError

needs_mounts = pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("mount"), reason="only root may mount a small disk"
)
SIZES_KB = tuple(range(64, 64 + 200 * 24, 24))
"""200 sizes of a disk, from one that holds no log to one that holds everything."""


@contextmanager
def small_disk(place, size_kb):
    """A case with eight files on a disk of its own."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", place], check=True)
    try:
        root = place / "case"
        (root / "hand").mkdir(parents=True)
        (root / "case.toml").write_text('title = "A small case"\n', encoding="utf-8")
        (root / "inbox").symlink_to(place.parent / "inbox")  # what comes lies on another disk
        yield root
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "inbox").mkdir()
    for number in range(8):
        (tmp_path / "inbox" / f"{number}.bin").write_bytes(bytes([number]) * (60_000 * (number + 1)))
    return tmp_path


def collected(root, silent, *, with_records=True):
    """Collect; returns the exit code and the sentence a person would see, "" when all went well."""
    case = open_case(root)
    try:
        if with_records:
            collect(case, silent)
        else:
            take_in_only(case, silent)
    except (WitnessmarkError, OSError) as error:
        return tell(error, root), str(error)
    finally:
        if "store" in vars(case):
            case.store.close()
    return 0, ""


def run_command(*words):
    """A command as a person gives it; returns its exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "witnessmark", *map(str, words)], capture_output=True, text=True, check=False
    )
    return done.returncode


def take_in_only(case, silent):
    """Up to the signed log: what `collect` does before it makes records, for a tenth of the time."""
    with session(case) as log:
        refused = take_in_all(case, log, list(arrivals(case)), silent)
    tell_of_no_room(refused)


@needs_mounts
def test_at_two_hundred_sizes_of_a_full_disk_nothing_kept_is_harmed_and_the_words_are_right(
    files, silent, capsys
):
    wrong = []
    for number, size_kb in enumerate(SIZES_KB):
        with small_disk(files / "disk", size_kb) as root:
            code, said = collected(root, silent, with_records=number % 10 == 0)
            verdict = verify(open_case(root))
            told = capsys.readouterr().err
            is_told = code == 0 or (code == 1 and "ree some space" in told and "our fault" not in told)
            if not (is_told and (verdict.is_valid or verdict.lines == 0)) or list(
                root.rglob("objects/.tmp-*")
            ):
                wrong.append((size_kb, code, said, str(verdict)))
    assert wrong == []


@needs_mounts
def test_the_file_that_does_not_fit_is_named_with_its_size_and_the_others_are_in(files, silent):
    with small_disk(files / "disk", 3_000) as root:
        (files / "inbox" / "7.bin").unlink()
        (files / "inbox" / "film.mp4").write_bytes(b"x" * 2_500_000)
        code, said = collected(root, silent)
        names = {item.name for item in open_case(root).items()}

    assert code == 1
    assert said.startswith("film.mp4 is 2,500,000 bytes long, and ")
    assert "film.mp4" not in names
    assert "0.bin" in names


@needs_mounts
def test_when_there_is_room_again_the_same_command_takes_in_the_rest(files, silent):
    with small_disk(files / "disk", 2_600) as root:
        assert collected(root, silent)[0] == 1
        subprocess.run(["mount", "-o", "remount,size=20m", root.parent], check=True)

        assert collected(root, silent) == (0, "")
        assert verify(open_case(root)).is_valid


@needs_mounts
def test_a_case_on_a_read_only_disk_can_be_verified_and_its_records_read(files, silent):
    with small_disk(files / "disk", 20_000) as root:
        collected(root, silent)
        subprocess.run(["mount", "-o", "remount,ro", root.parent], check=True)
        case = open_case(root)

        assert (verify(case).is_valid, len(list(case.items()))) == (True, 8)
        case.store.close()


@needs_mounts
def test_a_case_on_a_read_only_disk_is_verified_listed_traced_and_published_elsewhere_by_command(
    files, silent
):
    with small_disk(files / "disk", 20_000) as root:
        run_command("run", root)
        subprocess.run(["mount", "-o", "remount,ro", root.parent], check=True)
        name = next(iter(open_case(root).items())).name
        codes = [run_command(*words) for words in (
            ("verify", root), ("fsck", root), ("figures", root), ("trace", name, root),
            ("publish", root, "--into", files / "elsewhere"),
        )]  # fmt: skip

    assert codes == [0, 0, 0, 0, 0]
    assert (files / "elsewhere" / "index.html").exists()


@needs_mounts
def test_collecting_on_a_read_only_disk_says_so_in_one_sentence(files, silent, capsys):
    with small_disk(files / "disk", 20_000) as root:
        collected(root, silent)
        subprocess.run(["mount", "-o", "remount,ro", root.parent], check=True)

        code, _ = collected(root, silent)

    assert (code, "Read-only file system. Work on a copy" in capsys.readouterr().err) == (1, True)


def test_a_case_whose_folder_may_not_be_written_says_who_must_be_asked(tmp_path):
    said = as_nobody(tmp_path, "root.chmod(0o555)")

    assert said.error.startswith("PermissionError")


def test_permission_lost_between_two_runs_harms_nothing_that_was_kept(tmp_path):
    before = (
        "case = open_case(root); collect(case, lambda *_: None); case.store.close();"
        "(inbox / 'second.txt').write_text('more');"
        "[path.chmod(0o555) for path in (root / 'evidence').rglob('*') if path.is_dir()]"
    )
    said = as_nobody(tmp_path, before)

    assert said.error.startswith("PermissionError")
    assert verify(open_case(tmp_path / "case")).is_valid
