"""Which optional programs and libraries are here; a new one makes what was skipped without it be done again."""

import shutil
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PROGRAMS = ("exiftool", "ffprobe", "ffmpeg", "tesseract")
LIBRARIES = ("pdqhash", "c2pa-python", "pillow", "pypdfium2")

TESSDATA = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/usr/local/share/tessdata",
)
"""Where packages of tesseract put its models."""


def has(program: str) -> bool:
    """Whether a program is here."""
    return shutil.which(program) is not None


@cache
def library(name: str) -> str:
    """Name and version of an installed library, "" when it is not here."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""


def inventory() -> tuple[str, ...]:
    """All that is here: part of every media job's key."""
    found = [f"program {name}" for name in PROGRAMS if has(name)]
    return (*found, *filter(None, map(library, LIBRARIES)), f"ocr {languages()}")


@cache
def languages() -> str:
    """Tesseract's models among ours, such as "ara+eng"; "" without any."""
    models = {path.stem for folder in TESSDATA for path in Path(folder).rglob("*.traineddata")}
    return "+".join(name for name in ("ara", "eng") if name in models)
