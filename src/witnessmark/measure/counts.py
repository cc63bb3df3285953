"""From readings to a CountBound: the conditions first, then the number; without the conditions, no number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from witnessmark.errors import MeasureError
from witnessmark.measure.bound import at_least_with_decoys
from witnessmark.measure.readings import Agreed
from witnessmark.measure.sample import check_sample, frame_digest
from witnessmark.measure.words import percent


@dataclass(frozen=True)
class Design:
    """What was fixed before anyone looked, and what was shown.

    Attributes:
        frame, stratum: keys of all structures, and of those the sample may hit.
        sample, decoys: keys of the sampled and of the known-intact structures, as hand/sample.csv lists them.
        seed: of the draw.
        level: how sure "at least N" must be.
        readers: how many independent readers damage needs.
    """

    frame: Sequence[str]
    stratum: Sequence[str]
    sample: Sequence[str]
    decoys: Sequence[str]
    seed: str
    level: float
    readers: int


@dataclass(frozen=True)
class Counted:
    """The bound and what it was made from; the fields of CountBound that the readings decide."""

    at_least: int
    confirmed: int
    decoy_errors: int
    false_positive_upper: float
    frame_sha256: str
    conditions: tuple[str, ...]


def count(design: Design, agreed: Mapping[str, Agreed], read_by: Mapping[str, int]) -> Counted:
    """The bound, once its conditions hold.

    Args:
        design: what was fixed and shown.
        agreed: structure -> what its readers agree on.
        read_by: structure -> how many readers looked at it.

    Raises:
        MeasureError: the draw is not the seed's, one is outside the stratum, or one was not answered by enough readers.
    """
    frame = set(design.frame)
    stray = sorted(set(design.stratum) - frame)
    if stray:
        raise MeasureError(
            f'hand/stratum.csv: "{stray[0]}" is no building of the frame ({len(stray)} such). '
            "Use the ids of the buildings layer."
        )
    check_sample(design.sample, design.stratum, design.seed)
    check_decoys(design)
    check_answers(design, read_by)
    confirmed = sum(agreed[key].damaged for key in design.sample)
    errors = sum(agreed[key].damaged for key in design.decoys)
    shown = (len(design.decoys), errors)
    bound, upper = at_least_with_decoys(
        len(design.stratum), len(design.sample), confirmed, shown, design.level
    )
    return Counted(
        bound,
        confirmed,
        errors,
        round(upper, 6),
        frame_digest(frame, design.stratum),
        conditions(design, errors, upper),
    )


def check_decoys(design: Design) -> None:
    """MeasureError when a decoy stands twice or is in the sample as well."""
    shared = sorted(set(design.decoys) & set(design.sample))
    if shared or len(set(design.decoys)) < len(design.decoys):
        key = shared[0] if shared else next(key for key in design.decoys if design.decoys.count(key) > 1)
        raise MeasureError(f'hand/sample.csv: decoy "{key}" stands there twice. Keep each structure once.')


def check_answers(design: Design, read_by: Mapping[str, int]) -> None:
    """MeasureError unless every sampled structure and decoy was answered by enough readers."""
    short = [key for key in (*design.sample, *design.decoys) if read_by.get(key, 0) < design.readers]
    if short:
        raise MeasureError(
            f'hand/readings.csv: "{short[0]}" was answered by {read_by.get(short[0], 0)} of {design.readers} readers '
            f'({len(short)} such). Every structure of hand/sample.csv needs all readers; "cannot tell" is an answer.'
        )


def conditions(design: Design, errors: int, upper: float) -> tuple[str, ...]:
    """The conditions under which the sentence is valid, in words."""
    sure = percent(1 - (1 - design.level) / 2)
    fixed = (
        f"The frame of {len(design.frame):,} buildings and the stratum of {len(design.stratum):,} were fixed before "
        "anyone looked; buildings outside the frame are not counted."
    )
    drawn = (
        f'{len(design.sample):,} buildings were drawn at random from the stratum with seed "{design.seed}", and all '
        "of them were answered."
    )
    read = (
        f"At least {design.readers} independent readers each; "
        'disagreement and "cannot tell" count as not damaged.'
    )
    alarms = (
        f"{errors} of {len(design.decoys)} known-intact decoys were called damaged: the false-alarm rate is below "
        f"{percent(upper)} ({sure} sure) and is taken off; decoys must look like the intact buildings of the stratum."
    )
    certified = "It certifies damage between the dates of the images in this frame; not who did it, nor by what means."
    return fixed, drawn, read, alarms, certified
