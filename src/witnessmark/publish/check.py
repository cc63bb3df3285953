"""The release check: every figure's code and words must stand in every output that can be read as text."""

from pathlib import Path

from markupsafe import escape

from witnessmark.errors import PublishError
from witnessmark.publish.characters import carry
from witnessmark.publish.report import Report

PAGE, TABLE = "index.html", "figures.csv"


def check_release(report: Report, folder: Path) -> None:
    """Look for every figure in the page and in the table, and for "simulated" where something is.

    Raises:
        PublishError: an output lost a figure or hides a simulation; nothing is then published.
    """
    for name, escaped in ((PAGE, True), (TABLE, False)):
        path = folder / name
        if path.is_file():
            _check(report, path.read_text(encoding="utf-8"), name, escaped)


def _check(report: Report, text: str, name: str, escaped: bool) -> None:
    for figure in report.figures:
        said = str(escape(carry(figure.said))) if escaped else figure.said.replace('"', '""')
        for part in (figure.code, said):
            if part not in text:
                raise PublishError(
                    f'{name}: "{part}" of figure {figure.code} is missing, so the file would not say what the record '
                    "says. Nothing was published; mend the template and publish again."
                )
    if report.simulated and "simulated" not in text.lower():
        raise PublishError(
            f'{name}: the record "{report.title}" holds simulated data and the file does not say so. '
            "Nothing was published; mend the template and publish again."
        )
