"""A stranger checks a bag: how fast, and whether our program, verify.sh, verify.py and tlog-scales ever disagree.

    python benchmarks/handover/score.py [--items 10000] [--folders 1000] [--seed 20140901]

First a case of 10,000 items is handed over and checked. Then 1,000 folders: a quarter untouched, the others changed by
somebody without a key or by somebody with one (outsider.py, insider.py), each put to all programs.
"""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from _common import digest_of, finish
from benchmarks.custody.authority import make_authority
from benchmarks.handover.asking import ask, ask_all, ask_ours, trusted_programs
from benchmarks.handover.build import bag_of, new_case, stamped, witnessed
from benchmarks.handover.insider import forge
from benchmarks.handover.outsider import spoil
from benchmarks.handover.second import log_holds

from witnessmark.collect.keys import Signer, log_key
from witnessmark.collect.witness import new_witness

HERE = Path(__file__).parent
SHOWN = 10


class Base(NamedTuple):
    """A bag to spoil, and the key that signed its log."""

    bag: Path
    signer: Signer


class Found(NamedTuple):
    """What the programs said of one folder."""

    done: str
    states: dict[str, str]
    second_holds: bool
    is_spoilt: bool


def main() -> int:
    options = read_options()
    with TemporaryDirectory() as folder:
        root = Path(folder)
        commands = trusted_programs(root / "programs")
        scores, notes = measure_speed(root, options.items, commands)
        bases = make_bases(root)
        jobs = [
            (bases, root / str(number), options.seed + number, commands) for number in range(options.folders)
        ]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(told(pool.map(lambda job: one_folder(*job), jobs)))
    more, words = agreement(found)
    return finish(HERE, {**scores, **more}, {**notes, **words})


def told(found: Iterable[Found]) -> Iterator[Found]:
    """Each as it comes, with a word now and then: this takes minutes."""
    for number, one in enumerate(found, 1):
        if len(set(one.states.values())) != 1:
            print(f"  apart: {one.done}: {one.states}", flush=True)
        if number % 100 == 0:
            print(f"  {number:,} folders asked about", flush=True)
        yield one


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--folders", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=20140901)
    return parser.parse_known_args()[0]


def measure_speed(
    root: Path, items: int, commands: dict[str, list[str]]
) -> tuple[dict[str, float], dict[str, str]]:
    """Seconds on the clock that each program takes over one large bag, and the CPU seconds of it."""
    case = new_case(root / "large", items)
    start = time.perf_counter()
    bag = bag_of(case, root / "large-bag")
    scores, notes = (
        {},
        {"max seconds, verify.sh": f"{items:,} items; packed in {time.perf_counter() - start:.1f} s"},
    )
    for name, command in commands.items():
        seconds, cpu, state = timed(lambda command=command: ask(command, bag)[0])
        scores[f"max seconds, {name}"] = seconds if state == "VALID-BUT" else float("inf")
        notes[f"max seconds, {name}"] = f"{notes.get(f'max seconds, {name}', '')} {cpu:.1f} CPU-s".strip()
    seconds, cpu, state = timed(lambda: ask_ours(bag)[0])
    scores["max seconds, ours"] = seconds if state == "VALID-BUT" else float("inf")
    notes["max seconds, ours"] = f"{cpu:.1f} CPU-s"
    return scores, notes


def timed(work) -> tuple[float, float, str]:
    before, start = os.times(), time.perf_counter()
    state = work()
    seconds, after = time.perf_counter() - start, os.times()
    return seconds, sum(after[:4]) - sum(before[:4]), state


def make_bases(root: Path) -> list[Base]:
    """Bags of four kinds: plain; with names and decisions; with a witness; with a witness and a time stamp."""
    authority, anna = make_authority(root / "authority"), new_witness(root / "anna", "witness/w-1")
    plain, named, seen, whole = (
        new_case(root / f"case-{number}", 4, words=str(number)) for number in range(4)
    )
    witnessed(seen, anna)
    stamped(witnessed(whole, anna), authority)
    return [
        Base(bag_of(plain, root / "plain"), log_key(plain)),
        Base(bag_of(named, root / "named", with_names=True, with_decisions=True), log_key(named)),
        Base(bag_of(seen, root / "seen", with_names=True), log_key(seen)),
        Base(bag_of(whole, root / "whole", with_names=True), log_key(whole)),
    ]


def one_folder(bases: list[Base], folder: Path, seed: int, commands: dict[str, list[str]]) -> Found:
    dice = Random(seed)
    base = dice.choice(bases)
    bag = shutil.copytree(base.bag, folder / "bag")
    kind = dice.choice(["untouched", "outsider", "outsider", "insider"])
    done = "untouched"
    if kind == "outsider":
        done = spoil(bag, dice)
    elif kind == "insider":
        done = forge(bag, base.signer, dice)
    states = {name: state for name, (state, _) in ask_all(bag, commands).items()}
    is_spoilt = kind == "outsider" and digest_of(bag) != digest_of(base.bag)
    found = Found(f"{seed}: {done} ({base.bag.name})", states, log_holds(bag), is_spoilt)
    shutil.rmtree(folder)
    return found


def agreement(found: list[Found]) -> tuple[dict[str, float], dict[str, str]]:
    apart = [one for one in found if len(set(one.states.values())) != 1]
    against = [one for one in found if not one.second_holds and set(one.states.values()) != {"INVALID"}]
    accepted = [one for one in found if one.is_spoilt and set(one.states.values()) != {"INVALID"}]
    for one in [*apart, *against, *accepted][:SHOWN]:
        print(f"  {one.done}: {one.states}, tlog-scales {'holds' if one.second_holds else 'refuses'}")
    states = [one.states["ours"] for one in found]
    counts = ", ".join(f"{states.count(state)} {state}" for state in ("VALID", "VALID-BUT", "INVALID"))
    in_its_scope = sum(not one.second_holds for one in found)
    scores = {
        "max disagreements of the three": float(len(apart)),
        "max accepted against tlog-scales": float(len(against)),
        "max spoilt without a key, accepted": float(len(accepted)),
    }
    notes = {
        "max disagreements of the three": f"{len(found):,} folders: {counts}",
        "max accepted against tlog-scales": f"it refuses {in_its_scope}: signature or root, which is all it knows",
        "max spoilt without a key, accepted": f"of {sum(one.is_spoilt for one in found)}",
    }
    return scores, notes


if __name__ == "__main__":
    sys.exit(main())
