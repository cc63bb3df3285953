"""Outside programs see one file, say one thing, and reach nothing else."""

import shutil
import socket

import pytest
from tests.box.conftest import CLOSED, FILTERED

from witnessmark.box import INPUT, Limits, door, run_program
from witnessmark.errors import UnreadError

SHORT = Limits(cpu_s=1)
IMPATIENT = Limits(wall_s=1.0)


@pytest.fixture(params=FILTERED)
def filtered(request, boxes, monkeypatch):
    monkeypatch.setattr(door, "_BOX", boxes(request.param))


@pytest.fixture(params=CLOSED)
def closed(request, boxes, monkeypatch):
    monkeypatch.setattr(door, "_BOX", boxes(request.param))


def refusal(command, data=b"", limits=None):
    with pytest.raises(UnreadError) as caught:
        run_program(command, data, limits=limits, name="clip.mp4")
    return str(caught.value)


def test_a_program_reads_the_received_bytes_from_one_path(filtered):
    assert run_program(["cat", INPUT], b"received \x00\xff") == b"received \x00\xff"


def test_a_program_sees_no_other_file_of_the_case(closed, tmp_path):
    (tmp_path / "witness.txt").write_text("her name")

    assert "clip.mp4: cat gave up" in refusal(["cat", str(tmp_path / "witness.txt")])
    assert "clip.mp4: cat gave up" in refusal(["cat", "/etc/passwd"])


def test_a_program_can_neither_write_nor_start_another(filtered, tmp_path):
    assert "sh gave up" in refusal(["sh", "-c", f"echo x > {tmp_path}/new"])
    assert "fork" in refusal(["sh", "-c", "true | true"])
    assert list(tmp_path.iterdir()) == []


def test_the_received_file_cannot_be_changed_by_the_program(filtered):
    assert "sh gave up" in refusal(["sh", "-c", 'echo x > "$0"', INPUT], b"whole")


@pytest.mark.skipif(shutil.which("perl") is None, reason="perl is not installed")
def test_a_program_reaches_no_one_on_the_network(filtered):
    with socket.create_server(("127.0.0.1", 0)) as waiting:
        waiting.settimeout(0.2)
        script = (
            f'use IO::Socket; IO::Socket::INET->new("127.0.0.1:{waiting.getsockname()[1]}") or die "shut: $!"'
        )

        assert "perl gave up" in refusal(["perl", "-e", script])
        with pytest.raises(TimeoutError):
            waiting.accept()


@pytest.mark.parametrize(
    ("command", "limits", "why"),
    [
        (["sh", "-c", "while :; do :; done"], SHORT, "was stopped: more than 1 seconds of computing"),
        (["sleep", "60"], IMPATIENT, "took more than 1 seconds"),
        (["no-such-program"], None, "is not installed"),
        (["cat", "/nowhere"], None, "gave up (code 1: "),
    ],
)
def test_each_way_a_program_fails_has_its_sentence(filtered, command, limits, why):
    assert why in refusal(command, limits=limits)


def test_a_program_that_says_too_much_is_stopped(filtered):
    limits = Limits(answer_bytes=2**20)

    assert "said more than 1 MiB" in refusal(["cat", INPUT], bytes(4 * 2**20), limits)


def test_a_program_that_closes_its_outputs_and_waits_is_stopped(filtered):
    assert "took more than 1 seconds" in refusal(["sh", "-c", "exec sleep 60 >&- 2>&-"], limits=IMPATIENT)


def test_an_exit_code_that_is_no_failure_can_be_named(filtered):
    assert run_program(["sh", "-c", "echo half; exit 1"], b"", accept=(0, 1)) == b"half\n"
