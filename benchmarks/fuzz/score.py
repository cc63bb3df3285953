"""Every parser-facing function under atheris for a while: how many runs, and how many finds (goal R20).

    python benchmarks/fuzz/score.py [--seconds N] [--only TARGET] [--keep FOLDER]

Default 8 seconds a function, about 4 minutes in all; a night's run is --seconds 600. Seeds are the small hostile files
of tests/hostile/corpus and the finds kept in tests/hostile/finds.py.
"""

import argparse
import contextlib
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from _common import finish

with contextlib.redirect_stderr(io.StringIO()):  # it names every module that it instruments
    from harness import TARGETS
from tests.hostile.corpus import Lure, corpus
from tests.hostile.finds import FINDS

HERE = Path(__file__).parent
LARGEST_SEED = 20_000


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", default="", help="where inputs that broke something are kept")
    options = parser.parse_known_args()[0]
    files = list(corpus(Lure("http://127.0.0.1:9", "/nowhere")))
    runs = finds = slow = 0
    for target, (_, ending) in TARGETS.items():
        if options.only and options.only != target:
            continue
        with tempfile.TemporaryDirectory() as folder:
            seeds(Path(folder), target, ending, files)
            done, broke, told = fuzz(target, Path(folder), options.seconds, options.keep)
        runs += done
        finds += broke == "find"
        slow += broke == "slow"
        print(f"  {target:18} {done:9,} runs  {broke or 'nothing'}{told}")
    return finish(
        HERE, {"functions": len(TARGETS), "runs": runs, "max finds": finds, "max slow or large": slow}
    )


def seeds(folder: Path, target: str, ending: str, files: list[tuple[str, bytes]]) -> None:
    """Put the small hostile files of a kind, and what broke it once, where libFuzzer looks for seeds."""
    small = [data for name, data in files if name.endswith(ending) and len(data) <= LARGEST_SEED]
    for number, data in enumerate([*small, *(found for one, found in FINDS if one == target)]):
        (folder / f"seed-{number}").write_bytes(data)


def fuzz(target: str, folder: Path, seconds: int, keep: str) -> tuple[int, str, str]:
    """(runs, "find", "slow" or "", the first line of what was raised)."""
    where = f"-artifact_prefix={keep or folder.as_posix()}/{target.replace(' ', '-')}-"
    # A worker in the box has 10 seconds and 1 GiB; here as much again for the instruments.
    options = [
        f"-max_total_time={seconds}",
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-max_len=20000",
        "-seed=1",
        where,
    ]
    command = [sys.executable, str(HERE / "harness.py"), target, str(folder), *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    said = done.stderr + done.stdout
    counted = [int(one) for one in re.findall(r"^#(\d+)", said, re.MULTILINE)]
    if not done.returncode:
        return max(counted, default=0), "", ""
    raised = re.search(r"(?:Uncaught Python exception: ===\n)(.{0,300})", said)
    kind = "slow" if re.search(r"libFuzzer: (?:timeout|out-of-memory)", said) else "find"
    return max(counted, default=0), kind, f": {raised[1] if raised else said[-300:]}"


if __name__ == "__main__":
    sys.exit(main())
