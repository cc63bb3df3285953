"""Withdrawing and reinstating: what leaves the record, what stays, and what does not come back by itself."""

import pytest
from tests.collect.sealed.cases import acts, events, seal_words, why

from witnessmark.activity import Work
from witnessmark.case import open_case
from witnessmark.collect import collect
from witnessmark.collect.holdings import holdings
from witnessmark.collect.meant import line_meant
from witnessmark.collect.objects import put_bytes
from witnessmark.collect.session import session
from witnessmark.collect.sheet import Sheet
from witnessmark.collect.verify import verify
from witnessmark.collect.withdrawal import reinstate, withdraw, withdraw_whole
from witnessmark.errors import CustodyError
from witnessmark.flow import run
from witnessmark.records import Unread

STORY = "Forty houses burned in Qvorzelim on 3 September 2014, said the mayor.\n"


@pytest.fixture
def story(case, silent):
    (case.inbox / "story.txt").write_text(STORY, encoding="utf-8")
    collect(case, silent)
    return case


def take_out(case, name="story.txt", act=withdraw):
    with session(case) as log:
        return act(case, log, line_meant(case, log.events, name), why("the witness asked"))


def names(case):
    return [item.name for item in case.items()]


def test_a_withdrawn_item_leaves_the_holdings_and_its_bytes_stay(story, silent):
    event = take_out(story)

    collect(story, silent)

    assert names(story) == []
    assert story.object_path(event.obj).read_bytes() == STORY.encode()


def test_a_withdrawn_item_leaves_every_output_of_the_next_run(story, silent):
    with (story.root / "case.toml").open("a", encoding="utf-8") as toml:
        toml.write('\n[publish]\noutputs = ["page", "csv"]\n')
    story = open_case(story.root)
    dict(run(story, silent))
    before = b"Qvorzelim" in (story.published / "index.html").read_bytes()
    take_out(story)

    dict(run(story, silent))

    assert before
    assert [
        path for path in story.published.rglob("*") if path.is_file() and b"Qvorzelim" in path.read_bytes()
    ] == []
    story.store.close()


def test_the_same_file_still_in_the_inbox_does_not_bring_it_back(story, silent):
    take_out(story)

    works = [collect(story, silent), collect(story, silent)]

    assert (names(story), works) == ([], [Work(done=1, unread=1), Work(fresh=1)])
    assert acts(story) == ["acquire", "withdraw"]


def test_the_same_bytes_under_a_new_name_do_not_bring_it_back_either(story, silent):
    take_out(story)
    (story.inbox / "story.txt").rename(story.inbox / "other.txt")

    collect(story, silent)

    assert names(story) == []


def test_what_is_said_of_a_withdrawn_file_on_the_page_does_not_name_it(story, silent):
    take_out(story)
    collect(story, silent)

    (unread,) = story.store.all(Unread)
    assert (unread.subject, "line 1" in unread.reason, "story" in unread.reason) == (
        "a withdrawn file",
        True,
        False,
    )


def test_reinstating_is_a_new_acquisition_with_its_own_reason(story, silent):
    take_out(story)
    collect(story, silent)

    take_out(story, act=reinstate)
    collect(story, silent)

    assert [(item.name, item.log_index) for item in story.items()] == [("story.txt", 3)]
    assert acts(story) == ["acquire", "withdraw", "correct", "acquire"]


def test_what_was_reinstated_can_be_withdrawn_again(story, silent):
    take_out(story)
    take_out(story, act=reinstate)

    take_out(story)
    collect(story, silent)

    assert names(story) == []


def test_withdrawing_twice_and_reinstating_what_is_there_write_no_line(story):
    with pytest.raises(CustodyError, match="is not withdrawn"):
        take_out(story, act=reinstate)
    take_out(story)
    with pytest.raises(CustodyError, match="was withdrawn already, at line 1"):
        take_out(story)

    assert acts(story) == ["acquire", "withdraw"]


def test_verify_lists_what_people_withdrew_with_who_and_why(story):
    take_out(story)

    told = str(verify(story))
    assert 'by P-1 (owner): "the witness asked"' in told
    assert told.startswith("VALID-BUT")


def test_a_decision_that_changed_under_hand_is_no_withdrawal_of_a_person(case, silent):
    places = case.hand / "places.csv"
    for text in ("name,lon\nA,1\n", "name,lon\nA,2\n", "name,lon\nA,1\n"):
        places.write_text(text, encoding="utf-8")
        collect(case, silent)

    assert [case.evidentiary_copy(item) for item in case.items("hand")] == [b"name,lon\nA,1\n"]
    assert "Withdrawn at line" not in str(verify(case))


def test_all_names_of_the_same_bytes_are_withdrawn_together(story, silent):
    (story.inbox / "copy.txt").write_text(STORY, encoding="utf-8")
    collect(story, silent)

    take_out(story)
    collect(story, silent)

    assert names(story) == []


def test_a_sealed_thing_is_withdrawn_with_its_key_kept_and_reinstated(case, silent):
    seal_words(case)
    take_out(case, "sealed 1")
    collect(case, silent)
    gone = names(case)

    take_out(case, "sealed 1", reinstate)
    collect(case, silent)

    assert (gone, names(case)) == ([], ["sealed 1"])


def test_what_was_unpacked_from_a_withdrawn_archive_goes_with_it(case, silent):
    with session(case) as log:
        archive, page, note = (put_bytes(case, words) for words in (b"archive", b"page", b"note"))
        for sha256, name, within in ((archive, "a.wacz", ""), (page, "page", archive), (note, "note", page)):
            sheet = put_bytes(case, Sheet(name, "text/plain", 4, "wacz", within=within).data())
            log.append("acquire", sha256, len(name), params=sheet, why="received")
    before = len(holdings(case, events(case)))

    lines = take_out(case, "a.wacz", withdraw_whole)

    assert ([line.obj for line in lines], before, holdings(case, events(case))) == (
        [archive, page, note],
        3,
        [],
    )
