"""Templates of book and mail: every text escaped at the last moment, right-to-left runs isolated with their language."""

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from witnessmark.publish.characters import is_rtl, runs, script_language
from witnessmark.publish.report import FigureLine, Report
from witnessmark.publish.wording import parts_of_ledger, standing_words

FOLDER = Path(__file__).parent / "templates"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_WEB = re.compile(r"https?://[^\s<>\"]{1,2000}")


def environment(folder: str) -> Environment:
    """Jinja over one folder of templates: autoescape always on, a missing name is an error."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"words": words, "way": way, "standing": standing}
    made.tests |= {"web": lambda url: bool(_WEB.fullmatch(url))}
    return made


def words(text: str) -> Markup:
    """The text escaped, each right-to-left run in a `bdi` with its language."""
    return Markup("").join(
        Markup('<bdi lang="{0}" xml:lang="{0}" dir="rtl">{1}</bdi>').format(language, piece)
        if language
        else escape(piece)
        for piece, language in runs(text)
    )


def way(text: str, language: str = "") -> Markup:
    """Attributes of a block that holds somebody's words: direction and language; "" for left-to-right."""
    if not is_rtl(text):
        return Markup("")
    first = next((piece for piece, found in runs(text) if found), text)
    tag = language if _LANGUAGE.fullmatch(language) else script_language(first)
    return Markup(' dir="rtl" lang="{0}" xml:lang="{0}"').format(tag)


def standing(figure: FigureLine) -> str:
    """How many origins stand behind a figure, counted low, never a bare number."""
    if figure.our_own:
        return "our own measurement"
    count = figure.minimum_origins
    said = "one origin" if count == 1 else f"{count} independent origins, counted low"
    untold = "one value tells" if figure.unknown_basis == 1 else f"{figure.unknown_basis} values tell"
    return f"{said}; {untold} no basis" if figure.unknown_basis else said


def language_of(report: Report) -> str:
    """The report's language tag, "en" when it gives none that a book could carry."""
    return report.language if _LANGUAGE.fullmatch(report.language) else "en"


def figure_ids(report: Report) -> dict[str, str]:
    """An anchor for each figure's code, whatever letters the code has."""
    return {figure.code: f"figure-{number}" for number, figure in enumerate(report.figures, 1)}


def calls_of_sources(report: Report) -> dict[int, list[tuple[str, str]]]:
    """For each source, where the ledger calls it: (anchor of the call, code of the figure), in reading order."""
    calls: dict[int, list[tuple[str, str]]] = {source.number: [] for source in report.sources}
    for row, figure in enumerate(report.figures, 1):
        for place, value in enumerate(figure.values, 1):
            calls.get(value.source, []).append((f"call-{row}-{place}", figure.code))
    return calls


def shared_names(report: Report) -> dict[str, Any]:
    """What every template may use."""
    return {
        "r": report,
        "standing_words": standing_words(report),
        "figure_groups": parts_of_ledger(report.figures),
        "language": language_of(report),
        "ids": figure_ids(report),
        "sources": {source.number: source for source in report.sources},
        "finding_numbers": {finding.number for finding in report.findings},
    }
