"""Receiving: checked whole first, taken in with its origin, and chained to the sender's checkpoint by a line of our own."""

import json
import subprocess
import sys
import tarfile

import pytest
from benchmarks.handover.build import bag_of, quiet

from witnessmark.case import open_case
from witnessmark.collect import collect
from witnessmark.collect.bag.receive import receive
from witnessmark.collect.bag.tarball import write_tar
from witnessmark.collect.custody import read_lines
from witnessmark.collect.verify import verify
from witnessmark.errors import CustodyError


@pytest.fixture
def ours(tmp_path):
    """The receiver's own case, empty."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "case.toml").write_text('title = "Ours"\n', encoding="utf-8")
    return open_case(tmp_path / "ours")


def lines(case):
    return [json.loads(line) for line in read_lines(case)]


def test_the_receive_line_names_the_senders_key_size_and_root(ours, bag):
    came = receive(ours, bag, "", quiet)

    line = lines(ours)[0]
    sheet = json.loads(ours.object_path(line["params"]).read_bytes())
    assert line["act"] == "receive"
    assert all(
        word in line["why"]
        for word in (came.origin.hash.hex(), str(came.checkpoint.size), came.checkpoint.root.hex())
    )
    assert (sheet["key"], sheet["root"]) == (came.origin.vkey(), came.checkpoint.root.hex())


def test_two_lines_by_two_keys_are_the_chain_of_custody(ours, bag):
    receive(ours, bag, "", quiet)
    sent = json.loads((bag / "data/evidence/custody/log.jsonl").read_bytes().splitlines()[-1])

    assert (sent["act"], lines(ours)[0]["act"]) == ("hand-over", "receive")
    assert sent["who"] != lines(ours)[0]["who"]
    assert verify(ours).is_valid


def test_each_item_is_acquired_with_the_line_it_had_in_the_senders_log(ours, bag):
    receive(ours, bag, "", quiet)

    assert [line["why"].split(" of the")[0] for line in lines(ours)[1:]] == [
        "received, line 1", "received, line 2", "received, line 3",
    ]  # fmt: skip


def test_names_come_along_only_when_they_were_handed_over(ours, bags):
    receive(ours, bags["plain"], "", quiet)
    collect(ours, quiet)
    assert all("line" in item.name for item in ours.items())

    receive(ours, bags["attested"], "", quiet)
    sheets = [
        json.loads(ours.object_path(line["params"]).read_bytes())
        for line in lines(ours)
        if line["act"] == "acquire"
    ]
    assert {"letter-of-samira.txt", "map.txt", "places.csv"} <= {sheet["name"] for sheet in sheets}


def test_a_bag_that_does_not_hold_leaves_no_trace_in_our_log(ours, bag):
    next(
        path
        for path in sorted((bag / "data/evidence/objects/sha256").glob("*/*"))
        if path.stat().st_size < 30
    ).unlink()

    with pytest.raises(CustodyError, match="INVALID") as refusal:
        receive(ours, bag, "", quiet)

    assert "Nothing of it was taken in" in str(refusal.value)
    assert read_lines(ours) == []


def test_a_bag_whose_root_is_not_the_one_read_out_is_refused(ours, bag):
    with pytest.raises(CustodyError, match="was read out to you"):
        receive(ours, bag, "AAAA", quiet)


def test_the_same_bag_a_second_time_is_refused_with_its_line(ours, bag):
    receive(ours, bag, "", quiet)

    with pytest.raises(CustodyError, match="received before, at line 0"):
        receive(ours, bag, "", quiet)


def test_a_receiving_that_broke_off_goes_on_where_it_stopped(ours, bags, monkeypatch):
    receive(ours, bags["plain"], "", quiet)
    kept = read_lines(ours)[:2]  # as a kill after the first item leaves it
    (ours.custody / "log.jsonl").write_bytes(b"".join(line + b"\n" for line in kept))
    for note in (ours.custody / "checkpoints").iterdir():
        note.unlink()
    (ours.custody / "checkpoint").unlink()

    came = receive(ours, bags["plain"], "", quiet)

    assert (came.items, came.known) == (2, 1)
    assert [line["act"] for line in lines(ours)].count("receive") == 1


def test_the_bag_can_be_put_together_again_byte_for_byte(ours, bag, tmp_path):
    receive(ours, bag, "", quiet)

    tar = ours.object_path(lines(ours)[0]["obj"])
    with tarfile.open(tar) as members:
        members.extractall(tmp_path / "again", filter="data")
    for line in lines(ours)[1:]:
        target = tmp_path / "again/data/evidence/objects/sha256" / line["obj"][:2] / line["obj"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(ours.object_path(line["obj"]).read_bytes())
    files = [path.relative_to(bag) for path in bag.rglob("*") if path.is_file()]
    assert all((tmp_path / "again" / path).read_bytes() == (bag / path).read_bytes() for path in files)


def test_the_same_bag_makes_the_same_tar(bag, tmp_path):
    for name in ("one", "two"):
        write_tar(bag, ["verify.sh", "bagit.txt"], tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_was_received_can_be_handed_on_and_the_first_senders_names_stay_back(
    ours, bags, tmp_path, programs
):
    receive(ours, bags["attested"], "", quiet)
    on = bag_of(ours, tmp_path / "on")

    told = b"\n".join(path.read_bytes() for path in on.rglob("*") if path.is_file())
    assert b"samira" not in told
    assert (
        subprocess.run([*programs["verify.py"], on], check=False, stdout=subprocess.DEVNULL).returncode == 0
    )


def test_no_program_that_came_in_a_bag_is_run(ours, tmp_path, kept):
    came = bag_of(kept, tmp_path / "bag")
    (came / "verify.sh").write_text(f"touch {tmp_path / 'ran'}\n", encoding="ascii")
    (came / "verify.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n", encoding="ascii")

    with pytest.raises(CustodyError, match=r"verify\.(py|sh): changed since it was packed"):
        receive(ours, came, "", quiet)

    assert not (tmp_path / "ran").exists()


def test_the_commands_go_from_one_case_into_another(kept, ours, tmp_path):
    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "witnessmark", *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
        )

    packed = run("hand-over", kept.root, tmp_path / "bag", "--to", "the court")
    came = run("receive", ours.root, tmp_path / "bag", "--root", packed.stdout.strip().rpartition("root ")[2])
    assert (packed.returncode, came.returncode, "3 items taken in" in came.stdout) == (0, 0, True)
    assert run("verify", tmp_path / "bag").stdout.startswith("VALID-BUT")
