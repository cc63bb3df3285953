"""The fonts that print the record: Noto files brought by "make assets", else those inside Typst, and which letters they lack."""

import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import witnessmark
from witnessmark.errors import PublishError

FOLDER = Path(witnessmark.__file__).parent / "assets" / "fonts"
STANDARDS = ("ua-1", "a-2a")
"""PDF/UA-1 and PDF/A-2a in one file. Both forbid a missing glyph, so Typst itself tells us of each one."""
_NOTO = "NotoSerif_400Regular.ttf"
_NAMED = re.compile(r'(?:the text|codepoint) `"([^"`]{1,80})"`')
_CODE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_PROBE = b"""#set document(title: "probe", date: datetime(year: 2000, month: 1, day: 1))
#set text(font: json(bytes(sys.inputs.families)))
#title()
#for letter in json(bytes(sys.inputs.letters)) [#par(letter)]"""


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


def find_gaps(letters: Iterable[str], folder: Path = FOLDER) -> frozenset[str]:
    """Characters that none of the fonts can draw.

    One empty-handed page is set with all of them; Typst names those it cannot show.

    Raises:
        PublishError: Typst refuses the page without naming a character.
    """
    import typst

    wanted, gaps = set(letters), set[str]()
    compiler = typst.Compiler(font_paths=font_book(folder), ignore_system_fonts=True)
    while True:
        inputs = {
            "families": json.dumps(families(folder)["body"]),
            "letters": json.dumps(sorted(wanted - gaps)),
        }
        try:
            compiler.compile(
                _PROBE, sys_inputs=inputs, format="pdf", pdf_standards=list(STANDARDS), timestamp=0
            )
        except typst.TypstError as error:
            named = named_characters(error.diagnostic) & (wanted - gaps)
            if not named:
                raise PublishError(
                    f"Typst cannot set the characters of this report: {error.message}. "
                    'Run "make assets" for the Noto fonts and publish again.'
                ) from error
            gaps |= named
        else:
            return frozenset(gaps)


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
