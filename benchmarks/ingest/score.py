"""Ingest: 1,000 mixed files into evidence - items a second, CPU, memory - beside a bare hash, and a peer's, of the same files.

--files N     another number of files (1,000)
--big-mb N    length of the one large file (2,048)
--peer PATH   python of an environment where auto-archiver is installed; "" leaves the peer out
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

from _common import CpuClock, finish  # noqa: E402
from files import make_files  # noqa: E402

from witnessmark.activity import Work  # noqa: E402
from witnessmark.case import open_case  # noqa: E402
from witnessmark.collect import arrivals, keep_records, take_in_all  # noqa: E402
from witnessmark.collect.holdings import first_of_each, holdings  # noqa: E402
from witnessmark.collect.session import session  # noqa: E402
from witnessmark.collect.verify import verify  # noqa: E402

SEED = 2014

PEER = """
import json, sys, time
from pathlib import Path
from auto_archiver.utils.misc import calculate_file_hash
paths = sorted(p for p in Path(sys.argv[1]).rglob("*") if p.is_file())
wall, cpu = time.monotonic(), time.process_time()
for path in paths:
    calculate_file_hash(str(path))
print(json.dumps({"wall": time.monotonic() - wall, "cpu": time.process_time() - cpu, "files": len(paths)}))
"""
"""The peer's own hash function over the same files: it hashes and keeps no copy, no log, and waits for no disk."""


def a_case(folder: Path) -> Path:
    for name in ("inbox", "hand"):
        (folder / name).mkdir(parents=True)
    (folder / "case.toml").write_text('title = "Ingest"\n', encoding="utf-8")
    return folder


def in_a_child(work) -> tuple[dict, float]:
    """Run `work` in a forked child; returns what it tells and the child's peak memory in MiB."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, json.dumps(work()).encode())
        except BaseException:  # noqa: BLE001 - told, and the child ends
            traceback.print_exc()
        finally:
            os._exit(0)  # never back into the process that measures
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        answer = json.loads(told.read())
    _, _, usage = os.wait4(child, 0)
    return answer, usage.ru_maxrss / 1024


def take_in(case) -> Work:
    """`collect` up to the records: copies, hashes, log, checkpoint, Items; media are not yet looked at."""
    with session(case) as log:
        refused = take_in_all(case, log, list(arrivals(case)), lambda *_: None)
        held = first_of_each(holdings(case, log.events))
    return keep_records(case, held, refused)


def ingest(root: Path) -> dict:
    case = open_case(root)
    wall = time.monotonic()
    with CpuClock() as clock:
        work = take_in(case)
    wall = time.monotonic() - wall
    is_valid = verify(case).is_valid
    case.store.close()
    return {"wall": wall, "cpu": clock.seconds, "done": work.done, "unread": work.unread, "valid": is_valid}


def bare_hash(root: Path) -> dict:
    """What no intake can be faster than: reading and hashing alone."""
    paths = sorted(path for path in (root / "inbox").rglob("*") if path.is_file())
    wall = time.monotonic()
    with CpuClock() as clock:
        for path in paths:
            with path.open("rb") as file:
                hashlib.file_digest(file, "sha256")
    return {"wall": time.monotonic() - wall, "cpu": clock.seconds}


def peer_hash(python: str, root: Path) -> dict | None:
    if not python:
        return None
    done = subprocess.run([python, "-c", PEER, root / "inbox"], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"  the peer cannot run: {done.stderr.strip().splitlines()[-1:]}")
        return None
    return json.loads(done.stdout.strip().splitlines()[-1])


def one_big_file(folder: Path, megabytes: int) -> tuple[dict, float]:
    root = a_case(folder)
    block = os.urandom(1 << 20)
    with (root / "inbox" / "film.mp4").open("wb") as file:
        for number in range(megabytes):
            file.write(number.to_bytes(8, "big") + block[8:])
    return in_a_child(lambda: ingest(root))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--big-mb", type=int, default=2048)
    parser.add_argument("--peer", default=os.environ.get("WITNESSMARK_PEER", ""))
    options, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory(prefix="ingest-") as name:
        root = a_case(Path(name) / "mixed")
        megabytes = make_files(root / "inbox", options.files, SEED) / 1e6
        _, before = in_a_child(dict)
        told, memory = in_a_child(lambda: ingest(root))
        again, _ = in_a_child(lambda: ingest(root))
        bare, _ = in_a_child(lambda: bare_hash(root))
        peer = peer_hash(options.peer, root)
        shutil.rmtree(root)
        big, big_memory = one_big_file(Path(name) / "big", options.big_mb)
    print(f"  {options.files} files, {megabytes:.0f} MB: wall {told['wall']:.2f} s, CPU {told['cpu']:.2f} s")
    print(f"  the same again, nothing new: wall {again['wall']:.2f} s, CPU {again['cpu']:.2f} s")
    print(f"  read and hashed only: wall {bare['wall']:.2f} s, CPU {bare['cpu']:.2f} s")
    print(f"  one file of {options.big_mb} MiB: wall {big['wall']:.2f} s, CPU {big['cpu']:.2f} s")
    if peer:
        print(f"  auto-archiver's hash of the same files: wall {peer['wall']:.2f} s, CPU {peer['cpu']:.2f} s")
    scores = {
        "share of files taken in": told["done"] / options.files if told["valid"] else 0.0,
        "items a CPU second": options.files / told["cpu"],
        "max memory, mixed (MiB)": memory,
        "max memory above the start, one large file (MiB)": big_memory - before,
    }
    notes = {"items a CPU second": f"{options.files / told['wall']:.0f} a second by the clock, all on disk"}
    return finish(HERE, {key: round(value, 4) for key, value in scores.items()}, notes)


if __name__ == "__main__":
    sys.exit(main())
