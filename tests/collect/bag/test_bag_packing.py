"""Handing over: what goes, what stays, what the log says, and that other programs read the bag."""

import json
import os

import bagit
import pytest
from benchmarks.handover.build import quiet
from rocrate.rocrate import ROCrate

from witnessmark.collect.bag import Wish, hand_over
from witnessmark.collect.custody import read_lines
from witnessmark.errors import CustodyError

PEOPLE = ("P-1", "the court of Y")
CANARIES = (b"samira", b"haidar", b"the court of Y", b"Amerli")


def pack(case, folder, **wish):
    return hand_over(case, folder, PEOPLE, Wish(**wish), quiet)


def told_in(folder):
    """Everything a bag tells: names of files and their bytes."""
    return b"\n".join(os.fsencode(path) + path.read_bytes() for path in folder.rglob("*") if path.is_file())


def acts(case):
    return [json.loads(line)["act"] for line in read_lines(case)]


def test_a_bag_is_one_to_the_library_of_congress_program_too(bags):
    assert bagit.Bag(str(bags["plain"])).validate()
    assert bagit.Bag(str(bags["attested"])).validate()


def test_a_second_program_reads_type_size_hash_and_log_line_of_each_item(bags):
    crate = ROCrate(bags["plain"] / "data")

    items = [entity for entity in crate.data_entities if "position" in entity.properties()]
    assert sorted(entity["position"] for entity in items) == [1, 2, 3]
    assert {entity["encodingFormat"] for entity in items} == {"text/plain"}
    assert all(entity.id.endswith(entity["sha256"]) and int(entity["contentSize"]) > 6 for entity in items)


def test_the_last_line_of_the_bags_own_log_says_that_it_was_handed_over(kept, tmp_path):
    done = pack(kept, tmp_path / "bag")

    lines = (tmp_path / "bag/data/evidence/custody/log.jsonl").read_bytes().splitlines()
    assert json.loads(lines[-1])["act"] == "hand-over"
    assert f"{len(lines)} lines" in done.words
    assert len(lines) == len(read_lines(kept))


def test_no_name_goes_out_unless_the_person_says_so(kept, tmp_path):
    pack(kept, tmp_path / "bag")

    assert [name for name in CANARIES if name in told_in(tmp_path / "bag")] == []


def test_names_and_decisions_go_out_when_the_person_says_so(kept, tmp_path):
    pack(kept, tmp_path / "bag", with_names=True, with_decisions=True)

    assert [name for name in CANARIES if name not in told_in(tmp_path / "bag")] == []


def test_to_whom_stands_on_a_sheet_of_the_case_and_never_in_the_log(kept, tmp_path):
    pack(kept, tmp_path / "bag")

    line = json.loads(read_lines(kept)[-1])
    sheet = json.loads(kept.object_path(line["params"]).read_bytes())
    assert (sheet["who"], sheet["to"]) == PEOPLE
    assert b"court" not in b"".join(read_lines(kept))


def test_one_item_is_chosen_by_its_name_its_id_or_its_hash(kept, tmp_path):
    sha256 = next(item.sha256 for item in kept.items() if item.name == "map.txt")
    for number, word in enumerate(("map.txt", f"it-{sha256[:12]}", sha256[:6])):
        assert pack(kept, tmp_path / str(number), items=(word,)).items == 1
        assert len(list((tmp_path / str(number)).glob(f"data/evidence/objects/sha256/*/{sha256}"))) == 1


def test_a_word_that_means_no_item_is_refused_with_what_would(kept, tmp_path):
    with pytest.raises(CustodyError, match=r'"m" is no item in force. Write its name as received'):
        pack(kept, tmp_path / "bag", items=("m",))


def test_an_item_that_changed_is_not_handed_over_and_no_line_says_it_was(kept, tmp_path):
    path = kept.object_path(next(kept.items()).sha256)
    path.chmod(0o644)
    path.write_bytes(b"Else.\n")

    with pytest.raises(CustodyError, match="bytes changed since they were received"):
        pack(kept, tmp_path / "bag", with_decisions=True)

    assert "hand-over" not in acts(kept)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_hand_over_that_breaks_off_after_its_line_is_taken_back_by_a_line(kept, tmp_path):
    def in_the_way(_what, _done, _total):
        (tmp_path / "bag" / "full").mkdir(parents=True, exist_ok=True)

    with pytest.raises(OSError):
        hand_over(kept, tmp_path / "bag", PEOPLE, Wish(), in_the_way)

    assert acts(kept)[-2:] == ["hand-over", "correct"]
    assert "no bag was finished" in json.loads(read_lines(kept)[-1])["why"]


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("kept/inbox/bag", "inside the case"),
        ("kept", "inside the case"),
        ("no/bag", "no such folder"),
        ("there", "there already"),
    ],
)
def test_a_place_where_no_bag_may_be_made_is_refused_before_anything_is_written(
    kept, tmp_path, where, reason
):
    (tmp_path / "there").mkdir()
    with pytest.raises(CustodyError, match=reason):
        pack(kept, tmp_path / where)

    assert "hand-over" not in acts(kept)


def test_a_bag_of_a_bag_that_was_handed_over_before_still_holds(kept, tmp_path, programs):
    pack(kept, tmp_path / "first", with_names=True)
    pack(kept, tmp_path / "second")

    assert bagit.Bag(str(tmp_path / "second")).validate()
    assert [name for name in CANARIES if name in told_in(tmp_path / "second")] == []
