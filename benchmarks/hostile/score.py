"""Hostile files against every parser, each in the box, and all of them down the road of a case (goal R10).

    python benchmarks/hostile/score.py [--step N] [--only WORD] [--off-road NAME ...] [--road] [--slowest]

Files are generated from tests/hostile/corpus; --step N takes every Nth, --only those whose name holds a word.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from _common import finish
from tests.hostile.corpus import corpus
from tests.hostile.parsers import as_bytes, parsers
from tests.hostile.traps import SECRET, files_under, traps

from witnessmark.box import FaultError, isolation
from witnessmark.case import open_case
from witnessmark.errors import UnreadError
from witnessmark.flow import ROOMS
from witnessmark.records import Unread

HERE = Path(__file__).parent
LAYER_ENDINGS = (".csv", ".geojson", ".parquet")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--off-road", nargs="*", default=[], help="names that are left out of the road alone")
    parser.add_argument(
        "--road", action="store_true", help="the road alone, without each file before each parser"
    )
    parser.add_argument("--slowest", action="store_true")
    options = parser.parse_known_args()[0]
    with traps() as set_, tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = os.environ["TMPDIR"] = folder  # whatever writes a temporary file is seen doing it
        files = [one for one in list(corpus(set_.lure))[:: options.step] if options.only in one[0]]
        print(f"{len(files)} files, {len(parsers())} parsers, {isolation().name}")
        alone = {} if options.road else against_each(files, set_, Path(folder), slowest=options.slowest)
        road = down_the_road([one for one in files if one[0] not in options.off_road], Path(folder) / "case")
        scores = {
            "files": len(files), "parsers": len(parsers()), **alone, **road, "max network hits": len(set_.hits),
            "max parent memory, MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "max child memory, MiB": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        }  # fmt: skip
    for hit in set_.hits[:5]:
        print("  HIT", hit)
    return finish(HERE, scores)


def against_each(files, set_, folder: Path, *, slowest: bool) -> dict[str, float]:
    """Each file against each parser: what came of it, how long it took, and what it left behind."""
    told: Counter[str] = Counter()
    spent: list[tuple[float, str]] = []
    # Not the repository: others may be at work in it while this runs.
    watched = (folder, Path.home() / ".cache")
    before = files_under(*watched)
    for name, data in files:
        for kind, parse in parsers().items():
            start = time.monotonic()
            outcome = one(parse, name, data, set_)
            spent.append((time.monotonic() - start, f"{kind}: {name}"))
            told[outcome] += 1
            if outcome not in {"read", "unread"}:
                print(f"  {outcome.upper()} {kind}: {name}")
    if slowest:
        print(*(f"  {seconds:6.2f} s  {what}" for seconds, what in sorted(spent)[-15:]), sep="\n")
    new = {
        path
        for path, state in files_under(*watched).items()
        if before.get(path) != state and "__pycache__" not in path
    }
    print(*(f"  WRITTEN {path}" for path in sorted(new)[:10]), sep="\n")
    return {
        "tries": sum(told.values()), "read": told["read"], "unread with a reason": told["unread"],
        "max uncaught faults": told["fault"], "max other errors": told["error"], "max secrets read": told["secret"],
        "max without a way out": told["bare"], "max seconds for one": max(spent)[0], "max files written": len(new),
    }  # fmt: skip


def one(parse, name: str, data: bytes, set_) -> str:
    try:
        return "secret" if set_.leaks(as_bytes(parse(name, data))) else "read"
    except FaultError as error:
        print("   ", str(error)[:300])
        return "fault"
    except UnreadError as error:
        return "secret" if set_.leaks(str(error).encode()) else ("unread" if len(str(error)) > 20 else "bare")
    except Exception as error:  # noqa: BLE001 - what comes out of the door and is none of ours is what is looked for
        print("   ", type(error).__name__, str(error)[:200])
        return "error"


def down_the_road(files, root: Path) -> dict[str, float]:
    """All files through collect, read and measure of one case; each must be an item, read or marked unread."""
    (root / "inbox").mkdir(parents=True)
    (root / "hand").mkdir()
    kept = 0
    for name, data in files:
        safe = name.replace("/", "_").encode()[:240].decode("utf-8", "ignore")
        (root / "inbox" / safe).write_bytes(data)
        kept += 1
    layers = [name for name, _ in files if name.endswith(LAYER_ENDINGS)]
    told = "".join(f'[[layer]]\nfile = "{name}"\nrole = "damage"\norigin = "nobody"\n' for name in layers)
    (root / "case.toml").write_text(
        f'title = "Hostile"\n[area]\nlon = 44.5\nlat = 34.7\nradius_km = 25\n{told}', encoding="utf-8"
    )
    case = open_case(root)
    start = time.monotonic()
    for room in ("collect", "read", "measure"):
        ROOMS[room](case, lambda *_: None)
        print(f"  {room}: {time.monotonic() - start:.0f} s")
    held = {item.name for item in case.items()}
    left = list(case.store.all(Unread))
    faults = [one.reason for one in left if "our fault" in one.reason]
    for reason in faults[:10]:
        print("  FAULT", reason[:200])
    secret = any(SECRET in path.read_bytes() for path in (root / "working").rglob("*") if path.is_file())
    case.store.close()
    return {
        "road: files given": kept, "road: items and refusals": len(held) + sum(one.item == "" for one in left),
        "road: marked unread": len(left), "max road: faults": len(faults), "max road: secrets": float(secret),
        "max road: seconds": time.monotonic() - start,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
