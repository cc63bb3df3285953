"""Small photos, videos and PDFs for the tests, made anew each time: nobody else's picture is in here."""

import io
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw


def picture(seed: int = 1, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Soft blotches with a few hard edges, another for each seed."""
    dice = np.random.default_rng(seed)
    rough = dice.integers(0, 256, size=(12, 16, 3), dtype=np.uint8)
    image = Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    for _ in range(8):
        left, top = (int(dice.integers(0, side)) for side in size)
        width, height = (int(dice.integers(20, side // 3)) for side in size)
        colour = tuple(int(one) for one in dice.integers(0, 256, 3))
        draw.rectangle((left, top, left + width, top + height), fill=colour)
    return image


def encoded(image: Image.Image, kind: str = "JPEG", **options) -> bytes:
    """The bytes of a picture file."""
    with io.BytesIO() as out:
        image.save(out, kind, **options)
        return out.getvalue()


def photo(seed: int = 1, **tags: str) -> bytes:
    """A JPEG with a place and a day in its EXIF."""
    image = picture(seed)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Maker", "Model 3", "Editor 1.0"
    exif.get_ifd(0x8769)[0x9003] = "2014:09:03 12:30:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (34.0, 42.0, 36.0), "E", (44.0, 39.0, 36.0)
    return encoded(image, "JPEG", exif=exif, quality=92, **tags)


def video(
    folder: Path, *parts: Image.Image, seconds: int = 3, rate: int = 5, tags: tuple[str, ...] = ()
) -> bytes:
    """An MP4 that shows each picture for some seconds."""
    command = ["ffmpeg", "-v", "error", "-y"]
    for number, part in enumerate(parts):
        path = folder / f"part-{number}.png"
        part.save(path)
        command += ["-loop", "1", "-t", str(seconds), "-r", str(rate), "-i", str(path)]
    joined = "".join(f"[{number}:v]" for number in range(len(parts))) + f"concat=n={len(parts)}:v=1[v]"
    target = folder / "made.mp4"
    command += ["-filter_complex", joined, "-map", "[v]", "-pix_fmt", "yuv420p", "-preset", "ultrafast"]
    command += [word for tag in tags for word in ("-metadata", tag)]
    subprocess.run([*command, str(target)], check=True)
    return target.read_bytes()


def scanned_pdf(words: str) -> bytes:
    """A PDF of one page that is a picture of words."""
    from PIL import ImageFont

    page = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(size=44)
    ImageDraw.Draw(page).multiline_text((120, 200), words, fill=0, font=font)
    return encoded(page, "PDF", resolution=150.0)
