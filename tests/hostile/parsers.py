"""Every parser of received bytes in the product, as one list: what is handed to the box, and the type of its answer."""

from collections.abc import Callable
from typing import Any

import msgspec

from witnessmark.box import INPUT, in_box, run_program
from witnessmark.case.config import LayerConfig
from witnessmark.collect.media import exif, video
from witnessmark.collect.media.c2pa import is_there
from witnessmark.collect.media.exif import Claims
from witnessmark.collect.media.papers import PageView, Papers
from witnessmark.collect.media.photo import Look
from witnessmark.collect.media.photo import Pixels as Small
from witnessmark.collect.sniff import WINDOW_BYTES, media_type
from witnessmark.collect.web.autoarchiver import READ_REPORT, Report
from witnessmark.collect.web.examine import EXAMINE, Examined, Question
from witnessmark.collect.web.others import OPEN, Opened
from witnessmark.measure.chips import TASK as CHIPS
from witnessmark.measure.chips import Pixels as Chip
from witnessmark.measure.packed import TASK as LAYER
from witnessmark.measure.packed import Packed
from witnessmark.measure.scenes import TASK as SCENE
from witnessmark.publish.pixels import TASK as PIXELS
from witnessmark.publish.pixels import Pixels
from witnessmark.read.documents import TASK as DOCUMENT
from witnessmark.read.documents import Taken
from witnessmark.records import Credentials, Item, Scene

MEDIA = "witnessmark.collect.media"
Parser = Callable[[str, bytes], Any]
SPEC = LayerConfig("x", "damage", "someone")
KINDS = (
    "text/html", "text/plain", "application/pdf"
)  # fmt: skip


def as_item(name: str, data: bytes, kind: str = "") -> Item:
    """An item of these bytes, of the kind it is by its first bytes unless one is forced on it."""
    return Item("it-1", "0" * 64, name, kind or media_type(data[:WINDOW_BYTES]), len(data), "inbox", 0)


def _boxed(task: str, returns: Any, *args: Any) -> Parser:
    return lambda name, data: in_box(task, data, name, *args, returns=returns, name=name)


def _document(kind: str) -> Parser:
    ending = {"text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}[kind]
    return lambda name, data: in_box(
        DOCUMENT, data, as_item(f"x{ending}", data, kind), {}, returns=Taken, name=name
    )


def _program(command: tuple[str, ...]) -> Parser:
    return lambda name, data: run_program(command, data, name=name, accept=(0, 1))


def _layer(ending: str) -> Parser:
    return lambda name, data: in_box(LAYER, data, f"x{ending}", SPEC, returns=Packed, name=name)


def parsers() -> dict[str, Parser]:
    """Name -> parser; those of optional libraries and programs only where they are there."""
    questions = (Question("x", "http://a.example/", "http://a.example/"),)
    found: dict[str, Parser] = {
        "document as html": _document("text/html"),
        "document as text": _document("text/plain"),
        "document as pdf": _document("application/pdf"),
        "layer as csv": _layer(".csv"),
        "layer as geojson": _layer(".geojson"),
        "layer as parquet": _layer(".parquet"),
        "scene": lambda name, data: in_box(SCENE, data, as_item(name, data, "image/tiff"), False, returns=Scene, name=name),
        "chips": _boxed(CHIPS, tuple[Chip | None, ...], ((44.5, 34.7),)),
        "picture for the page": _boxed(PIXELS, Pixels),
        "photo": _boxed(f"{MEDIA}.photo:look_at_photo", Look),
        "photo, small": _boxed(f"{MEDIA}.photo:view_of_photo", Small, 256),
        "PDF pages": _boxed(f"{MEDIA}.papers:papers_of", Papers),
        "PDF page as picture": _boxed(f"{MEDIA}.papers:view_of_page", PageView, 1, 800),
        "claims of exiftool's answer": _boxed(f"{MEDIA}.exif:claims_of", Claims),
        "claims by Pillow": _boxed(f"{MEDIA}.exif:claims_by_pillow", Claims),
        "web archive": _boxed(OPEN, Opened),
        "capture examined": lambda name, data: in_box(EXAMINE, data, questions, returns=tuple[Examined, ...], name=name),
        "auto-archiver page": _boxed(READ_REPORT, Report),
        "ffprobe": _program(video.probe_command(INPUT)),
        "exiftool": _program(exif.command(INPUT)),
    }  # fmt: skip
    if is_there():
        found["C2PA"] = lambda name, data: in_box(
            f"{MEDIA}.c2pa:credentials_of",
            data,
            "image/jpeg",
            name,
            returns=tuple[Credentials, ...],
            name=name,
        )
    return found


def as_bytes(answer: Any) -> bytes:
    """An answer as it would be kept."""
    return answer if isinstance(answer, bytes) else msgspec.json.encode(answer)
