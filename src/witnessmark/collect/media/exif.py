"""What a file says about itself in EXIF, XMP, IPTC and its container: dates, place, device, software, author.

Read by exiftool (`-j -G1 -fast2 -n`) where it is installed, else the EXIF of photos by Pillow. Everything here is the
file's own word.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from witnessmark.collect.media.photo import opened
from witnessmark.errors import UnreadError
from witnessmark.records import Claim
from witnessmark.records.media import ClaimKind

MOST_OTHERS = 60
"""Claims of no kind of ours that are kept: camera settings, mostly."""

LONGEST = 300
"""Characters of one value; longer ones are pictures or programs of their own."""

NOT_THERE = (
    "Only the EXIF part was read, not XMP, IPTC or maker's notes: exiftool is not installed. "
    "Install it (Debian: libimage-exiftool-perl) and collect again."
)

# Composite and File are exiftool's own reckoning, not the file's word; the position alone is taken from there, signed.
OWN_WORDS = re.compile(r"^(?:SourceFile$|System:|ExifTool:|Composite:|File:(?!Comment$))")
POSITION = ("Composite:GPSLongitude", "Composite:GPSLatitude")

KINDS: tuple[tuple[ClaimKind, "re.Pattern[str]"], ...] = (
    ("date", re.compile(r"Date(?!.*Mode)|TimeCreated|TimeStamp$|OffsetTime|TimeZone|DigitalCreationTime")),
    ("place", re.compile(r"GPS|Location|^City$|Country|^State$|Sub-?location|Province|Longitude|Latitude")),
    ("device", re.compile(r"^(?:Make|Model|Lens(?:Model|Make|ID)?|.{0,20}SerialNumber|HostComputer|Android.{0,30})$|CameraModel")),
    ("software", re.compile(r"Software|CreatorTool|Encoder|Producer|WriterName|Application|HandlerVendor|Toolkit")),
    ("author", re.compile(r"Artist|By-?line|Creator$|Author|Copyright|Credit|Owner|Rights|Contact")),
)  # fmt: skip
"""Kind of a claim by its tag's name; the first that fits."""

_EXIF_DAY = re.compile(r"^(\d{4}):(\d\d):(\d\d)(?=$|[ T])")


@dataclass(frozen=True)
class Claims:
    """Claims kept, how many more there were, and the program that read them."""

    claims: tuple[Claim, ...]
    more: int
    tool: str


def command(path: str) -> tuple[str, ...]:
    """The call of exiftool over one file: numbers as numbers, groups named, no walk to the end of large files."""
    return ("exiftool", "-config", "", "-j", "-G1", "-fast2", "-n", "-charset", "utf8", "--", path)


def claims_of(answer: bytes, name: str) -> Claims:
    """Claims out of exiftool's JSON.

    Raises:
        UnreadError: the answer is not what exiftool writes.
    """
    try:
        (tags,) = json.loads(answer)
        said = {str(key): value for key, value in tags.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise UnreadError(
            f"{name}: exiftool answered {answer[:40]!r}, which is no list of tags. It is kept; look at it with exiftool yourself."
        ) from None
    own = [(key, value) for key, value in said.items() if not OWN_WORDS.search(key)]
    return _kept([*_position(said), *own], f"exiftool {said.get('ExifTool:ExifToolVersion', '')}")


def claims_by_pillow(data: bytes, name: str) -> Claims:
    """The EXIF of a photo, by Pillow.

    Raises:
        UnreadError: it cannot be opened.
    """
    import PIL
    from PIL import ExifTags

    with opened(data, name) as image:
        exif = image.getexif()
        groups = (("IFD0", exif, ExifTags.TAGS), ("ExifIFD", exif.get_ifd(0x8769), ExifTags.TAGS))
        gps = exif.get_ifd(0x8825)
        own = [
            (f"{group}:{names.get(tag, tag)}", value)
            for group, tags, names in groups
            for tag, value in tags.items()
        ]
    own += [(f"GPS:{ExifTags.GPSTAGS.get(tag, tag)}", value) for tag, value in gps.items()]
    return _kept(own, f"Pillow {PIL.__version__}")


def _kept(own: Iterable[tuple[str, Any]], tool: str) -> Claims:
    """Claims by kind, then in the file's order; what is of no kind only up to MOST_OTHERS."""
    made = [Claim(_kind(key), _line(key), text) for key, value in own if (text := _text(value))]
    made = [one for one in made if "use -b option" not in one.value]
    order = [kind for kind, _ in KINDS]
    known = sorted((one for one in made if one.kind != "other"), key=lambda one: order.index(one.kind))
    others = [one for one in made if one.kind == "other"]
    kept = (*known[: 4 * MOST_OTHERS], *others[:MOST_OTHERS])
    return Claims(kept, len(made) - len(kept), tool)


def _kind(key: str) -> ClaimKind:
    tag = key.rpartition(":")[2]
    return next((kind for kind, pattern in KINDS if pattern.search(tag)), "other")


def _position(said: dict[str, Any]) -> Iterator[tuple[str, str]]:
    lon, lat = (said.get(key) for key in POSITION)
    if isinstance(lon, (int, float)) and isinstance(lat, (int, float)):
        yield "GPS", f"lon {lon:.6f}, lat {lat:.6f}"


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value[:20]))
    return _EXIF_DAY.sub(r"\1-\2-\3", _line(str(value)))


def _line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())[:LONGEST]
