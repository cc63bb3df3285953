"""The record as a book: chapters, drawings as pictures, contents and package document, in reading order."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from jinja2 import Environment

from witnessmark.publish.characters import carry_report
from witnessmark.publish.drawings import drawings
from witnessmark.publish.printing import cover_png, drawable, moment, rasterise
from witnessmark.publish.report import Report
from witnessmark.publish.templating import FOLDER, calls_of_sources, environment, shared_names

DRAWING_PPI = 150.0
"""A drawing of 960 units becomes 1,500 pixels wide: sharp on a reader's screen, some 100 KB."""


@dataclass(frozen=True)
class Chapter:
    """One file of the book."""

    file: str
    title: str


def book_files(report: Report) -> tuple[tuple[str, bytes], ...]:
    """Every file of the book with its path, in a fixed order.

    Raises:
        PublishError: the date is no day, or a drawing cannot be drawn.
    """
    moment(report.date)
    carried = carry_report(report)
    images = dict(picture_files(carried))
    names = shared_names(carried) | {
        "identifier": identifier(carried),
        "drawings": drawings(carried),
        "calls": calls_of_sources(carried),
        "chapters": chapters(has_pictures=bool(images)),
        "images": list(images),
    }
    texts = ((f"OEBPS/{name}", text.encode()) for name, text in text_files(names))
    pictures = ((f"OEBPS/{name}", content) for name, content in images.items())
    container = ("META-INF/container.xml", (FOLDER / "epub" / "container.xml").read_bytes())
    return (container, *texts, ("OEBPS/cover.jpg", cover(carried)), *pictures)


def chapters(*, has_pictures: bool) -> tuple[Chapter, ...]:
    """The chapters in reading order; the one of drawings only when there are any."""
    pictures = (Chapter("drawings.xhtml", "Maps, timeline and pictures"),) if has_pictures else ()
    return (
        Chapter("start.xhtml", "At a glance"),
        Chapter("figures.xhtml", "Figures"),
        Chapter("findings.xhtml", "Findings"),
        Chapter("origins.xhtml", "Who said it first"),
        *pictures,
        Chapter("statements.xhtml", "Statements"),
        Chapter("method.xhtml", "Coverage and limits"),
        Chapter("sources.xhtml", "Sources"),
    )


def text_files(names: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Package document, contents, style and chapters as texts."""
    house = templates()
    contents = Chapter("nav.xhtml", "Contents")
    for plain in ("package.opf", "toc.ncx"):
        yield plain, house.get_template(plain).render(names)
    yield "style.css", (FOLDER / "epub" / "style.css").read_text(encoding="utf-8")
    for chapter in (contents, Chapter("cover.xhtml", "Cover"), *names["chapters"]):
        yield chapter.file, house.get_template(chapter.file).render(names, chapter=chapter)


def picture_files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Drawings and pictures as PNG: readers of books take SVG unevenly."""
    for drawing in drawings(drawable(report)):
        yield f"{drawing.name}.png", rasterise(drawing.svg, DRAWING_PPI)
    for number, picture in enumerate(report.pictures, 1):
        yield f"picture-{number}.png", picture.png


def cover(report: Report) -> bytes:
    """The cover as JPEG, 1,600 pixels high: the kind every reader and shop takes."""
    from PIL import Image

    with Image.open(BytesIO(cover_png(drawable(report)))) as drawn, BytesIO() as out:
        drawn.convert("RGB").save(out, "JPEG", quality=88)
        return out.getvalue()


def identifier(report: Report) -> str:
    """A lasting name for the book, made from evidence root, title and date."""
    name = f"{report.evidence_root}\x1e{report.title}\x1e{report.date}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}"


@cache
def templates() -> Environment:
    """The book's templates, read once."""
    return environment("epub")
