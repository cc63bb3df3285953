"""From inbox and hand to Items."""

import os

from witnessmark.activity import Work
from witnessmark.collect import collect
from witnessmark.collect.custody import read_lines
from witnessmark.records import Item, Unread

ALONE = "A text of ours.\n"


def drop(case, name, text=ALONE, folder="inbox"):
    path = case.root / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_in_the_inbox_becomes_an_item_with_its_line(case, silent):
    drop(case, "reports/one.txt")

    collect(case, silent)

    (item,) = case.items("inbox")
    assert (item.name, item.media_type, item.size_bytes, item.log_index) == (
        "reports/one.txt",
        "text/plain",
        16,
        0,
    )
    assert case.evidentiary_copy(item) == ALONE.encode()


def test_collecting_again_does_nothing_and_writes_no_line(case, silent):
    drop(case, "one.txt")
    drop(case, "places.csv", "name,lon\nA,1\n", "hand")
    collect(case, silent)
    before = {path: path.read_bytes() for path in case.evidence.rglob("*") if path.is_file()}

    assert collect(case, silent) == Work(fresh=2)
    assert {path: path.read_bytes() for path in case.evidence.rglob("*") if path.is_file()} == before


def test_items_come_back_the_same_when_the_records_are_lost(case, silent):
    drop(case, "one.txt")
    drop(case, "two.html", "<html><body>Two</body></html>")
    collect(case, silent)
    items = list(case.items())
    for item in items:
        case.store.forget(f"collect:{item.sha256[:12]}")

    collect(case, silent)

    assert list(case.items()) == items


def test_a_case_without_its_private_key_can_still_be_rebuilt(case, silent):
    drop(case, "one.txt")
    collect(case, silent)
    (case.root / ".keys" / "log.key").unlink()

    assert collect(case, silent) == Work(fresh=1)


def test_a_file_that_left_the_inbox_stays_an_item(case, silent):
    path = drop(case, "one.txt")
    collect(case, silent)
    path.unlink()

    collect(case, silent)

    assert [item.name for item in case.items()] == ["one.txt"]


def test_the_same_bytes_under_two_names_are_one_item_and_two_lines(case, silent):
    drop(case, "a.txt")
    drop(case, "b.txt")

    collect(case, silent)

    assert [item.name for item in case.items()] == ["a.txt"]
    assert len(read_lines(case)) == 2


def test_a_changed_decision_takes_the_place_of_the_one_before(case, silent):
    drop(case, "places.csv", "name,lon\nA,1\n", "hand")
    collect(case, silent)
    drop(case, "places.csv", "name,lon\nA,2\n", "hand")

    collect(case, silent)

    (item,) = case.items("hand")
    assert case.evidentiary_copy(item) == b"name,lon\nA,2\n"
    assert [b'"withdraw"' in line for line in read_lines(case)] == [False, False, True]


def test_a_decision_taken_back_and_made_again_is_in_force_again(case, silent):
    path = drop(case, "places.csv", "name,lon\nA,1\n", "hand")
    collect(case, silent)
    path.unlink()
    collect(case, silent)
    drop(case, "places.csv", "name,lon\nA,1\n", "hand")

    collect(case, silent)

    assert [item.log_index for item in case.items("hand")] == [2]


def test_what_cannot_be_taken_in_is_unread_and_the_rest_goes_on(case, silent):
    drop(case, "empty.txt", "")
    drop(case, "one.txt")
    (case.inbox / "link").symlink_to(case.root / "case.toml")
    os.mkfifo(case.inbox / "pipe")

    work = collect(case, silent)

    assert (work.unread, [item.name for item in case.items()]) == (3, ["one.txt"])
    assert {unread.subject for unread in case.store.all(Unread)} == {"empty.txt", "link", "pipe"}


def test_an_unread_file_put_right_is_no_longer_unread(case, silent):
    drop(case, "one.txt", "")
    collect(case, silent)
    drop(case, "one.txt")

    collect(case, silent)

    assert (case.store.count(Unread), case.store.count(Item)) == (0, 1)


def test_hidden_files_and_folders_are_left_alone(case, silent):
    drop(case, ".DS_Store")
    drop(case, ".git/config")

    assert collect(case, silent) == Work()


def test_a_virtual_raster_named_tif_is_collected_as_the_xml_it_is(case, silent):
    drop(
        case,
        "scene.tif",
        '<VRTDataset rasterXSize="9"><SourceFilename>/etc/passwd</SourceFilename></VRTDataset>',
    )

    collect(case, silent)

    assert [item.media_type for item in case.items()] == ["application/xml"]


def test_a_name_that_would_steer_a_terminal_is_made_harmless(case, silent):
    drop(case, "a\x1b[2J\u202egnp.txt")

    collect(case, silent)

    assert [item.name for item in case.items()] == ["a\ufffd[2J\ufffdgnp.txt"]


def test_a_lost_evidentiary_copy_is_made_again_and_the_log_says_so(case, silent):
    drop(case, "one.txt")
    collect(case, silent)
    (item,) = case.items()
    case.object_path(item.sha256).unlink()

    collect(case, silent)

    assert case.evidentiary_copy(item) == ALONE.encode()
    assert b'"correct"' in read_lines(case)[-1]
