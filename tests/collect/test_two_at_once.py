"""Several programs at one case: one works, the others are told at once; the store loses and doubles nothing."""

import multiprocessing
import subprocess
import sys

from witnessmark.case import alone, open_case
from witnessmark.records import Activity, Item
from witnessmark.store import open_store

EACH = 60


def keep_many(path, writer, results):
    """Write items of one's own and tell each when it is acknowledged."""
    store = open_store(path)
    for number in range(EACH):
        name = f"{writer}-{number}"
        item = Item(f"it-{name}", "0" * 64, name, "text/plain", 1, "inbox", number)
        store.keep(Activity(f"collect:{name}", "collect", name, (), "", ()), [item])
        results.put(name)
    store.close()


def test_eight_writers_at_one_store_lose_and_double_nothing_acknowledged(tmp_path):
    open_store(tmp_path / "case.sqlite").close()
    forking = multiprocessing.get_context("fork")
    results = forking.Queue()
    writers = [
        forking.Process(target=keep_many, args=(tmp_path / "case.sqlite", writer, results))
        for writer in range(8)
    ]
    for writer in writers:
        writer.start()
    acknowledged = [results.get(timeout=60) for _ in range(8 * EACH)]
    for writer in writers:
        writer.join()

    store = open_store(tmp_path / "case.sqlite")
    assert sorted(item.name for item in store.all(Item)) == sorted(acknowledged)
    store.close()


def test_a_second_writer_of_a_case_is_told_at_once_with_an_exit_code_of_its_own(case):
    with alone(case):
        second = subprocess.run(
            [sys.executable, "-m", "witnessmark", "collect", case.root],
            capture_output=True,
            text=True,
            check=False,
        )

    assert (second.returncode, "another witnessmark is at work in this case" in second.stderr) == (3, True)


def test_of_two_collectors_begun_together_one_takes_everything_in_and_the_other_harms_nothing(case):
    for number in range(40):
        (case.inbox / f"{number}.txt").write_text(f"evidence {number}", encoding="utf-8")
    command = [sys.executable, "-m", "witnessmark", "collect", str(case.root)]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
    codes = sorted(one.wait(timeout=60) for one in both)

    assert codes in ([0, 3], [0, 0])  # two zeros: the first had ended before the second began
    assert len(list(open_case(case.root).items())) == 40
