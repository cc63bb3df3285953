"""Image series: accuracy and calibration on a simulated stack, false alarms and fire dates on real ones.

    python benchmarks/series/score.py [--folder FOLDER] [--size 1000]

The simulated stack (synth.py; 120 images, about 24,000 houses at --size 1000) is made once in FOLDER, a temporary one when none
is given: minutes. Everything real is read in place. Speed and memory: speed.py.
"""

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import real  # noqa: E402
import simulated  # noqa: E402
from _common import finish  # noqa: E402


def main(folder: Path, size: int) -> int:
    scores, notes = {}, {}
    for made in (simulated.scores(folder, size), real.scores(HERE)):
        scores |= made[0]
        notes |= made[1]
    return finish(HERE, scores, notes)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--size", type=int, default=1000)
    options = parser.parse_known_args()[0]
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(main(options.folder or Path(temporary), options.size))
