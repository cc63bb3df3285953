"""A picture's pixels and nothing else of its file, taken in the box."""

import io
import warnings
from dataclasses import dataclass

from witnessmark.errors import UnreadError

TASK = "witnessmark.publish.pixels:pixels_in"
WARM = (
    "PIL.Image", "PIL.PngImagePlugin", "PIL.JpegImagePlugin", "PIL.WebPImagePlugin", "PIL.TiffImagePlugin",
    "PIL.GifImagePlugin",
)  # fmt: skip

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "GIF")
MOST_PIXELS = 64_000_000
"""A small file can unpack to gigabytes; nothing on a page needs more than this."""


@dataclass(frozen=True)
class Pixels:
    """Red, green, blue, one byte each, row by row: width * height * 3 bytes."""

    width: int
    height: int
    rgb: bytes


def pixels_in(data: bytes, name: str) -> Pixels:
    """The first frame of a picture as red, green, blue.

    Raises:
        UnreadError: of no such format, too large, or not whole.
    """
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                shown = image.convert("RGB")
    except Exception as error:  # noqa: BLE001 - Pillow raises anything from SyntaxError to struct.error; kept in a sentence
        said = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
        raise UnreadError(
            f"{name}: {len(data):,} bytes, no picture that can be published ({said}). Measure again, and it is made anew."
        ) from None
    return Pixels(shown.width, shown.height, shown.tobytes())
