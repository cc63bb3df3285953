"""Pictures made anew from pixels: whatever else a file carried (place, camera, comment) stays behind."""

import io
import struct
from pathlib import Path

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.report import Picture

MOST_PICTURES = 12
MOST_PIXELS = 64_000_000
"""A small file can unpack to gigabytes; nothing on a page needs more than this."""
WIDEST_PX = 1200


def picture_lines(held: Holdings) -> tuple[tuple[Picture, ...], int]:
    """The first pictures by name, and how many more the case holds."""
    files = sorted((held.case.working / "chips").glob("*.png"))
    pictures = [picture for path in files[:MOST_PICTURES] if (picture := _picture(held, path))]
    return tuple(pictures), max(0, len(files) - MOST_PICTURES)


def _picture(held: Holdings, path: Path) -> Picture | None:
    png = redrawn(path.read_bytes())
    if png is None:
        return None
    name = path.stem
    simulated = held.case.config.simulated or any(layer.simulated for layer in held.layers.values())
    label = name.replace("_", " ").replace("-", " ")
    caption = f"Before and after: {label}.{' Simulated imagery.' if simulated else ''}"
    return Picture(
        name, png, f"Two image clips side by side, before and after, of {label}.", caption, 0, simulated
    )


def redrawn(raw: bytes) -> bytes | None:
    """The picture's pixels as a new PNG at most WIDEST_PX wide; None when they cannot be read or are too many."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(raw), formats=("PNG",)) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            pixels = image.convert("RGB")
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
        struct.error,
    ):
        return None
    pixels.thumbnail((WIDEST_PX, WIDEST_PX))
    fresh = Image.frombytes("RGB", pixels.size, pixels.tobytes())
    with io.BytesIO() as out:
        fresh.save(out, "PNG", optimize=False)
        return out.getvalue()
