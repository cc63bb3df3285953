"""Durability: kills, power cuts, rot - how much is promised, and how much of it was broken (R5, R6, R9).

--kills N     kill -9 of a collecting process (1,000)
--most N      crash states looked at for one point, by lot where there are more (2,000)
--rot N       single-byte changes of objects (1,000)
"""

import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

from _common import finish  # noqa: E402
from tests.collect.crash.check import LEFT_OUT, Found, search  # noqa: E402
from tests.collect.crash.kills import kill_many  # noqa: E402
from tests.collect.crash.replay import loaded  # noqa: E402
from tests.collect.crash.trace import record  # noqa: E402

from witnessmark.case import open_case  # noqa: E402
from witnessmark.collect import collect  # noqa: E402
from witnessmark.collect.fsck import fsck  # noqa: E402

WORKLOAD = HERE.parents[1] / "tests" / "collect" / "crash" / "workload.py"
KILL_FAULTS = ("write in place", "answer too early")
POWER_FAULTS = (
    "no file sync", "no folder sync", "write in place", "line before object", "rename before sync", "line not synced",
)  # fmt: skip


def a_case(folder: Path, *names: str) -> Path:
    for name in ("inbox", "hand"):
        (folder / name).mkdir(parents=True)
    (folder / "case.toml").write_text('title = "Durability"\n', encoding="utf-8")
    for name in names:
        (folder / "inbox" / name).write_text(f"evidence {name}\n", encoding="utf-8")
    return folder


def kills(room: Path, count: int) -> dict[str, float]:
    tally = kill_many(room / "kills", count, seed=5)
    print(f"  {tally}")
    caught = sum(kill_many(room / fault, count, seed=6, mutant=fault).harm > 0 for fault in KILL_FAULTS)
    return {
        "kills": tally.kills,
        "max harm after kills": tally.harm,
        f"kill faults caught of {len(KILL_FAULTS)}": caught,
    }


def power(room: Path, most: int, *mutant: str) -> Found:
    """Two collects and what follows a kill, with the power cut everywhere."""
    root = a_case(room / f"power {mutant}", "a.txt", "b.txt")
    states = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    before = loaded(root, LEFT_OUT)
    calls = record(WORKLOAD, "collect", str(root), *mutant, to=room / "recording")
    found = search(root, before, calls, states, most, until_caught=bool(mutant))
    shutil.rmtree(states)
    return found


def cuts(room: Path, most: int) -> dict[str, float]:
    if not shutil.which("strace"):
        print("  strace is not installed, so power cuts were not tried")
        return {}
    sound = power(room, most)
    print(f"  {sound}")
    caught = sum(bool(power(room, most, fault).examples) for fault in POWER_FAULTS)
    return {
        "crash states": sound.states,
        "max torn or lost in crash states": sound.torn + sound.lost,
        f"power faults caught of {len(POWER_FAULTS)}": caught,
    }


def rot(room: Path, events: int) -> dict[str, float]:
    root = a_case(room / "rot", *(f"{number}.txt" for number in range(10)))
    case, rng = open_case(root), random.Random(9)
    collect(case, lambda *_: None)
    case.store.close()
    copy = shutil.copytree(case.evidence, room / "second copy")
    found = restored = 0
    for _ in range(events // 10):
        paths = sorted(path for path in (copy / "objects" / "sha256").rglob("*") if path.is_file())
        for path in rng.sample(paths, 10):
            ours = case.evidence / path.relative_to(copy)
            data = bytearray(ours.read_bytes())
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            ours.chmod(0o644)
            ours.write_bytes(data)
        report = fsck(case, lambda *_: None, copy)
        found += len(report.damage)
        restored += sum(one.restored for one in report.damage)
    events = events // 10 * 10
    return {"share of rot found": found / events, "share of rot restored": restored / events}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--most", type=int, default=2000)
    parser.add_argument("--rot", type=int, default=1000)
    options, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory(prefix="durability-") as name:
        room = Path(name)
        scores = kills(room, options.kills) | cuts(room, options.most) | rot(room, options.rot)
    return finish(HERE, scores)


if __name__ == "__main__":
    sys.exit(main())
