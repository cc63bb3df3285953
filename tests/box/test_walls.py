"""Which wall stands is asked for, found and told; a box that cannot stand says how to mend it."""

import pytest
from tests.box.conftest import WALLS

from witnessmark.activity import Job, perform
from witnessmark.box import Box, bubblewrap, door, start
from witnessmark.box.isolation import WALLS as KNOWN
from witnessmark.errors import BoxError
from witnessmark.records import Unread


@pytest.fixture
def asked(monkeypatch):
    def ask(name):
        monkeypatch.setenv("WITNESSMARK_BOX", name)
        return Box()

    return ask


@pytest.mark.parametrize("name", WALLS)
def test_the_wall_that_is_asked_for_is_the_one_that_stands(asked, name):
    box = asked(name)
    try:
        assert box.isolation().name == name
    finally:
        box.close()


def test_an_unknown_wall_is_refused_with_those_there_are(asked):
    with pytest.raises(BoxError, match=r'WITNESSMARK_BOX is "brick".*bubblewrap, landlock, filter, limits'):
        asked("brick").isolation()


def test_without_bubblewrap_the_next_wall_is_taken(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    box = Box()
    try:
        assert box.isolation().name == next(name for name in WALLS if name != "bubblewrap")
    finally:
        box.close()


def test_a_wall_that_falls_at_the_start_is_passed_over(monkeypatch):
    monkeypatch.setattr(bubblewrap, "wrapped", lambda *_: ["/bin/false"])
    box = Box()
    try:
        assert box.isolation().name != "bubblewrap"
    finally:
        box.close()


def test_a_box_that_cannot_start_says_how_to_mend_it(monkeypatch):
    monkeypatch.setattr(start, "BEGIN", "raise SystemExit('no such luck')")

    with pytest.raises(BoxError, match=r"no such luck.*apt install bubblewrap.*WITNESSMARK_BOX=limits"):
        Box().isolation()


def test_only_walls_without_reach_to_files_are_whole():
    assert {name for name, wall in KNOWN.items() if wall.is_reduced} == {"filter", "limits"}


def test_the_keeper_is_started_again_when_it_is_gone(boxes):
    box = boxes(WALLS[0])
    box.ask("attacks:ignore", b"", returns=str)
    box._keeper.process.kill()
    box._keeper.process.wait()

    assert box.ask("attacks:ignore", b"", returns=str) == "never looked at it"


@pytest.mark.parametrize("name", WALLS)
def test_each_activity_tells_behind_which_wall_it_read(case, boxes, monkeypatch, name):
    monkeypatch.setattr(door, "_BOX", boxes(name))
    job, idle = Job("read:it-1", "read", ("a",), item="it-1"), Job("read:places", "read", ("b",))

    perform(case, job, lambda: door.in_box("attacks:found", b"", returns=list[str]))
    perform(case, idle, list)

    assert case.store.activity(job.name).isolation == name
    assert case.store.activity(idle.name).isolation == ""


def test_a_fault_inside_is_kept_with_its_traceback_and_tried_again(case, boxes, monkeypatch):
    monkeypatch.setattr(door, "_BOX", boxes(WALLS[0]))
    job = Job("read:it-1", "read", ("a",), item="it-1", subject="odd.html")

    perform(case, job, lambda: door.in_box("attacks:break_down", b"", returns=list[str], name="odd.html"))

    (unread,) = case.store.all(Unread)
    assert "odd.html: its reader broke down (KeyError" in unread.reason
    assert "in break_down" in (case.working / "error.log").read_text()
    assert case.store.activity(job.name).key == ""


def test_what_the_document_refuses_is_unread_and_not_tried_again(case, boxes, monkeypatch):
    monkeypatch.setattr(door, "_BOX", boxes(WALLS[0]))
    job = Job("read:it-1", "read", ("a",), item="it-1", subject="bomb.pdf")

    perform(case, job, lambda: door.in_box("attacks:leave", b"", returns=list[str], name="bomb.pdf"))

    assert case.store.activity(job.name).key == job.key
