"""The int16 cache of a series: one file an image, strips of rows, each compressed alone, so that a rerun reads ten times faster.

Layout: magic, width, rows, rows a strip, a table of strip lengths (little-endian int32), then the strips: int16, the two bytes
of each number apart (so that the slowly changing high bytes lie together), zstd; at the end the sha256 of all before.
"""

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from witnessmark.errors import MeasureError

MAGIC = b"WMi16\x00\x00\x01"
STRIP = 64


def pack(steps: NDArray[np.int16]) -> bytes:
    """(rows, width) whole numbers as the bytes of a cache file."""
    import pyarrow as pa

    rows, width = steps.shape
    strips = [shuffled(steps[top : top + STRIP]) for top in range(0, rows, STRIP)]
    packed = [pa.compress(one, codec="zstd", asbytes=True) for one in strips]
    head = np.array([width, rows, STRIP, *map(len, packed)], "<i4").tobytes()
    return MAGIC + head + b"".join(packed)


def shuffled(steps: NDArray[np.int16]) -> bytes:
    """Low bytes, then high bytes."""
    pairs = np.ascontiguousarray(steps, "<i2").view(np.uint8).reshape(-1, 2)
    return pairs.T.tobytes()


def read_strips(path: Path, top: int, rows: int, width: int) -> NDArray[np.int16]:
    """(rows, width) from a cache file, only the strips that hold them.

    Raises:
        MeasureError: it is gone, of another size, or cut short.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC) + 12)
            found = np.frombuffer(head[len(MAGIC) :], "<i4")
            fits = head[: len(MAGIC)] == MAGIC and found[0] == width and top + rows <= found[1]
            if not fits:
                raise other_size(path)
            lengths = np.frombuffer(file.read(4 * -(-int(found[1]) // int(found[2]))), "<i4")
            first, last = top // int(found[2]), (top + rows - 1) // int(found[2])
            file.seek(int(lengths[:first].sum()), 1)
            strips = [
                opened(
                    file.read(int(lengths[n])), min(int(found[2]), int(found[1]) - n * int(found[2])), width
                )
                for n in range(first, last + 1)
            ]
    except (OSError, ValueError, IndexError) as error:
        raise MeasureError(
            f'{path}: the cache of an image cannot be read ({error}). Delete it and run "witnessmark measure" again.'
        ) from None
    at = top - first * int(found[2])
    return np.concatenate(strips)[at : at + rows]


def other_size(path: Path) -> MeasureError:
    """The error for a file that is no cache of this series."""
    return MeasureError(
        f'{path}: is not the cache of an image of this series. Delete it and run "witnessmark measure" again.'
    )


def opened(packed: bytes, rows: int, width: int) -> NDArray[np.int16]:
    """One strip."""
    import pyarrow as pa

    size = rows * width * 2
    plain = np.frombuffer(pa.decompress(packed, decompressed_size=size, codec="zstd"), np.uint8)
    return np.ascontiguousarray(plain.reshape(2, -1).T).view("<i2").reshape(rows, width)


def keep(path: Path, data: bytes) -> None:
    """Write a cache file with its own hash at its end; whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(data + hashlib.sha256(data).digest())
    part.replace(path)


def is_whole(path: Path) -> bool:
    """Whether a cache file is there with the bytes it was written with."""
    if not path.is_file():
        return False
    data = path.read_bytes()
    return hashlib.sha256(data[:-32]).digest() == data[-32:]
