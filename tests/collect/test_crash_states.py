"""Power cuts: the real process is recorded, its calls are replayed onto a disk that forgets what was not synced."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.collect.crash.check import LEFT_OUT, Found, search
from tests.collect.crash.replay import loaded
from tests.collect.crash.trace import Call, handle_of, record, text_of

from witnessmark.publish.manifest import hashes_of

WORKLOAD = Path(__file__).parent / "crash" / "workload.py"
MEMORY = Path("/dev/shm")

STEPS = [
    "sync file", "name an object", "sync folder", "write log.jsonl", "sync log.jsonl", "answer", "sync case.sqlite-wal",
]  # fmt: skip
"""Of one object, in the order that keeps every promise."""

pytestmark = pytest.mark.skipif(
    not shutil.which("strace"), reason="strace is not installed: apt install strace"
)


@dataclass
class Bench:
    """A case folder to record in, and a folder in memory to lay states out in."""

    root: Path
    room: Path

    def drop(self, *names: str) -> None:
        for name in names:
            (self.root / "inbox" / name).write_text(f"evidence {name}\n", encoding="utf-8")

    def search(self, *runs: tuple[str, ...], until_caught: bool = False) -> Found:
        """Record runs of the workload one after the other, and cut the power everywhere in the last."""
        before, calls = loaded(self.root, LEFT_OUT), []
        for run in runs:
            task, *mutant = run
            calls += record(WORKLOAD, task, str(self.root), *mutant, to=self.room / "recording")
        return search(self.root, before, calls, self.room, until_caught=until_caught)


@pytest.fixture
def bench(tmp_path):
    room = MEMORY / tmp_path.parent.name / tmp_path.name if MEMORY.is_dir() else tmp_path / "room"
    room.mkdir(parents=True)
    for name in ("inbox", "hand"):
        (tmp_path / "case" / name).mkdir(parents=True)
    (tmp_path / "case" / "case.toml").write_text('title = "A small case"\n', encoding="utf-8")
    yield Bench(tmp_path / "case", room)
    shutil.rmtree(room)


def publish_first(root: Path) -> None:
    page = root / "published" / "index.html"
    page.parent.mkdir()
    page.write_text("first record\n", encoding="utf-8")
    (page.parent / "manifest.json").write_text(
        json.dumps({"files": hashes_of(page.parent)}), encoding="utf-8"
    )


def outcome(found: Found) -> tuple[int, int]:
    return found.torn, found.lost


def test_a_first_collect_loses_nothing_acknowledged_wherever_the_power_is_cut(bench):
    bench.drop("a.txt", "b.txt")

    found = bench.search(("collect",))

    assert found.states > 150
    assert outcome(found) == (0, 0), found.examples


def test_a_later_collect_loses_nothing_acknowledged_wherever_the_power_is_cut(bench):
    bench.drop("a.txt")
    record(WORKLOAD, "collect", str(bench.root), to=bench.room / "first")
    bench.drop("b.txt", "c.txt")

    found = bench.search(("collect",))

    assert outcome(found) == (0, 0), found.examples


def test_a_run_after_a_kill_does_not_build_on_names_the_disk_may_forget(bench):
    bench.drop("a.txt", "b.txt")

    found = bench.search(("collect", "die before folders"), ("collect",))

    assert outcome(found) == (0, 0), found.examples


def test_published_is_the_old_record_or_the_new_one_wherever_the_power_is_cut(bench):
    bench.drop("a.txt")
    record(WORKLOAD, "collect", str(bench.root), to=bench.room / "first")
    publish_first(bench.root)

    found = bench.search(("publish",))

    assert outcome(found) == (0, 0), found.examples


@pytest.mark.parametrize(
    "mutant",
    [
        "no file sync",
        "no folder sync",
        "write in place",
        "line before object",
        "rename before sync",
        "line not synced",
    ],
)
def test_a_planted_fault_of_collecting_is_caught_by_the_crash_states(bench, mutant):
    bench.drop("a.txt", "b.txt")

    found = bench.search(("collect", mutant), until_caught=True)

    assert found.examples


def test_trusting_the_names_of_a_killed_run_is_caught_by_the_crash_states(bench):
    bench.drop("a.txt", "b.txt")

    found = bench.search(
        ("collect", "die before folders"), ("collect", "trust what is there"), until_caught=True
    )

    assert found.examples


def test_exchanging_a_published_folder_that_is_not_on_disk_is_caught_by_the_crash_states(bench):
    publish_first(bench.root)

    found = bench.search(("publish", "swap without sync"), until_caught=True)

    assert found.examples


def test_a_real_collect_brings_bytes_names_folders_and_lines_to_disk_in_this_order_before_it_answers(bench):
    bench.drop("a.txt")

    calls = record(WORKLOAD, "collect", str(bench.root), to=bench.room / "recording")

    seen = [shown for call in calls if (shown := shown_as(call)) in STEPS]
    steps = [shown for n, shown in enumerate(seen) if n == 0 or seen[n - 1] != shown]
    assert steps[: len(STEPS) - 1] == STEPS[:-1]
    assert STEPS[-1] in steps


def shown_as(call: Call) -> str:
    """A call in a word or two."""
    path = handle_of(call.args[0])[1] if call.name in {"fsync", "fdatasync", "write"} else ""
    if call.name == "rename":
        return "name an object" if b"/sha256/" in text_of(call.args[1]) else ""
    if call.name == "write":
        is_answer = call.args[0].startswith("1<") and text_of(call.args[1]).startswith(b"ACK")
        return "answer" if is_answer else f"write {Path(path).name}"
    kind = (
        "file"
        if "/objects/.tmp-" in path
        else "folder"
        if Path(path).parent.name == "sha256"
        else Path(path).name
    )
    return f"sync {kind}" if path else ""
