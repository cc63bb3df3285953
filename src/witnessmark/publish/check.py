"""The release check: every figure's code and words must stand in every output that can be read as text."""

import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import Path

from markupsafe import escape

from witnessmark.errors import PublishError
from witnessmark.publish.characters import carry
from witnessmark.publish.report import FigureLine, Report

PAGE, TABLE, BOOK, LETTER = "index.html", "figures.csv", "record.epub", "record.eml"
CHAPTERS = ("OEBPS/start.xhtml", "OEBPS/figures.xhtml")
MOST_SAID = 300
"""Characters of a figure's words that a letter surely holds uncut."""

_TAG = re.compile(r"<[^>]{0,400}>")
_SPACE = re.compile(r"\s+")


def check_release(report: Report, folder: Path) -> None:
    """Look for every figure in page, table and book, and for those a letter lists; for "simulated" where something is.

    Raises:
        PublishError: an output lost a figure or hides a simulation; nothing is then published.
    """
    for name, text, figures in _outputs(report, folder):
        for figure, said in figures:
            for part in (figure.code, said):
                if part not in text:
                    raise _lost(name, part, figure)
        if report.simulated and "simulated" not in text.lower():
            raise PublishError(
                f'{name}: the record "{report.title}" holds simulated data and the file does not say so. '
                "Nothing was published; mend the template and publish again."
            )


Told = list[tuple[FigureLine, str]]


def _outputs(report: Report, folder: Path) -> Iterator[tuple[str, str, Told]]:
    """Each output that was made: its name, its text, and every figure with the words to look for in it."""
    figures = report.figures
    if (folder / PAGE).is_file():
        page = (folder / PAGE).read_text(encoding="utf-8")
        yield PAGE, page, [(one, str(escape(carry(one.said)))) for one in figures]
    if (folder / TABLE).is_file():
        table = (folder / TABLE).read_text(encoding="utf-8")
        yield TABLE, table, [(one, one.said.replace('"', '""')) for one in figures]
    if (folder / BOOK).is_file():
        with zipfile.ZipFile(folder / BOOK) as book:
            chapters = "".join(book.read(name).decode() for name in CHAPTERS)
        yield BOOK, _bare(chapters), _squashed(figures)
    if (folder / LETTER).is_file():
        letter = _html_of((folder / LETTER).read_bytes())
        # A letter lists as many figures as fit, each code in a cell of its own, and says how many more there are.
        listed = [one for one in figures if f">{one.code}</td>" in letter and len(one.said) <= MOST_SAID]
        yield LETTER, _bare(letter), _squashed(listed)


def _squashed(figures: tuple[FigureLine, ...] | list[FigureLine]) -> Told:
    return [(one, _SPACE.sub("", carry(one.said))) for one in figures]


def _bare(html: str) -> str:
    """Text without tags and white space: where a line ends and which run is isolated is the template's business."""
    return _SPACE.sub("", unescape(_TAG.sub("", html)))


def _html_of(raw: bytes) -> str:
    body = message_from_bytes(raw, policy=default).get_body(("html",))
    return str(body.get_content()) if body else ""


def _lost(name: str, part: str, figure: FigureLine) -> PublishError:
    return PublishError(
        f'{name}: "{part}" of figure {figure.code} is missing, so the file would not say what the record '
        "says. Nothing was published; mend the template and publish again."
    )
