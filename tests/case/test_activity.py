"""Work is done once, and again only when something that goes in has changed."""

import errno

import pytest

from witnessmark.activity import Job, Work, forget_others, perform
from witnessmark.errors import CustodyError, UnreadError
from witnessmark.records import Item, Unread

ITEM = Item("it-1", "a" * 64, "a.txt", "text/plain", 3, "inbox", 0)


def test_a_job_with_the_same_inputs_is_skipped(case):
    job = Job("collect:a", "collect", ("a",))
    perform(case, job, lambda: [ITEM])

    assert perform(case, job, lambda: [ITEM]) == Work(fresh=1)


def test_a_job_with_other_inputs_is_done_again(case):
    perform(case, Job("collect:a", "collect", ("a",)), lambda: [ITEM])

    assert perform(case, Job("collect:a", "collect", ("b",)), lambda: [ITEM]) == Work(done=1)


def test_a_job_with_another_option_is_done_again(case):
    perform(case, Job("collect:a", "collect", ("a",)), lambda: [ITEM])

    assert perform(case, Job("collect:a", "collect", ("a",), ("x=1",)), lambda: [ITEM]).done == 1


def test_what_cannot_be_read_becomes_a_record_with_its_reason(case):
    def work():
        raise UnreadError("a.pdf, page 1: cut short. Get the file again.")

    done = perform(case, Job("read:a", "read", ("a",), (), "it-1", "a.pdf"), work)

    assert done == Work(done=1, unread=1)
    assert [(one.subject, one.reason) for one in case.store.all(Unread)] == [
        ("a.pdf", "a.pdf, page 1: cut short. Get the file again.")
    ]


def stumble():
    raise IndexError("list index out of range")


READ_A = Job("read:a", "read", ("a",), (), "it-1", "a.txt")


def test_a_fault_of_ours_over_one_item_is_kept_as_unread_and_called_ours(case):
    assert perform(case, READ_A, stumble) == Work(done=1, unread=1)

    (kept,) = case.store.all(Unread)
    assert "a.txt: read broke down over it (IndexError). That is our fault" in kept.reason


def test_the_details_of_a_fault_of_ours_lie_in_the_error_log(case):
    perform(case, READ_A, stumble)

    assert "in stumble" in (case.working / "error.log").read_text(encoding="utf-8")


def test_what_we_stumbled_over_is_tried_again_at_the_next_run(case):
    perform(case, READ_A, stumble)

    assert perform(case, READ_A, list) == Work(done=1)
    assert case.store.count(Unread) == 0


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "no space"), CustodyError("gone. Restore it.")])
def test_a_full_disk_or_lost_evidence_stops_the_run(case, error):
    def work():
        raise error

    with pytest.raises(type(error)):
        perform(case, READ_A, work)


def test_a_fault_of_ours_over_no_single_item_stops_the_run(case):
    with pytest.raises(IndexError):
        perform(case, Job("weigh:a", "weigh", ("a",)), stumble)


def test_a_reason_cannot_carry_what_steers_a_terminal(case):
    def work():
        raise UnreadError("a.csv: holds \x1b[31m and \u202e and \ud800. Mend it.")

    perform(case, READ_A, work)

    assert next(case.store.all(Unread)).reason == "a.csv: holds \ufffd[31m and \ufffd and \ufffd. Mend it."


def test_jobs_no_longer_wanted_leave_no_records(case):
    perform(case, Job("collect:a", "collect", ("a",)), lambda: [ITEM])

    assert forget_others(case, "collect", []) == 1
    assert case.store.count(Item) == 0


def test_work_of_two_rooms_adds_up():
    assert Work(1, 2, 3) + Work(10, 20, 30) == Work(11, 22, 33)
