"""A document that has taken its parser over gets nowhere: no file, no network, no process, no signal."""

import errno
import socket
import threading

import pytest
from tests.box.conftest import CLOSED, FILTERED, HOSTILE

from witnessmark.box import Box


@pytest.fixture(params=CLOSED)
def closed(request, boxes) -> Box:
    return boxes(request.param)


@pytest.fixture(params=FILTERED)
def filtered(request, boxes) -> Box:
    return boxes(request.param)


def tries(box, attack, *args, returns=str):
    return box.ask(f"attacks:{attack}", b"", *args, returns=returns)


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "witness.txt"
    path.write_text("her name")
    return path


def test_no_file_of_a_case_can_be_read_inside(closed, secret):
    assert "her name" not in tries(closed, "read_file", str(secret))


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "/etc/hostname", "/proc/self/environ", "/proc/1/maps", "/sys/kernel/notes"]
)
def test_no_file_of_this_machine_can_be_read_inside(closed, path):
    assert tries(closed, "read_file", path).split(":")[0] in {"FileNotFoundError", "PermissionError"}


@pytest.mark.parametrize("path", ["/home", "/root", "/tmp", "/var", "/proc"])
def test_no_folder_of_persons_or_processes_is_shown_inside(closed, path):
    listed = tries(closed, "list_folder", path)

    # Where Python itself lies under a person's folder, the way to it is all that shows.
    assert not listed.startswith("DONE") or listed in {"DONE []", "DONE ['.pyenv']"}


@pytest.mark.parametrize("attack", ["write_file", "append_file", "make_room"])
def test_nothing_can_be_written_where_a_person_could(filtered, attack, tmp_path):
    there = tmp_path / "there"
    there.write_text("whole")

    said = [
        tries(filtered, attack, str(path))
        for path in (there, tmp_path / "new", "/tmp/new", "/new", "/usr/new")
    ]

    assert not any(one.startswith("DONE") for one in said)
    assert there.read_text() == "whole"


def test_not_even_a_file_in_memory_can_be_made_inside(filtered):
    assert tries(filtered, "memory_file").startswith("PermissionError")


@pytest.mark.parametrize("kind", ["tcp", "udp", "unix"])
def test_no_one_is_reached_from_inside(filtered, kind, tmp_path):
    family = socket.AF_UNIX if kind == "unix" else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM) as waiting:
        waiting.bind(str(tmp_path / "s") if kind == "unix" else ("127.0.0.1", 0))
        if kind != "udp":
            waiting.listen()
        waiting.settimeout(0.2)
        where = str(tmp_path / "s") if kind == "unix" else str(waiting.getsockname()[1])

        assert tries(filtered, "connect", kind, where).startswith("PermissionError")
        with pytest.raises(TimeoutError):
            waiting.recv(1) if kind == "udp" else waiting.accept()


def test_no_process_is_split_off_and_no_program_started(filtered):
    assert tries(filtered, "fork").startswith("PermissionError")
    assert tries(filtered, "run_program").startswith("PermissionError")


def test_calls_that_no_parser_needs_are_refused(filtered):
    errors = tries(filtered, "raw_calls", returns=dict[str, int])

    refused = {errno.EPERM, errno.ENOSYS}
    assert {name: error for name, error in errors.items() if error not in refused} == {}


def test_the_keeper_cannot_be_killed_limited_or_signalled(filtered):
    assert not any(one.startswith("DONE") for one in tries(filtered, "kill_keeper", returns=list[str])[:4])
    assert tries(filtered, "signal_by_pipe").startswith("PermissionError")
    assert tries(filtered, "limit_keeper").startswith("PermissionError")


def test_limits_once_taken_on_cannot_be_lifted(filtered):
    assert not any(one.startswith("DONE") for one in tries(filtered, "lift_limits", returns=list[str]))


def test_a_worker_holds_three_closed_ways_and_its_answer_pipe_only(filtered):
    assert len(tries(filtered, "descriptors", returns=list[int])) == 4


def test_the_environment_inside_tells_nothing_of_this_machine(closed, monkeypatch):
    monkeypatch.setenv("WITNESS_TOKEN", "secret")
    box = Box(closed.isolation().name, also=[HOSTILE])
    try:
        inside = tries(box, "environment", returns=dict[str, str])
    finally:
        box.close()

    assert "secret" not in str(inside)
    assert inside["HOME"] == "/nowhere"


def test_a_box_started_by_a_thread_outlives_the_thread(boxes):
    box = Box("", also=[HOSTILE])
    try:
        thread = threading.Thread(target=lambda: tries(box, "ignore"))
        thread.start()
        thread.join()
        first = box._keeper
        tries(box, "ignore")

        assert box._keeper is first
    finally:
        box.close()
