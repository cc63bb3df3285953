"""One video or sound looked at: its container, a picture a second, where shots end. Each program runs in the box."""

from dataclasses import dataclass

from witnessmark.box import Limits, in_box, run_program
from witnessmark.box.program import INPUT
from witnessmark.collect.media import pdq, video
from witnessmark.collect.media.gathered import HERE, Gathered
from witnessmark.collect.media.tools import has
from witnessmark.collect.media.video import Container
from witnessmark.errors import UnreadError
from witnessmark.records import Fingerprint, Item

MOST_CPU_S = 60
"""Decoding three minutes of full HD, 300 MB from a telephone, takes about 40 seconds of one processor."""


@dataclass(frozen=True)
class Frames:
    """Pictures of a video as PPM, one after the other, and whether every frame was decoded; see video.step_of."""

    ppm: bytes
    is_whole: bool


def patience(data: bytes) -> Limits:
    """What a video may cost: ten seconds, and half a second more for each MiB of it. A small bomb gains nothing."""
    cpu_s = min(MOST_CPU_S, 10 + len(data) // 2**21)
    return Limits(cpu_s=cpu_s, wall_s=1.5 * cpu_s)


def look_at_video(gathered: Gathered, item: Item, data: bytes) -> None:
    """Add what the container of a video or sound tells, a fingerprint about each second, and the cuts."""
    if not (has("ffprobe") and has("ffmpeg")):
        gathered.unlooked(f"{item.name}: {video.NOT_THERE}")
        return
    container = gathered.attempt(lambda: _container(item, data))
    if container is None:
        return
    gathered.add(width_px=container.width_px, height_px=container.height_px, duration_s=container.duration_s)
    gathered.add(container=container.words, claims=container.claims.claims)
    gathered.add(kind="video" if container.width_px else "audio")  # Ogg and MP4 hold either
    gathered.tool("ffprobe")
    if container.width_px:
        _frames(gathered, item, data)


def _container(item: Item, data: bytes) -> Container:
    answer = run_program(video.probe_command(INPUT), data, name=item.name)
    return in_box(f"{HERE}.video:container_of", answer, item.name, returns=Container, name=item.name)


def _frames(gathered: Gathered, item: Item, data: bytes) -> None:
    """A fingerprint about each second, and the cuts of videos short enough to be decoded whole."""
    duration = gathered.facts.duration_s
    frames = gathered.attempt(lambda: frames_of(item, data, duration))
    if frames is None:
        return
    task, step = f"{HERE}.video:fingerprints_of", video.step_of(duration)
    kind = tuple[Fingerprint, ...]
    prints = gathered.attempt(lambda: in_box(task, frames.ppm, step, returns=kind, name=item.name))
    gathered.add(fingerprints=prints or ())
    gathered.tool("ffmpeg")
    gathered.hashed()
    if frames.is_whole:
        _cuts(gathered, item, data)
    else:
        gathered.unlooked(
            f"Cuts were not looked for: of its {duration:,.0f} s only the keyframes were decoded."
        )


def _cuts(gathered: Gathered, item: Item, data: bytes) -> None:
    try:
        cuts = run_program(video.cuts_command(INPUT), data, limits=patience(data), name=item.name)
        gathered.add(cuts_s=in_box(f"{HERE}.video:cuts_of", cuts, returns=tuple[float, ...], name=item.name))
    except UnreadError as error:
        gathered.unlooked(f"Cuts were not found: {gathered.told(error)}")


def frames_of(item: Item, data: bytes, duration_s: float, side_px: int = pdq.SIDE_PX) -> Frames:
    """Pictures of a video at even distances: of every frame where that can be had, else of the keyframes alone.

    Raises:
        UnreadError: ffmpeg cannot decode it, or not within what is allowed.
    """
    limits = patience(data)
    if duration_s <= video.WHOLE_S:
        try:
            command = video.frames_command(INPUT, duration_s, side_px)
            return Frames(run_program(command, data, limits=limits, name=item.name), is_whole=True)
        except UnreadError:  # too much to decode whole: 4K, many frames
            pass
    command = video.frames_command(INPUT, duration_s, side_px, keys=True)
    return Frames(run_program(command, data, limits=limits, name=item.name), is_whole=False)
