"""The fonts that print the record: Noto files brought by "make assets", else those inside Typst, and which letters they lack."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import witnessmark
from witnessmark.errors import PublishError

FOLDER = Path(witnessmark.__file__).parent / "assets" / "fonts"
STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")
"""PDF/UA-1 and PDF/A-2a in one file. Both forbid a missing glyph, so Typst itself tells us of each one."""
_NOTO = "NotoSerif_400Regular.ttf"
_NAMED = re.compile(r'(?:the text|codepoint) `"([^"`]{1,80})"`')
_CODE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_PROBE = b"""#set document(title: "probe", date: datetime(year: 2000, month: 1, day: 1))
#let body = json(bytes(sys.inputs.body))
#let heading = json(bytes(sys.inputs.heading))
#title()
#for piece in json(bytes(sys.inputs.pieces)) {
  par(text(font: body, piece))
  par(text(font: heading, weight: 600, piece))
}"""
# From Hebrew on, letters may join or move: Latin, Greek, Cyrillic and Armenian stand one by one.
_JOINING = re.compile("[\u0590-\U0010ffff]+")


def has_noto(folder: Path = FOLDER) -> bool:
    """Whether the Noto files are installed."""
    return (folder / _NOTO).is_file()


def families(folder: Path = FOLDER) -> dict[str, list[str]]:
    """Font families by their use: body, heading, code."""
    if has_noto(folder):
        arabic = "Noto Naskh Arabic"
        return {
            "body": ["Noto Serif", arabic],
            "heading": ["Noto Sans", arabic],
            "code": ["DejaVu Sans Mono", arabic],
        }
    serif = ["Libertinus Serif", "DejaVu Sans Mono"]
    return {"body": serif, "heading": serif, "code": ["DejaVu Sans Mono"]}


@cache
def font_book(folder: Path = FOLDER) -> Any:
    """Typst's fonts: the embedded ones and those in `folder`; never the machine's own, which differ."""
    import typst

    paths: list[Path] = [folder] if folder.is_dir() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


@dataclass(frozen=True)
class Gaps:
    """What the fonts cannot show: single letters, and whole words whose letters join in a way a PDF cannot tell back."""

    letters: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.letters) + len(self.words)


def find_gaps(texts: Iterable[str], folder: Path = FOLDER) -> Gaps:
    """What none of the fonts can show of these texts.

    Every letter, then every word of a script whose letters join, is set once on a trial page; Typst refuses what it
    cannot show, and such a word is cornered by halves.

    Raises:
        PublishError: Typst refuses the trial page without naming a character.
    """
    known = list(texts)
    letters = _refused_letters(set().union(*known), folder)
    runs = {run for text in known for run in _JOINING.findall(text)}
    words = {piece for run in runs for piece in _split_at(run, letters)}
    return Gaps(letters, frozenset(_refused_words(sorted(words), folder)))


def _refused_letters(wanted: set[str], folder: Path) -> frozenset[str]:
    gaps = set[str]()
    while error := _try_page(sorted(wanted - gaps), folder):
        named = named_characters(error.diagnostic) & (wanted - gaps)
        if not named:
            raise PublishError(
                f"Typst cannot set the characters of this report: {error.message}. "
                'Run "make assets" for the Noto fonts and publish again.'
            ) from error
        gaps |= named
    return frozenset(gaps)


def _refused_words(words: list[str], folder: Path) -> set[str]:
    if not words or not _try_page(words, folder):
        return set()
    if len(words) == 1:
        return set(words)
    half = len(words) // 2
    return _refused_words(words[:half], folder) | _refused_words(words[half:], folder)


def _try_page(pieces: list[str], folder: Path) -> Any:
    """Typst's error for a page with each piece in text and heading type, None when it can be set."""
    import typst

    known = families(folder)
    inputs = {name: json.dumps(known[name]) for name in ("body", "heading")} | {"pieces": json.dumps(pieces)}
    compiler = typst.Compiler(font_paths=font_book(folder), ignore_system_fonts=True)
    try:
        compiler.compile(_PROBE, sys_inputs=inputs, format="pdf", pdf_standards=list(STANDARDS), timestamp=0)
    except typst.TypstError as error:
        return error
    return None


def _split_at(run: str, letters: frozenset[str]) -> list[str]:
    return (
        [piece for piece in re.split(f"[{re.escape(''.join(sorted(letters)))}]", run) if piece]
        if letters
        else [run]
    )


def named_characters(diagnostic: str) -> set[str]:
    r"""The characters a Typst diagnostic names, such as `"\u{7}"` or `"x"`."""
    named: set[str] = set()
    for text in _NAMED.findall(diagnostic):
        named.update(_CODE.sub(lambda code: chr(int(code.group(1), 16)), text))
    return named


def fonts_digest(folder: Path = FOLDER) -> str:
    """sha256 over the installed font files; "" when there are none. Part of what a printed record depends on."""
    files = sorted(folder.glob("*.ttf")) if folder.is_dir() else []
    parts = [f"{path.name}:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else ""
