"""The exact "at least N": a lower bound on damaged buildings, from a random sample that people looked at.

No model and no approximation: the sample is drawn without replacement from a stratum fixed beforehand, so the number
of damaged buildings in it is hypergeometric, and every number of damaged buildings that would too rarely show so many
is ruled out. The readers' own false alarms, measured on known-intact decoys, are taken off inside the same sum.
"""

from collections.abc import Iterator
from functools import lru_cache

from witnessmark.errors import MeasureError
from witnessmark.measure.intervals import share_above


def at_least(stratum: int, sampled: int, confirmed: int, level: float, false_positive: float = 0.0) -> int:
    """Largest N such that fewer than N damaged structures are ruled out at `level`, one-sided.

    Inverts the exact test (Buonaccorsi 1987, The American Statistician 41:215-218): a number D of damaged structures
    is ruled out when the chance to confirm so many or more of the sample is below 1 - level. Since the damaged of
    the stratum are among those of the frame, N holds for the frame too.

    Args:
        stratum: structures in the pre-declared stratum.
        sampled: how many were drawn from it at random without replacement; all of them answered.
        confirmed: those of them that the readers agree are damaged.
        level: how sure the sentence "at least N" must be, 0 < level < 1.
        false_positive: upper bound of the chance that readers confirm an intact structure.

    Returns:
        A count of structures, from 0 to stratum - sampled + confirmed.

    Raises:
        MeasureError: the counts do not fit each other, or a chance is not one; shows the values.
    """
    _check(stratum, sampled, confirmed, level, false_positive)
    low, high = 0, stratum - sampled + confirmed
    while low < high:  # the chance grows with D, so the first D not ruled out is found by halving
        middle = (low + high) // 2
        chance = chance_of_confirming(stratum, middle, sampled, confirmed, false_positive)
        # 1e-12: rounding may never rule a number out that exact arithmetic would keep.
        if chance < 1 - level - 1e-12:
            low = middle + 1
        else:
            high = middle
    return low


def at_least_with_decoys(
    stratum: int, sampled: int, confirmed: int, decoys: tuple[int, int], level: float
) -> tuple[int, float]:
    """The bound with the readers' false alarms taken off, and the false-alarm rate that was taken off.

    The error 1 - level is shared in two halves: one for the decoys, one for the sample (Bonferroni), so that both
    together are wrong at most that often.

    Args:
        stratum: structures in the pre-declared stratum.
        sampled: how many were drawn and answered.
        confirmed: those the readers agree are damaged.
        decoys: known-intact structures shown, and how many of them the readers confirmed as damaged.
        level: how sure the sentence must be, false alarms included.

    Raises:
        MeasureError: as in `at_least`, or no decoy was shown.
    """
    shown, errors = decoys
    if shown == 0:
        raise MeasureError(
            "0 decoys were shown, so the readers' false alarms are unknown and no bound holds. "
            "Mix known-intact structures into hand/sample.csv (decoy = true; 100 or more) and have them read."
        )
    upper = share_above(errors, shown, (1 - level) / 2)
    return at_least(stratum, sampled, confirmed, 1 - (1 - level) / 2, upper), upper


@lru_cache(maxsize=65536)
def chance_of_confirming(
    stratum: int, damaged: int, sampled: int, confirmed: int, false_positive: float
) -> float:
    """Chance that `confirmed` or more of the sample are called damaged when `damaged` of the stratum are.

    Hypergeometric for the damaged ones in the sample, each confirmed (the worst case for a lower bound), plus a
    binomial number of the intact ones, each confirmed by mistake with chance `false_positive`.
    """
    from scipy.special import bdtrc

    total = 0.0
    for hits, chance in hits_in_sample(stratum, damaged, sampled):
        short = confirmed - hits
        mistakes = 1.0 if short <= 0 else 0.0
        if short > 0 and false_positive > 0 and short <= sampled - hits:
            mistakes = float(bdtrc(short - 1, sampled - hits, false_positive))
        total += chance * mistakes
    return min(total, 1.0)


def hits_in_sample(stratum: int, damaged: int, sampled: int) -> Iterator[tuple[int, float]]:
    """Every number of damaged structures that a sample can hold, with its chance, fewest first.

    Whole-number arithmetic until the last division: Python's division of whole numbers is correctly rounded.
    """
    from math import comb

    least, most = max(0, sampled - (stratum - damaged)), min(damaged, sampled)
    ways, all_ways = comb(damaged, least) * comb(stratum - damaged, sampled - least), comb(stratum, sampled)
    for hits in range(least, most + 1):
        yield hits, ways / all_ways
        taken, left = (
            (damaged - hits) * (sampled - hits),
            (hits + 1) * (stratum - damaged - sampled + hits + 1),
        )
        ways = ways * taken // left


def _check(stratum: int, sampled: int, confirmed: int, level: float, false_positive: float) -> None:
    if not 0 <= confirmed <= sampled <= stratum or sampled == 0:
        raise MeasureError(
            f"{confirmed} confirmed of {sampled} sampled of {stratum} in the stratum do not fit. "
            "Count again: 0 <= confirmed <= sampled <= stratum, sampled > 0."
        )
    if not 0 < level < 1 or not 0 <= false_positive <= 1:
        raise MeasureError(
            f"level is {level} and the false-positive chance {false_positive}. "
            "Set level between 0 and 1, such as 0.95, under [measure] in case.toml."
        )
