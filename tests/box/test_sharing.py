"""One keeper, many askers: threads take turns, and a process that was split off has a box of its own."""

import os
import resource
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.box.conftest import WALLS

from witnessmark.box import rlimits


@pytest.fixture
def box(boxes):
    return boxes(WALLS[0])


def test_answers_of_many_threads_go_to_the_thread_that_asked(box):
    def ask(number: int) -> int:
        answer = box.ask(
            "attacks:echo", b"x" * number, number, ("a",), b"", returns=tuple[int, int, str, bytes]
        )
        return answer[0] - answer[1]

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(40))) == {0}


def test_a_split_off_process_starts_a_keeper_of_its_own_and_leaves_ours(box):
    box.ask("attacks:ignore", b"", returns=str)
    keeper = box._keeper.process.pid
    pid = os.fork()
    if pid == 0:
        try:
            box.ask("attacks:ignore", b"", returns=str)
            code = 0 if box._keeper.process.pid != keeper else 1
            box.close()
        except BaseException:  # noqa: BLE001 - the code is all that comes back
            code = 2
        os._exit(code)

    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert box.ask("attacks:ignore", b"", returns=str) == "never looked at it"
    assert box._keeper.process.pid == keeper


def test_a_ctrl_c_in_the_middle_leaves_no_answer_for_the_next(box, monkeypatch):
    box.ask("attacks:ignore", b"", returns=str)

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("witnessmark.box.exchange._Talk.run", interrupted)
        with pytest.raises(KeyboardInterrupt):
            box.ask("attacks:huge", b"", 10, returns=str)

    assert box.ask("attacks:ignore", b"", returns=str) == "never looked at it"


def test_address_space_in_use_is_known_to_the_page():
    with open("/proc/self/statm") as statm:
        before = int(statm.read().split()[0]) * resource.getpagesize()

    assert abs(rlimits.address_space() - before) <= 2**20
