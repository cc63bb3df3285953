"""Work is done once, and again only when something that goes in has changed."""

from witnessmark.activity import Job, Work, forget_others, perform
from witnessmark.errors import UnreadError
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


def test_jobs_no_longer_wanted_leave_no_records(case):
    perform(case, Job("collect:a", "collect", ("a",)), lambda: [ITEM])

    assert forget_others(case, "collect", []) == 1
    assert case.store.count(Item) == 0


def test_work_of_two_rooms_adds_up():
    assert Work(1, 2, 3) + Work(10, 20, 30) == Work(11, 22, 33)
