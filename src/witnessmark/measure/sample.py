"""The random sample, drawn so that a stranger can draw it again with sha256sum and sort."""

import hashlib
from collections.abc import Collection, Iterable

from witnessmark.errors import MeasureError


def draw_sample(structures: Iterable[str], seed: str, n: int) -> tuple[str, ...]:
    """The n structures that come first when all are sorted by sha256 of "seed:key", in that order.

    The hash stands in for dice: whoever fixes the seed before the frame is looked at cannot choose whom it hits, and
    anyone can check it: `printf 'SEED:KEY' | sha256sum` for every key, then sort.

    Args:
        structures: keys of the stratum, in any order.
        seed: fixed and logged before anyone looks.
        n: how many to draw.

    Raises:
        MeasureError: no seed, a key twice, or more asked for than there are.
    """
    keys = list(structures)
    if not seed:
        raise MeasureError(
            'There is no seed, so the sample cannot be drawn again. Set sample_seed = "..." under [measure] in case.toml.'
        )
    refuse_doubles(keys, "the stratum")
    if not 0 < n <= len(keys):
        raise MeasureError(
            f"A sample of {n} cannot be drawn from {len(keys)} structures. Draw between 1 and {len(keys)}."
        )
    return tuple(sorted(keys, key=lambda key: hashlib.sha256(f"{seed}:{key}".encode()).digest())[:n])


def check_sample(sample: Collection[str], stratum: Collection[str], seed: str) -> None:
    """Pass when a sample is exactly what the seed draws from the stratum.

    Raises:
        MeasureError: a structure twice, one outside the stratum, or another draw; names the first that differs.
    """
    refuse_doubles(sample, "hand/sample.csv")
    outside = sorted(set(sample) - set(stratum))
    if outside:
        raise MeasureError(
            f'hand/sample.csv: "{outside[0]}" is not in the stratum ({len(outside)} such). '
            "Sample only from hand/stratum.csv, or mark known-intact ones with decoy = true."
        )
    drawn = draw_sample(stratum, seed, len(sample))
    wrong = sorted(set(sample) - set(drawn))
    if wrong:
        raise MeasureError(
            f'hand/sample.csv: "{wrong[0]}" is not among the first {len(drawn)} that seed "{seed}" draws '
            f"({len(wrong)} differ). A sample that was not drawn so gives no bound; draw it again with draw_sample()."
        )


def frame_digest(frame: Iterable[str], stratum: Iterable[str]) -> str:
    """sha256 over the sorted keys of the frame, an empty line, and those of the stratum, one key a line."""
    lines = [*sorted(frame), "", *sorted(stratum)]
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def refuse_doubles(keys: Iterable[str], where: str) -> None:
    """MeasureError when a key stands twice."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise MeasureError(f'"{key}" stands twice in {where}. Keep it once and run again.')
        seen.add(key)
