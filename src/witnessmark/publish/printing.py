"""The record on paper: a report as one Typst job, and drawings as PNG. Texts go in as JSON, so none is ever markup."""

import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from witnessmark.errors import PublishError
from witnessmark.publish.characters import all_texts, carry_report, has_other_scripts, replace_gaps
from witnessmark.publish.drawings import drawings
from witnessmark.publish.fonts import FOLDER, STANDARDS, families, find_gaps, font_book, has_noto
from witnessmark.publish.report import Report
from witnessmark.publish.streamends import settle_stream_ends

TEMPLATES = Path(__file__).parent / "typst"
_DRAWING = b"""#set document(title: "drawing", date: none)
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#set text(font: json(bytes(sys.inputs.families)))
#image(bytes(sys.inputs.svg), format: "svg")"""
PRINT_PPI = 220.0
"""Of drawings that must go in as PNG: sharp on paper."""


@dataclass(frozen=True)
class Print:
    """A printed record: the PDF, and the report as it was printed, with every mark put in."""

    pdf: bytes
    report: Report


def print_record(report: Report, fonts: Path = FOLDER) -> Print:
    """The record as a tagged PDF, the same bytes for the same report and fonts.

    Args:
        report: what to print.
        fonts: folder with the Noto files; without them Typst's own fonts print, and the last page says so; page 1
            too when the record holds letters of scripts those may lack.

    Raises:
        PublishError: Typst refuses the record; gives its reason.
    """
    when = moment(report.date)  # a wrong date is told before any work
    carried = carry_report(report)
    gaps = find_gaps(all_texts(carried), fonts)
    printed = replace_gaps(carried, gaps.letters, gaps.words)
    extra = {"families": families(fonts), "missing_fonts": not has_noto(fonts), "gaps": len(gaps)}
    extra["other_scripts"] = has_other_scripts(all_texts(carried))
    extra |= {"day": [when.year, when.month, when.day]}
    try:
        return Print(_compile(printed, extra, fonts, as_svg=True), printed)
    except PublishError:
        # Letters that join may have no way back to text inside an SVG, which PDF/A forbids: then drawings go in as PNG.
        return Print(_compile(printed, extra, fonts, as_svg=False), printed)


def _compile(report: Report, extra: dict[str, Any], fonts: Path, *, as_svg: bool) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(report, extra, folder)
        for drawing in drawings(report):
            content = drawing.svg.encode() if as_svg else rasterise(drawing.svg, PRINT_PPI, fonts)
            (folder / drawing.name).write_bytes(content)
        return compile_folder(folder, moment(report.date), fonts)


def lay_out(report: Report, extra: dict[str, Any], folder: Path) -> None:
    """Put templates, data and photographs side by side, as Typst wants them; drawings come later, by their names."""
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    told = [asdict(drawing) | {"svg": None} for drawing in drawings(report)]
    data = asdict(report) | {"printed": extra, "drawings": told, "photos": []}
    for number, picture in enumerate(report.pictures, 1):
        file = folder / f"photo-{number}.png"
        file.write_bytes(picture.png)
        data["photos"].append(asdict(picture) | {"file": file.name, "png": None})
    del data["pictures"], data["shapes"]  # drawn already
    (folder / "report.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def compile_folder(folder: Path, when: datetime, fonts: Path) -> bytes:
    """The PDF of record.typ in a folder.

    Raises:
        PublishError: Typst refuses it.
    """
    import typst

    try:
        compiler = typst.Compiler(
            folder / "record.typ", root=folder, font_paths=font_book(fonts), ignore_system_fonts=True
        )
        made = compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=when)
    except typst.TypstError as error:
        raise PublishError(
            f"record.pdf cannot be printed: {error.message}. {' '.join(error.hints)} "
            'Run with outputs that leave "pdf" out, and report this with the text it names.'
        ) from error
    return settle_stream_ends(cast("bytes", made))


def rasterise(svg: str, ppi: float, fonts: Path = FOLDER) -> bytes:
    """The drawing as PNG bytes on white.

    Raises:
        PublishError: it is not an SVG that Typst can draw.
    """
    import typst

    inputs = {"svg": svg, "families": json.dumps(families(fonts)["body"])}
    book = font_book(fonts)
    try:
        made = typst.compile(
            _DRAWING, font_paths=book, ignore_system_fonts=True, sys_inputs=inputs, format="png", ppi=ppi
        )
    except typst.TypstError as error:
        raise PublishError(
            f"A drawing of {len(svg)} characters cannot be drawn: {error.message}. Look at its SVG."
        ) from error
    return bytes(made)


def cover_png(report: Report, fonts: Path = FOLDER) -> bytes:
    """The book's cover as PNG bytes, 1,000 by 1,600 pixels; its report must be drawable."""
    import typst

    words = {name: getattr(report, name) for name in ("title", "question", "author", "date", "simulated")}
    inputs = {"record": json.dumps(words | {"families": families(fonts)})}
    cover = (TEMPLATES / "cover.typ").read_bytes()
    return bytes(
        typst.compile(
            cover,
            font_paths=font_book(fonts),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            format="png",
            ppi=144.0,
        )
    )


def drawable(report: Report, fonts: Path = FOLDER) -> Report:
    """The report with what the fonts at hand cannot draw as visible marks."""
    carried = carry_report(report)
    gaps = find_gaps(all_texts(carried), fonts)
    return replace_gaps(carried, gaps.letters, gaps.words)


def moment(day: str) -> datetime:
    """Midnight UTC of the report's day: the only clock an output holds; the first of 1970 when it has none.

    Raises:
        PublishError: it is not an ISO day.
    """
    try:
        return datetime.combine(date.fromisoformat(day or "1970-01-01"), datetime.min.time(), UTC)
    except ValueError:
        raise PublishError(
            f'The record\'s date is "{day}", not a day such as 2015-03-18. Set date under [publish] in case.toml.'
        ) from None
