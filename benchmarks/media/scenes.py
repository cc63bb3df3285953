"""Generated photographs: soft ground, hard-edged buildings, paths, noise. Nobody's picture, and no picture of anything."""

import io
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

SIZE = (1600, 1200)


def scene(seed: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """One picture of its own for each seed."""
    dice = np.random.default_rng([seed, 2014])
    ground = dice.normal(size=(9, 12, 3)).cumsum(axis=0).cumsum(axis=1)
    ground = (ground - ground.min()) / np.ptp(ground) * 200 + 25
    image = Image.fromarray(ground.astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    for _ in range(int(dice.integers(15, 50))):
        draw.polygon(_house(dice, size), fill=tuple(int(one) for one in dice.integers(20, 236, 3)))
    for _ in range(4):
        ends = [(int(dice.integers(0, size[0])), int(dice.integers(0, size[1]))) for _ in range(3)]
        draw.line(
            ends, fill=tuple(int(one) for one in dice.integers(90, 200, 3)), width=int(dice.integers(6, 30))
        )
    noise = dice.normal(0, 6, size=(size[1], size[0], 1))
    return Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))


def _house(dice: np.random.Generator, size: tuple[int, int]) -> list[tuple[float, float]]:
    x, y = dice.uniform(0, size[0]), dice.uniform(0, size[1])
    wide, high, turn = dice.uniform(40, 260), dice.uniform(40, 220), dice.uniform(0, np.pi)
    corners = np.array([(-wide, -high), (wide, -high), (wide, high), (-wide, high)]) / 2
    turned = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) + (x, y)
    return [(float(a), float(b)) for a, b in turned]


def saved(image: Image.Image, quality: int) -> Image.Image:
    """The picture after a JPEG of some quality."""
    with io.BytesIO() as out:
        image.save(out, "JPEG", quality=quality)
        out.seek(0)
        with Image.open(out) as again:
            return again.convert("RGB")


def cropped(image: Image.Image, share: float) -> Image.Image:
    """A share of each side cut off on every edge."""
    x, y = round(image.width * share), round(image.height * share)
    return image.crop((x, y, image.width - x, image.height - y))


def with_logo(image: Image.Image) -> Image.Image:
    """A banner below and a round logo in the corner."""
    marked = image.copy()
    draw = ImageDraw.Draw(marked)
    draw.rectangle((0, round(0.88 * image.height), image.width, image.height), fill=(180, 10, 10))
    draw.ellipse((20, 20, 20 + image.width // 8, 20 + image.width // 8), fill="white")
    return marked


def in_a_screen(image: Image.Image) -> Image.Image:
    """A screenshot of a telephone that shows the picture in its middle."""
    screen = Image.new("RGB", (image.width, image.width * 2), (18, 18, 20))
    screen.paste(image, (0, image.width // 2))
    return screen


CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "saved at quality 30": lambda it: saved(it, 30),
    "a third of the size": lambda it: it.resize((it.width // 3, it.height // 3)),
    "320 px, then quality 40": lambda it: saved(it.resize((320, 240)), 40),
    "30 % more light": lambda it: ImageEnhance.Brightness(it).enhance(1.3),
    "half the contrast": lambda it: ImageEnhance.Contrast(it).enhance(0.5),
    "grey": lambda it: it.convert("L").convert("RGB"),
    "blurred by 4 px": lambda it: it.filter(ImageFilter.GaussianBlur(4)),
    "mirrored": lambda it: it.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    "turned left": lambda it: it.transpose(Image.Transpose.ROTATE_90),
    "mirrored, quality 30": lambda it: saved(it.transpose(Image.Transpose.FLIP_LEFT_RIGHT), 30),
    "2 % cut off each edge": lambda it: cropped(it, 0.02),
    "5 % cut off each edge": lambda it: cropped(it, 0.05),
    "turned by 3 degrees": lambda it: it.rotate(3, resample=Image.Resampling.BICUBIC),
    "banner and logo": with_logo,
    "screenshot with frame": in_a_screen,
}
"""What messengers, editors and channels do to a picture; whether it is found again is measured, not promised."""
