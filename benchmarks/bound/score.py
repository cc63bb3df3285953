"""Coverage and tightness of "at least N" where the truth is known, because it is simulated.

    python benchmarks/bound/score.py [--runs 2000]

Each setting has a population with a known number of damaged buildings, a model score that finds them well, badly or
not at all, a stratum fixed beforehand by that score, two readers with known faults, and decoys. Everything is drawn by
numpy's PCG64 from a seed, so the figures come back to the last digit.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import CpuClock, finish  # noqa: E402

from witnessmark.measure.bound import at_least, at_least_with_decoys  # noqa: E402

LEVEL = 0.95
DECOYS = 150


@dataclass(frozen=True)
class Setting:
    """One simulated case.

    Attributes:
        frame, damaged: how many buildings, and how many of them are damaged (true count).
        sample: how many of the stratum are looked at.
        lift: by how many standard deviations damage lifts the model's score: 2.4 is AUC 0.955, 0 is useless.
        stratum: share of the frame with the highest scores.
        false_alarm, miss: chances that both readers call an intact building damaged, or not a damaged one.
    """

    frame: int
    damaged: int
    sample: int
    lift: float = 2.4
    stratum: float = 0.3
    false_alarm: float = 0.0
    miss: float = 0.0


SETTINGS = {
    "13 % of 96,601, 300": Setting(96_601, 12_707, 300, stratum=0.2),
    "32 % of 10,000, 200": Setting(10_000, 3_200, 200, stratum=0.4),
    "32 % of 10,000, 300": Setting(10_000, 3_200, 300, stratum=0.4),
    "32 % of 10,000, 400": Setting(10_000, 3_200, 400, stratum=0.4),
    "weak model, 300": Setting(10_000, 3_200, 300, lift=0.6, stratum=0.4),
    "useless model, 300": Setting(10_000, 3_200, 300, lift=0.0, stratum=0.6),
    "rare: 0.9 % of 61,031, 300": Setting(61_031, 549, 300, stratum=0.02),
    "rare, readers 2 % false": Setting(61_031, 549, 300, stratum=0.02, false_alarm=0.02, miss=0.1),
    "32 %, readers 2 % false": Setting(10_000, 3_200, 300, stratum=0.4, false_alarm=0.02, miss=0.1),
    "few damaged, readers 5 % false": Setting(10_000, 100, 300, stratum=0.3, false_alarm=0.05, miss=0.1),
}


def main(runs: int) -> int:
    scores: dict[str, float] = {}
    notes: dict[str, str] = {}
    with CpuClock() as clock:
        for number, (name, setting) in enumerate(SETTINGS.items()):
            covered, naive, tight, bare = simulate(setting, runs, np.random.default_rng([20141222, number]))
            scores[f"coverage: {name}"] = covered
            scores[f"median bound / truth: {name}"] = tight
            notes[f"coverage: {name}"] = f"without the decoys' allowance: {naive:.3f}"
            notes[f"median bound / truth: {name}"] = f"without the decoys' allowance: {bare:.3f}"
    scores["max CPU seconds"] = clock.seconds
    return finish(HERE, scores, notes)


def simulate(setting: Setting, runs: int, dice: np.random.Generator) -> tuple[float, float, float, float]:
    """Share of runs whose bound is at most the stratum's truth, and the median of bound / frame's truth.

    Returns:
        Coverage with the decoys' allowance and without it, then tightness with and without it.
    """
    score = dice.normal(size=setting.frame)
    score[: setting.damaged] += setting.lift
    size = round(setting.frame * setting.stratum)
    truth = int((np.argsort(-score, kind="stable")[:size] < setting.damaged).sum())
    bounds, bare = [], []
    for _ in range(runs):
        hits = int(dice.hypergeometric(truth, size - truth, setting.sample))
        calls = int(
            dice.binomial(hits, 1 - setting.miss) + dice.binomial(setting.sample - hits, setting.false_alarm)
        )
        errors = int(dice.binomial(DECOYS, setting.false_alarm))
        bound, _ = at_least_with_decoys(size, setting.sample, calls, (DECOYS, errors), LEVEL)
        bounds.append(bound)
        bare.append(at_least(size, setting.sample, calls, LEVEL))
    covered, naive = (float(np.mean(np.array(some) <= truth)) for some in (bounds, bare))
    tight, loose = (float(np.median(some)) / setting.damaged for some in (bounds, bare))
    return covered, naive, tight, loose


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=2000)
    sys.exit(main(parser.parse_known_args()[0].runs))
