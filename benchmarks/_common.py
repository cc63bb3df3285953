"""What every benchmark shares: data in place with its digests, CPU seconds, floors that only rise.

A folder per claim: manifest.json {"file under ../shared/data": "sha256"}, score.py, floors.json {"score": floor}, README.md.
A score.py ends in `sys.exit(finish(HERE, scores))`. Options of every score.py:
    --raise-floors              set each floor to what was measured now, where that is higher
    --lower NAME --reason WHY   set one floor to what was measured now although it is lower; WHY is kept beside it
"""

import argparse
import hashlib
import json
import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

DATA = Path(__file__).parents[2] / "shared" / "data"
LOWER_IS_BETTER = "max "
"""A score whose name begins so has a ceiling instead of a floor: "max misses"."""


def data(name: str, here: Path) -> Path:
    """A file of the real data, checked against the manifest beside the benchmark.

    Raises:
        SystemExit: the data is not there, or is not what the floors were measured on.
    """
    path, manifest = DATA / name, json.loads((here / "manifest.json").read_text(encoding="utf-8"))
    if not path.exists():
        raise SystemExit(
            f"{name}: not beside this repository (../shared/data). Floors cannot be checked without it."
        )
    now = digest_of(path)
    if manifest.get(name) != now:
        raise SystemExit(
            f"{name}: sha256 is {now}, the manifest says {manifest.get(name)}. Measure anew, then update it."
        )
    return path


def digest_of(path: Path) -> str:
    """sha256 of a file, or of a folder's file names and bytes in order."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    files = sorted(one for one in path.rglob("*") if one.is_file())
    lines = [f"{one.relative_to(path)}:{hashlib.sha256(one.read_bytes()).hexdigest()}" for one in files]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class CpuClock:
    """CPU seconds of this process inside a `with`: the honest figure on a shared machine."""

    def __enter__(self) -> Self:
        self.start = time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.process_time() - self.start


def finish(here: Path, scores: Mapping[str, float], notes: Mapping[str, str] | None = None) -> int:
    """Print the scores beside their floors; 0 when all hold, else 1.

    Args:
        here: the benchmark's folder.
        scores: name -> measured value; names that begin with "max " must stay at or below theirs.
        notes: name -> a word printed beside it, such as the peer's score.
    """
    options = _options()
    path = here / "floors.json"
    floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if options.raise_floors or options.lower:
        floors = _changed(floors, scores, options)
        path.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    broken = 0
    print(f"\n{here.name}")
    for name, value in scores.items():
        held = name not in floors or not _worse(name, value, floors[name])
        broken += not held
        floor = f"floor {floors[name]:g}" if name in floors else "no floor"
        print(
            f"  {'ok ' if held else 'LOW'} {name:44} {value:10.4g}  {floor:14} {(notes or {}).get(name, '')}"
        )
    return 1 if broken else 0


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor + 1e-9 if name.startswith(LOWER_IS_BETTER) else value < floor - 1e-9


def _changed(floors: dict, scores: Mapping[str, float], options: argparse.Namespace) -> dict:
    for name, value in scores.items():
        if options.raise_floors and (name not in floors or _worse(name, floors[name], value)):
            floors[name] = _kept(name, value)
    if options.lower:
        if not options.reason:
            raise SystemExit(f'--lower "{options.lower}" needs --reason "why this floor may fall".')
        floors[options.lower] = _kept(options.lower, scores[options.lower])
        floors.setdefault("reasons", {})[options.lower] = options.reason
    return floors


def _kept(name: str, value: float) -> float:
    """Four digits, rounded to the side on which the value just measured still holds."""
    rounded = math.ceil if name.startswith(LOWER_IS_BETTER) else math.floor
    return rounded(value * 10_000) / 10_000


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--lower", default="")
    parser.add_argument("--reason", default="")
    return parser.parse_known_args()[0]
