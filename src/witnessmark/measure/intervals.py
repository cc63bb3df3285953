"""Exact intervals for a share: Clopper and Pearson 1934, Biometrika 26:404-413."""

from witnessmark.errors import MeasureError


def share_interval(count: int, whole: int, level: float = 0.95) -> tuple[float, float]:
    """Two-sided exact interval for count/whole, each end in 0..1.

    Never covers less than `level`, whatever the true share (it covers more for small wholes).

    Raises:
        MeasureError: count is not within 0..whole, or whole is 0.
    """
    tail = (1 - level) / 2
    return share_below(count, whole, tail), share_above(count, whole, tail)


def share_above(count: int, whole: int, tail: float) -> float:
    """The largest share that still gives so few with chance `tail`: an upper bound at level 1 - tail."""
    from scipy.special import betaincinv

    _check(count, whole)
    return 1.0 if count == whole else float(betaincinv(count + 1, whole - count, 1 - tail))


def share_below(count: int, whole: int, tail: float) -> float:
    """The smallest share that still gives so many with chance `tail`: a lower bound at level 1 - tail."""
    from scipy.special import betaincinv

    _check(count, whole)
    return 0.0 if count == 0 else float(betaincinv(count, whole - count + 1, tail))


def _check(count: int, whole: int) -> None:
    if not 0 <= count <= whole or whole == 0:
        raise MeasureError(
            f"A share of {count} of {whole} is no share. Count again: 0 <= count <= whole, whole > 0."
        )
