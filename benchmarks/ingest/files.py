"""A seeded folder of mixed files, such as an inbox holds: pages, reports, photos, tables, videos, texts."""

import random
import zlib
from pathlib import Path

SENTENCE = "At least {n} houses in the village were burned between {a} and {b} October, two residents said. "
SHARES = {"html": 30, "jpg": 22, "pdf": 15, "png": 10, "txt": 10, "csv": 7, "mp4": 4, "tif": 2}
"""Kind -> files in a hundred, about what a monitoring desk's shared folder holds."""

LENGTHS = {
    "html": (8_000, 180_000), "jpg": (60_000, 900_000), "pdf": (40_000, 1_200_000), "png": (20_000, 600_000),
    "txt": (300, 20_000), "csv": (500, 80_000), "mp4": (1_000_000, 6_000_000), "tif": (300_000, 4_000_000),
}  # fmt: skip
"""Kind -> shortest and longest, in bytes."""

HEADS = {
    "html": b"<!doctype html><html><body>", "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF", "pdf": b"%PDF-1.7\n",
    "png": b"\x89PNG\r\n\x1a\n", "txt": b"", "csv": b"village,houses\n", "mp4": b"\x00\x00\x00\x18ftypmp42",
    "tif": b"II*\x00",
}  # fmt: skip


def make_files(folder: Path, count: int, seed: int) -> int:
    """Write `count` files into `folder`, the same for the same seed; returns their length together in bytes."""
    rng = random.Random(seed)
    kinds = rng.choices(list(SHARES), list(SHARES.values()), k=count)
    total = 0
    for number, kind in enumerate(kinds):
        path = folder / f"{number // 100:02}" / f"{number:05}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        shortest, longest = LENGTHS[kind]
        length = round(
            shortest * (longest / shortest) ** rng.random()
        )  # lengths of files are spread by ratio
        total += path.write_bytes(HEADS[kind] + _body(kind, length, rng))
    return total


def _body(kind: str, length: int, rng: random.Random) -> bytes:
    if kind == "csv":
        rows = (f"Village {rng.randrange(10**9)},{rng.randrange(99)}\n" for _ in range(length // 20))
        return "".join(rows).encode()
    if kind in {"txt", "html"}:
        made = "".join(
            SENTENCE.format(n=rng.randrange(3, 4000), a=rng.randrange(1, 15), b=rng.randrange(15, 31))
            for _ in range(length // len(SENTENCE))
        )
        return made.encode()
    raw = rng.randbytes(length)
    return zlib.compress(raw, 0) if kind == "png" else raw
