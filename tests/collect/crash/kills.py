"""kill -9 at moments drawn by lot, of a real collecting process that acknowledges each item.

The collector is forked from a process in which everything is imported, so that a kill costs milliseconds.
"""

import json
import os
import random
import select
import shutil
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.collect.crash import workload

from witnessmark.case import open_case
from witnessmark.collect import collect
from witnessmark.collect.custody import parse_line, read_lines
from witnessmark.collect.holdings import holdings
from witnessmark.collect.session import session
from witnessmark.collect.sheet import read_sheet
from witnessmark.collect.verify import verify
from witnessmark.errors import WitnessmarkError
from witnessmark.records import Item

LOOK_EVERY = 20
"""After so many kills the case is resumed and verified as a whole; what was acknowledged is looked for after each."""

CASE_LASTS = 100
"""Kills before a new case is begun: one of thousands of items would only make the rest slow."""

RECORDS_EVERY = 10
"""One collector of so many goes on to the records; most of the time of the others falls into taking in."""


@dataclass
class Tally:
    """What many kills did: acknowledged items, and each kind of harm with its first examples."""

    kills: int = 0
    killed_at_work: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    dangling: int = 0
    twice: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def harm(self) -> int:
        """All kinds together."""
        return self.lost + self.torn + self.dangling + self.twice


def kill_many(folder: Path, kills: int, seed: int, mutant: str = "") -> Tally:
    """Kill collectors of one case, over and over; after each, resume and look for harm. Stops at the first harm.

    Args:
        folder: an empty folder for the case.
        kills: how many.
        seed: of the moments and the files.
        mutant: a fault planted in the collector, from workload.MUTANTS.
    """
    rng, tally = random.Random(seed), Tally()
    promised: set[str] = set()
    dropped = {"first.txt"}
    lasts_s = {True: 0.3, False: 0.1}
    _begin(folder)
    while tally.kills < kills and not tally.harm:
        dropped |= _drop(folder, rng, tally.kills)
        with_records = tally.kills % RECORDS_EVERY == 0
        after_s = rng.uniform(0, lasts_s[with_records])
        told, was_at_work = _collect_and_kill(folder, after_s, mutant, with_records)
        # A kill that came too late says how long the work lasts now: other programs are at work here, too.
        lasts_s[with_records] *= 1.1 if was_at_work else 0.8
        tally.kills += 1
        tally.killed_at_work += was_at_work
        tally.acknowledged += len(told - promised)
        promised |= told
        _count(tally, "lost", _not_there(folder, promised))
        if tally.kills % LOOK_EVERY == 0 or tally.kills == kills:
            _look(folder, promised, dropped, tally)
            for path in (folder / "inbox").iterdir():
                path.unlink()  # what left the inbox stays an item, and is not hashed again at each kill
        if tally.kills % CASE_LASTS == 0 and not tally.harm:
            shutil.rmtree(folder)
            promised, dropped = set(), {"first.txt"}
            _begin(folder)
    return tally


def _begin(folder: Path) -> None:
    """A new case with one item, taken in here: whatever is imported on the way, no forked collector imports again."""
    for name in ("inbox", "hand"):
        (folder / name).mkdir(parents=True)
    (folder / "case.toml").write_text('title = "A small case"\n', encoding="utf-8")
    (folder / "inbox" / "first.txt").write_bytes(b"first")
    _torn(folder)


def _drop(folder: Path, rng: random.Random, kill: int) -> set[str]:
    names = {f"{kill}-{number}.txt" for number in range(rng.randrange(1, 5))}
    for name in sorted(names):
        (folder / "inbox" / name).write_bytes(name.encode() + rng.randbytes(rng.choice((10, 5_000, 200_000))))
    return names


def _collect_and_kill(folder: Path, after_s: float, mutant: str, with_records: bool) -> tuple[set[str], bool]:
    """Run a collector and kill it so long after it began, unless it ended before; what it told, and whether it died."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _as_collector(folder, writing, mutant, with_records)
    os.close(writing)
    told, began = os.read(reading, 6), time.monotonic()  # BEGUN: it is at work
    while (left := began + after_s - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            piece = os.read(reading, 1 << 16)
            told += piece
            if not piece:
                break  # it ended by itself
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as rest:
        lines = (told + rest.read()).decode().splitlines()
    return {line.removeprefix("ACK ") for line in lines if line.startswith("ACK ")}, os.WIFSIGNALED(status)


def _as_collector(folder: Path, writing: int, mutant: str, with_records: bool) -> None:
    try:
        os.dup2(writing, 1)
        os.write(1, b"BEGUN\n")
        if mutant:
            workload.MUTANTS[mutant]()
        workload.run_collect(open_case(folder), with_records=with_records)
    finally:
        os._exit(0)  # never back into the process that counts


def _not_there(folder: Path, promised: set[str]) -> str:
    """Acknowledged items without their line, sheet or object; read as it lies, before anything is mended."""
    case = open_case(folder)
    held = {}
    for line in read_lines(case):
        with suppress(WitnessmarkError):  # the last one may be unfinished
            event = parse_line(line, json.loads(line)["seq"]) if line.endswith(b"}") else None
            if event and event.act == "acquire":
                held[read_sheet(case, event.params).name] = case.object_path(event.obj)
    return ", ".join(sorted(name for name in promised if name not in held or not held[name].exists()))


def _look(folder: Path, promised: set[str], dropped: set[str], tally: Tally) -> None:
    """Resume, and count what is not as promised."""
    _count(tally, "torn", _torn(folder))
    _count(tally, "dangling", _dangling(folder, promised))
    _count(tally, "twice", _twice(folder, dropped))


def _count(tally: Tally, harm: str, problem: str) -> None:
    if problem:
        setattr(tally, harm, getattr(tally, harm) + 1)
        tally.examples.append(f"kill {tally.kills}: {harm}: {problem}")


def _torn(folder: Path) -> str:
    case = open_case(folder)
    try:
        collect(case, lambda *_: None)
        verdict = verify(case)
    except WitnessmarkError as error:
        return str(error)
    finally:
        case.store.close()
    reserves = [reason for reason in verdict.reasons if "named by no line" in reason]
    return "" if verdict.is_valid and not reserves else str(verdict)


def _dangling(folder: Path, promised: set[str]) -> str:
    """Records without evidence, or acknowledged evidence without its record."""
    case = open_case(folder)
    items = {item.name: item for item in case.store.all(Item)}
    case.store.close()
    bare = {name for name, item in items.items() if not case.object_path(item.sha256).exists()}
    return ", ".join(sorted(bare | (promised - set(items))))


def _twice(folder: Path, dropped: set[str]) -> str:
    case = open_case(folder)
    try:
        with session(case) as log:
            held = [holding.key for holding in holdings(case, log.events)]
    except WitnessmarkError as error:
        return str(error)
    if len(held) != len(set(held)) or {name for _, name, _ in held} != dropped:
        return f"{len(held)} holdings of {len(dropped)} files in {len(read_lines(case))} lines"
    return ""
