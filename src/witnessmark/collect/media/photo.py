"""Pictures opened with care: an allow-list of formats, caps on pixels and frames, a PDQ hash, a small view.

The functions here take bytes and give plain values back, because they run inside the box and nowhere else.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witnessmark.collect.media.pdq import SIDE_PX, hashes_of
from witnessmark.collect.media.tiff import map_size
from witnessmark.errors import UnreadError
from witnessmark.records import Fingerprint

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")
"""What may be opened: the still formats that cameras, messengers and scanners write."""

MOST_PIXELS = 64_000_000
"""A PNG of 169 Mpx fits into 21 KB and takes 824 MB to make small; phones make up to 200 Mpx, but send 12."""

MOST_FRAMES = 300
"""A GIF of 400 frames took 10 seconds to go through."""

WARM = (
    "numpy", "pdqhash", "PIL.Image", "PIL.ImageFile", "PIL.ExifTags", "PIL.JpegImagePlugin", "PIL.PngImagePlugin",
    "PIL.WebPImagePlugin", "PIL.GifImagePlugin", "PIL.TiffImagePlugin", "PIL.BmpImagePlugin",
)  # fmt: skip
"""What the box loads once, before it sees any document."""


@dataclass(frozen=True)
class Look:
    """What opening a picture showed.

    Attributes:
        width_px, height_px, frames, container: as in MediaFacts.
        is_map: a raster laid on the Earth, which is measured and not hashed.
        fingerprints: one, or none for a map image or without the pdqhash library.
    """

    width_px: int
    height_px: int
    frames: int
    container: str
    is_map: bool
    fingerprints: tuple[Fingerprint, ...]


@dataclass(frozen=True)
class Pixels:
    """Red, green, blue, one byte each, row by row: width_px * height_px * 3 bytes, and nothing else of a file."""

    width_px: int
    height_px: int
    rgb: bytes


def look_at_photo(data: bytes, name: str) -> Look:
    """Size, frames and PDQ hash of a picture.

    Raises:
        UnreadError: of no allowed format, too many pixels or frames, or broken; names the file and the value.
    """
    if laid_out := map_size(data):
        return Look(*laid_out, 1, "TIFF", is_map=True, fingerprints=())
    with opened(data, name) as image:
        frames = _frames(image, name)
        size, container = image.size, f"{image.format} {image.mode}"
        prints = hashes_of([(0.0, _small(image, 2 * SIDE_PX))])
    return Look(*size, frames, container, is_map=False, fingerprints=prints)


def view_of_photo(data: bytes, name: str, side_px: int) -> Pixels:
    """The picture, its longer side at most `side_px`.

    Raises:
        UnreadError: as look_at_photo.
    """
    with opened(data, name) as image:
        small = _small(image, side_px)
    return Pixels(small.width, small.height, small.tobytes())


@contextmanager
def opened(data: bytes, name: str) -> "Iterator[Image]":
    """A picture within the caps; whatever the library raises over its bytes is one sentence."""
    from PIL import Image, ImageFile, UnidentifiedImageError

    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                _refuse_large(image, name)
                yield image
    except (
        UnreadError,
        MemoryError,
    ):  # the box has its own sentence for a picture that takes too much memory
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnreadError(
            f"{name}: {len(data):,} bytes that unpack to more than {MOST_PIXELS:,} pixels. It is kept; if it is a real "
            "picture, put a smaller copy of it into inbox/ beside it."
        ) from None
    except UnidentifiedImageError:
        raise UnreadError(
            f"{name}: {len(data):,} bytes, no picture of a kind that is opened here ({', '.join(FORMATS)}). "
            "It is kept; save it anew in one of these and put that beside it."
        ) from None
    except Exception as error:  # noqa: BLE001 - Pillow raises anything from SyntaxError to struct.error; kept in a sentence
        said = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
        raise UnreadError(
            f"{name}: {len(data):,} bytes, not a whole picture ({said}). It is kept; fetch it again from where it is whole."
        ) from None


def _refuse_large(image: "Image", name: str) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise UnreadError(
            f"{name}: {image.width:,} x {image.height:,} pixels; pictures are opened up to {MOST_PIXELS:,}. "
            "It is kept; put a smaller copy of it into inbox/ beside it."
        )


def _frames(image: "Image", name: str) -> int:
    """How many frames, by going to each; a decoder's own count can lie."""
    count = 1
    while count <= MOST_FRAMES:
        try:
            image.seek(count)
        except EOFError:
            break
        count += 1
    image.seek(0)
    if count > MOST_FRAMES:
        raise UnreadError(
            f"{name}: more than {MOST_FRAMES} frames. It is kept; save the frames that matter as pictures of their own."
        )
    return count


def _small(image: "Image", side_px: int) -> "Image":
    """The first frame as RGB on white, its longer side at most `side_px`."""
    from PIL import Image

    image.draft("RGB", (side_px, side_px))  # a JPEG decodes to a half, quarter or eighth at once
    image.load()
    if image.mode in {"I", "F", "I;16", "I;16B"}:
        image = _stretched(image)
    flat = (
        image.convert("RGBA") if "transparency" in image.info or image.mode in {"LA", "PA", "RGBA"} else image
    )
    if flat.mode == "RGBA":
        flat = Image.alpha_composite(Image.new("RGBA", flat.size, "white"), flat)
    flat = flat.convert("RGB")
    flat.thumbnail((side_px, side_px), Image.Resampling.BOX)
    return flat


def _stretched(image: "Image") -> "Image":
    """Deep grey values brought to 0..255 by their own range; converting cuts them off at 255."""
    import numpy as np
    from PIL import Image

    values = np.nan_to_num(np.asarray(image, dtype=np.float64), posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    scaled = (values - low) * (255.0 / (high - low)) if high > low else np.zeros_like(values)
    return Image.fromarray(scaled.astype(np.uint8))
