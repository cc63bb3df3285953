"""PDQ hashes of pictures, each with the eight ways it can be turned and mirrored (Meta 2019)."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from witnessmark.records import Fingerprint

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE_PX = 256
"""Every picture is brought to this size first, photos and video frames alike, so that a still matches its video."""

TURNS = {
    "as it is": None,
    "mirrored": "FLIP_LEFT_RIGHT",
    "mirrored top to bottom": "FLIP_TOP_BOTTOM",
    "turned by 180": "ROTATE_180",
    "turned left": "ROTATE_90",
    "turned right": "ROTATE_270",
    "turned and mirrored": "TRANSPOSE",
    "turned and mirrored the other way": "TRANSVERSE",
}
"""What was done to the picture -> Pillow's word for it. The library can turn the hash itself in a third of the time,
but is then 12 to 28 bits off where turning the pixels is 0 to 2 off, and 31 bits are all there is."""

NOT_THERE = (
    "Near copies were not looked for: the pdqhash library is not installed. "
    'Install it with: pip install "witnessmark[media]", then collect again.'
)


@cache
def library() -> Any:
    """The pdqhash library, None where it is not installed."""
    try:
        import pdqhash  # type: ignore[import-untyped]
    except ImportError:
        return None
    return pdqhash


def hashes_of(pictures: "Iterable[tuple[float, Image]]") -> tuple[Fingerprint, ...]:
    """A fingerprint for each (seconds, picture in RGB); none where the library is not there."""
    if library() is None:
        return ()
    return tuple(_fingerprint(at_s, picture) for at_s, picture in pictures)


def _fingerprint(at_s: float, picture: "Image") -> Fingerprint:
    from PIL.Image import Resampling, Transpose

    small = picture.copy()
    small.thumbnail((SIDE_PX, SIDE_PX), Resampling.BOX)
    turned = [small.transpose(Transpose[turn]) if turn else small for turn in TURNS.values()]
    made = [_hash(one) for one in turned]
    return Fingerprint(at_s, tuple(bits for bits, _ in made), made[0][1])


def _hash(picture: "Image") -> tuple[str, int]:
    import numpy as np

    bits, quality = library().compute(np.ascontiguousarray(np.asarray(picture)))
    return np.packbits(np.asarray(bits, dtype=np.uint8)).tobytes().hex(), int(quality)
