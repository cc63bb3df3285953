"""Pictures made anew from pixels: whatever else a file carried (place, camera, comment) stays behind."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from witnessmark.box import in_box
from witnessmark.errors import UnreadError
from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.days import day_words
from witnessmark.publish.pixels import TASK, Pixels
from witnessmark.publish.report import Picture
from witnessmark.records import Damage, Scene

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PICTURES = 12
HIGH_PX, GAP_PX = 240, 6


def picture_lines(held: Holdings) -> tuple[tuple[Picture, ...], int]:
    """Before and after of damaged buildings, by their key, and how many more the case holds that are not shown."""
    folder = held.case.working / "chips"
    damages = sorted(held.all(Damage), key=lambda one: (one.structure, one.id))
    shown = [one for one in damages if (folder / f"{one.id}-after.png").is_file()]
    pictures = [picture for one in shown[:MOST_PICTURES] if (picture := _picture(held, folder, one))]
    return tuple(pictures), len(shown) - len(pictures)


def _picture(held: Holdings, folder: Path, damage: Damage) -> Picture | None:
    views = [_view(folder / f"{damage.id}-{name}.png") for name in ("before", "after")]
    png = side_by_side([view for view in views if view is not None])
    if png is None:
        return None
    scene = next(
        (one for one in held.all(Scene) if one.start_datetime[:10] == damage.first_damaged[:10]), None
    )
    simulated = scene.simulated if scene else held.case.config.simulated
    days = f"intact on {day_words(damage.last_intact[:10])}, " if views[0] else ""
    told = f"Building {damage.structure}: {days}damaged on {day_words(damage.first_damaged[:10])}."
    alt = f"{'Two clips of images side by side' if days else 'A clip of an image'}. {told}"
    source = held.numbers.get(scene.item, 0) if scene else 0
    return Picture(f"{damage.id}", png, alt, told, source, simulated)


def _view(path: Path) -> "Image | None":
    return pixels_of(path.read_bytes(), path.name) if path.is_file() else None


def side_by_side(views: "list[Image]") -> bytes | None:
    """The views in one PNG with a gap between, each HIGH_PX high, pixels kept square; None for no view."""
    from PIL import Image

    if not views:
        return None
    # Enlarged without smoothing: a reader must see the pixels there are, and no more.
    sized = [view.resize((max(1, view.width * HIGH_PX // view.height), HIGH_PX), Image.Resampling.NEAREST)
             for view in views]  # fmt: skip
    whole = Image.new("RGB", (sum(one.width for one in sized) + GAP_PX * (len(sized) - 1), HIGH_PX), "white")
    left = 0
    for one in sized:
        whole.paste(one, (left, 0))
        left += one.width + GAP_PX
    with io.BytesIO() as out:
        whole.save(out, "PNG")
        return out.getvalue()


def pixels_of(raw: bytes, name: str = "a picture") -> "Image | None":
    """The pixels of a picture and nothing else of its file; None when they cannot be read or are too many."""
    from PIL import Image

    try:
        pixels = in_box(TASK, raw, name, returns=Pixels, name=name)
    except UnreadError:
        return None
    return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)
