"""Videos and sounds: what the container says, one picture a second, where shots end. By ffprobe and ffmpeg.

A playlist that is called video.mp4 names other files and addresses to open. So the formats allowed are listed, playlists
are not among them, no protocol but a plain file is allowed, and the programs see one file and no network.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witnessmark.collect.media.exif import LONGEST, Claims
from witnessmark.collect.media.pdq import SIDE_PX, hashes_of
from witnessmark.collect.media.photo import MOST_FRAMES, MOST_PIXELS, Pixels
from witnessmark.errors import UnreadError
from witnessmark.records import Claim, Fingerprint
from witnessmark.records.media import ClaimKind

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,ogg,flv,asf,wav,mp3,aac,flac,amr,h264,hevc,mpegvideo"
"""ffmpeg's names of containers; hls, concat, dash, and every image or subtitle format are left out."""

WARM = ("numpy", "pdqhash", "PIL.Image")

CAREFUL = ("-protocol_whitelist", "file", "-format_whitelist", FORMATS)

WHOLE_S = 180.0
"""Up to this length every frame is decoded; of longer videos only the keyframes, which takes a tenth of the time."""

CUT_SCORE = 0.3
"""ffmpeg's scene score above which one frame is taken for another shot."""

NOT_THERE = "It was not looked into: ffprobe and ffmpeg are not installed. Install ffmpeg and collect again; it is kept as it is."

_PPM_HEAD = re.compile(rb"P6\n([1-9]\d{0,4}) ([1-9]\d{0,4})\n255\n")

CLAIMS: Mapping[str, ClaimKind] = {
    "creation_time": "date", "date": "date", "com.apple.quicktime.creationdate": "date", "location": "place",
    "com.apple.quicktime.location.iso6709": "place", "location-eng": "place", "make": "device", "model": "device",
    "com.apple.quicktime.make": "device", "com.apple.quicktime.model": "device", "com.android.version": "software",
    "com.apple.quicktime.software": "software", "encoder": "software", "artist": "author", "copyright": "author",
}  # fmt: skip
"""Tags of containers, in lower case -> the kind of claim."""


@dataclass(frozen=True)
class Container:
    """What ffprobe told of a file; widths and heights are those of its first video stream, 0 for sound."""

    width_px: int
    height_px: int
    duration_s: float
    words: str
    claims: Claims


def probe_command(path: str) -> tuple[str, ...]:
    """The call of ffprobe over one file, answering in JSON."""
    return ("ffprobe", "-v", "error", *CAREFUL, "-of", "json", "-show_format", "-show_streams", path)


def frames_command(
    path: str, duration_s: float, side_px: int = SIDE_PX, *, keys: bool = False
) -> tuple[str, ...]:
    """The call of ffmpeg over one file: pictures at even distances, one after the other as PPM, see step_of.

    Args:
        path: of the file.
        duration_s: how long it lasts.
        side_px: the longer side of a picture.
        keys: decode the keyframes alone.
    """
    skip = ("-skip_frame", "nokey") if keys else ()
    size = f"scale='if(gte(iw,ih),{side_px},-2)':'if(gte(iw,ih),-2,{side_px})':flags=area"
    return (
        *_decode(path, skip), "-vf", f"fps=1/{step_of(duration_s):.6f}:round=down,{size}", "-frames:v", str(MOST_FRAMES),
        "-c:v", "ppm", "-f", "image2pipe", "-",
    )  # fmt: skip


def cuts_command(path: str) -> tuple[str, ...]:
    """The call of ffmpeg over one file: a line with pts_time for each frame that begins a new shot."""
    find = f"scale=160:-2,select='gt(scene,{CUT_SCORE})',metadata=print:file=-"
    return (*_decode(path, ()), "-vf", find, "-f", "null", "-")


def step_of(duration_s: float) -> float:
    """Seconds from one picture to the next: one, or more where that would make too many."""
    return max(1.0, duration_s / MOST_FRAMES)


def container_of(answer: bytes, name: str) -> Container:
    """Facts and claims out of ffprobe's JSON.

    Raises:
        UnreadError: there is neither picture nor sound in it, or it is larger than can be opened.
    """
    try:
        told = json.loads(answer)
        streams = [one for one in told["streams"] if one.get("codec_type") in {"video", "audio"}]
        about = told["format"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _no_video(name, f"ffprobe answered {answer[:40]!r}") from None
    if not streams:
        raise _no_video(name, f"{len(told['streams'])} streams, neither picture nor sound")
    video: dict[str, Any] = next((one for one in streams if one["codec_type"] == "video"), {})
    width, height = (int(video.get(key) or 0) for key in ("width", "height"))
    if width * height > MOST_PIXELS:
        raise _no_video(name, f"{width:,} x {height:,} pixels, more than {MOST_PIXELS:,}")
    codecs = ", ".join(f"{one['codec_type']} {one.get('codec_name', 'unknown')}"[:60] for one in streams[:8])
    words = f"{str(about.get('format_name', ''))[:80]}: {codecs}"
    return Container(width, height, _seconds(about, streams), words, _claims(about, streams))


def fingerprints_of(ppm: bytes, step_s: float) -> tuple[Fingerprint, ...]:
    """A fingerprint for each picture of frames_command's output."""
    return hashes_of((round(number * step_s, 3), picture) for number, picture in enumerate(_pictures(ppm)))


def views_of(ppm: bytes, numbers: tuple[int, ...]) -> tuple[Pixels, ...]:
    """Some pictures of frames_command's output, by their numbers from 0; those it does not hold are left out."""
    return tuple(
        Pixels(one.width, one.height, one.tobytes())
        for number, one in enumerate(_pictures(ppm))
        if number in set(numbers)
    )


def count_of(ppm: bytes) -> int:
    """How many pictures frames_command's output holds."""
    return sum(1 for _ in _pictures(ppm))


def cuts_of(answer: bytes) -> tuple[float, ...]:
    """Seconds in the lines of cuts_command's output, in order."""
    found = []
    for line in answer.decode("ascii", "replace").splitlines():
        _, is_there, seconds = line.partition("pts_time:")
        if is_there and (value := _number(seconds.split()[0] if seconds.split() else "")) is not None:
            found.append(round(value, 3))
    return tuple(sorted(set(found)))


def _decode(path: str, before: tuple[str, ...]) -> tuple[str, ...]:
    return (
        "ffmpeg", "-v", "error", "-nostdin", "-threads", "1", *CAREFUL, "-max_pixels", str(MOST_PIXELS), *before,
        "-i", path, "-map", "0:v:0", "-an", "-sn", "-dn", "-threads", "1", "-filter_threads", "1",
    )  # fmt: skip


def _pictures(ppm: bytes) -> "Iterator[Image]":
    """Binary PPM pictures, one after the other; the stream ends where one is not whole."""
    from PIL import Image

    at = 0
    for _ in range(MOST_FRAMES):
        head = _PPM_HEAD.match(ppm, at)
        if head is None:
            return
        width, height = int(head[1]), int(head[2])
        start, at = head.end(), head.end() + 3 * width * height
        if at > len(ppm):
            return
        yield Image.frombytes("RGB", (width, height), ppm[start:at])


def _seconds(about: Mapping[str, Any], streams: list[dict[str, Any]]) -> float:
    told = [_number(one.get("duration")) for one in (about, *streams)]
    known = [one for one in told if one is not None and one > 0]
    return round(min(known[0], 1e7), 3) if known else 0.0


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _claims(about: Mapping[str, Any], streams: list[dict[str, Any]]) -> Claims:
    places = [("container", about), *((f"stream {number}", one) for number, one in enumerate(streams[:8]))]
    made = []
    for where, one in places:
        for key, value in list((one.get("tags") or {}).items())[:40]:
            kind = CLAIMS.get(str(key).lower())
            text = " ".join(str(value).split())[:LONGEST]
            if kind and text:
                made.append(Claim(kind, f"{where} {key}"[:80], text))
    return Claims(tuple(made), 0, "")


def _no_video(name: str, met: str) -> UnreadError:
    return UnreadError(
        f"{name}: no video or sound that is opened here ({met}). It is kept; save it as MP4 and put that beside it."
    )
