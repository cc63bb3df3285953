"""What costs too much, crashes or lies ends in one sentence, and the next document is read."""

import pytest
from tests.box.conftest import CLOSED, WALLS

from witnessmark.box import FaultError, Limits, in_proportion
from witnessmark.errors import UnreadError

SHORT = Limits(cpu_s=1)
IMPATIENT = Limits(wall_s=0.5)


@pytest.fixture(params=WALLS)
def box(request, boxes):
    return boxes(request.param)


@pytest.fixture
def one(boxes):
    return boxes((CLOSED or WALLS)[0])


def refusal(box, attack, *args, limits=None, returns=str, data=b""):
    with pytest.raises(UnreadError) as caught:
        box.ask(f"attacks:{attack}", data, *args, returns=returns, limits=limits, name="bomb.pdf")
    return str(caught.value)


@pytest.mark.parametrize(
    ("attack", "limits", "why"),
    [
        ("burn", SHORT, "more than 1 seconds of computing"),
        ("sleep", IMPATIENT, "more than 0.5 seconds"),
        ("eat", None, "more than 1 GiB of memory"),
        ("share", None, "more than 1 GiB of memory"),
        ("crash", None, "crash (signal 11, segmentation fault)"),
        ("leave", None, "ended without an answer (code 3)"),
    ],
)
def test_each_way_to_fail_has_its_sentence_and_a_way_out(box, attack, limits, why):
    reason = refusal(box, attack, limits=limits)

    assert reason.startswith("bomb.pdf: ")
    assert why in reason
    assert reason.endswith("put what matters into a .txt file or a smaller file in the inbox.")


def test_the_next_document_is_read_after_each_failure(box):
    for attack in ("sleep", "crash", "leave"):
        refusal(box, attack, limits=IMPATIENT)

    assert box.ask("attacks:ignore", b"", returns=str) == "never looked at it"


def test_an_answer_too_long_is_not_taken_in(one):
    reason = refusal(one, "huge", 3 * 2**20, limits=Limits(answer_bytes=2**20))

    assert "over 1 MiB" in reason


def test_a_forged_answer_before_the_end_is_no_more_than_an_answer(one):
    assert one.ask("attacks:forge", b"", returns=str) == "forged"


@pytest.mark.parametrize("kind", ["number", "deep", "nan"])
def test_an_answer_of_another_form_is_refused(one, kind):
    assert "not what was asked for" in refusal(one, "shapes", kind, returns=str)


def test_half_a_character_is_told_as_a_fault_with_its_place(one):
    with pytest.raises(FaultError) as caught:
        one.ask("attacks:shapes", b"", "surrogate", returns=str, name="odd.html")

    assert caught.value.kind == "UnicodeEncodeError"


@pytest.mark.parametrize(("attack", "kind"), [("break_down", "KeyError"), ("recurse", "RecursionError")])
def test_a_fault_of_ours_comes_out_with_its_traceback(one, attack, kind):
    with pytest.raises(FaultError) as caught:
        one.ask(f"attacks:{attack}", b"", returns=str, name="odd.html")

    assert caught.value.kind == kind
    assert f"in {attack}" in caught.value.details


@pytest.mark.parametrize("how", ["unread", "fault"])
def test_words_from_inside_cannot_steer_a_terminal(one, how):
    reason = refusal(one, "deface", how)

    assert "all is well" in reason
    assert not {"\x1b", "\x07", "\u202e", "\r"} & set(reason)


def test_a_task_that_is_not_there_is_a_fault_too(one):
    with pytest.raises(FaultError, match="cannot be loaded"):
        one.ask("no.such.module:function", b"", returns=str)
    with pytest.raises(FaultError, match="no_such_function"):
        one.ask("attacks:no_such_function", b"", returns=str)


def test_a_document_that_nobody_reads_does_not_stop_the_next(one):
    assert one.ask("attacks:ignore", bytes(20 * 2**20), returns=str) == "never looked at it"


def test_many_bytes_go_in_whole_and_arguments_keep_their_types(one):
    size = 70 * 2**20

    answer = one.ask(
        "attacks:echo", bytes(size), 7, ("a", "b"), b"\x00\xff", returns=tuple[int, int, str, bytes]
    )

    assert answer == (size, 7, "tuple", b"\x00\xff")


def test_limits_grow_with_what_was_received_and_not_below_eight_mebibytes():
    assert in_proportion(b"") == in_proportion(bytes(8 * 2**20)) == Limits()
    assert in_proportion(bytes(18 * 2**20)).cpu_s == 20
