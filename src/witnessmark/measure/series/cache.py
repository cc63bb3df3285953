"""The int16 cache of a series: one file an image, strips of rows, each compressed alone, so that a rerun reads ten times faster.

Layout: magic, width, rows, rows a strip, a table of strip lengths (little-endian int32), then the strips: int16, the two bytes
of each number apart (so that the slowly changing high bytes lie together), zstd; at the end the sha256 of all before.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

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


def strips_of(path: Path, top: int, rows: int, width: int) -> Iterator[tuple[int, NDArray[np.int16]]]:
    """A cache file's rows, strip by strip: how many rows below `top` each begins, and (rows, width) whole numbers.

    Raises:
        MeasureError: it is gone, of another size, or cut short.
    """
    try:
        with path.open("rb") as file:
            high, tall, lengths = head_of(path, file, width)
            if top + rows > high:
                raise other_size(path)
            first = top // tall
            file.seek(int(lengths[:first].sum()), 1)
            for number in range(first, (top + rows - 1) // tall + 1):
                start = number * tall
                steps = opened(file.read(int(lengths[number])), min(tall, high - start), width)
                begin, end = max(top - start, 0), min(top + rows - start, len(steps))
                yield start + begin - top, steps[begin:end]
    except (OSError, ValueError, IndexError) as error:
        raise MeasureError(
            f'{path}: the cache of an image cannot be read ({error}). Delete it and run "witnessmark measure" again.'
        ) from None


def head_of(path: Path, file: BinaryIO, width: int) -> tuple[int, int, NDArray[np.int32]]:
    """Rows, rows a strip, and bytes of each strip; MeasureError for a file of another width, or that is no cache."""
    head = file.read(len(MAGIC) + 12)
    if head[: len(MAGIC)] != MAGIC or len(head) < len(MAGIC) + 12:
        raise other_size(path)
    wide, high, tall = np.frombuffer(head[len(MAGIC) :], "<i4").tolist()
    if wide != width or high < 1 or tall < 1:
        raise other_size(path)
    return high, tall, np.frombuffer(file.read(4 * -(-high // tall)), "<i4")


def other_size(path: Path) -> MeasureError:
    """The error for a file that is no cache of this series."""
    return MeasureError(
        f'{path}: is not the cache of an image of this series. Delete it and run "witnessmark measure" again.'
    )


def opened(packed: bytes, rows: int, width: int) -> NDArray[np.int16]:
    """One strip."""
    import pyarrow as pa

    plain = np.frombuffer(pa.decompress(packed, decompressed_size=rows * width * 2, codec="zstd"), np.uint8)
    low, high = plain.reshape(2, -1)
    steps = high.astype(np.uint16)
    steps <<= 8
    steps |= low
    return steps.view(np.int16).reshape(rows, width)


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
