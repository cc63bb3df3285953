"""The record as a short letter: the figures and what they cannot tell, as text and as HTML under a mail reader's limit."""

import hashlib
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment

from witnessmark.publish.report import FigureLine, Report
from witnessmark.publish.templating import environment, shared_names, standing

MOST_BYTES = 96_000
"""Large mail services are known to cut a message near 100 KB."""


@dataclass(frozen=True)
class Attachment:
    """A file that goes with the letter."""

    name: str
    kind: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Its hash, so that the reader can compare."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Enclosed:
    """What goes with the letter, and what should but does not, with the reason."""

    attached: tuple[Attachment, ...]
    missing: tuple[str, ...]

    @property
    def words(self) -> str:
        """Both in one or two sentences."""
        names = " and ".join(one.name for one in self.attached)
        said = f"The whole record is attached as {names}." if names else "The whole record is not attached."
        return " ".join((said, *self.missing))


def enclose(folder: Path, files: tuple[tuple[str, str], ...], most_mb: float) -> Enclosed:
    """The files of a folder that go with the letter.

    Args:
        folder: where the publishers that ran before wrote.
        files: (name, media type), the most wanted first.
        most_mb: all together; what goes beyond it stays behind, and the letter says so.
    """
    attached: list[Attachment] = []
    missing: list[str] = []
    room = most_mb * 1e6
    for name, kind in files:
        path = folder / name
        size = path.stat().st_size if path.is_file() else -1
        if size < 0:
            missing.append(f"{name} was not made.")
        elif size > room:
            missing.append(
                f"{name} ({size / 1e6:.1f} MB) is too large for a mail and lies beside this message."
            )
        else:
            attached.append(Attachment(name, kind, path.read_bytes()))
            room -= size
    return Enclosed(tuple(attached), tuple(missing))


@dataclass(frozen=True)
class Shown:
    """How much of the record the letter shows: the first lines of each kind."""

    report: Report
    most: int

    @property
    def figures(self) -> tuple[FigureLine, ...]:
        """The first figures."""
        return self.report.figures[: self.most]

    @property
    def findings(self) -> tuple[object, ...]:
        """The first findings."""
        return self.report.findings[: self.most]

    @property
    def limits(self) -> tuple[str, ...]:
        """The first limits."""
        return self.report.limits[: self.most]


def html_digest(report: Report, enclosed: Enclosed) -> str:
    """The letter as HTML with its style inlined, under MOST_BYTES: as many lines as fit, and a word on the rest."""
    import css_inline

    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)
    most = max(len(report.figures), len(report.findings), len(report.limits), 1)
    while True:
        names = shared_names(report) | {"shown": Shown(report, most), "attached": enclosed.attached}
        html: str = inliner.inline(
            templates().get_template("digest.html").render(names, attached_words=enclosed.words)
        )
        if len(html.encode()) + html.count("\n") <= MOST_BYTES or most == 0:
            return html
        most = most * 3 // 4 if most > 1 else 0


def text_digest(report: Report, enclosed: Enclosed) -> str:
    """The letter as plain text, lines of at most 72 characters."""
    return "\n".join(_lines(report, enclosed)) + "\n"


def short(text: str, most: int) -> str:
    """The text, cut at a word with a sign that it was cut."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " […]"


@cache
def templates() -> Environment:
    """The letter's templates, read once."""
    made = environment("email")
    made.filters["short"] = short
    return made


def _lines(report: Report, enclosed: Enclosed, most: int = 200) -> Iterator[str]:
    yield from _wrapped(short(report.title, 300))
    yield f"Witnessmark record, {report.date or 'no date'}" + (
        f", {short(report.author, 200)}" if report.author else ""
    )
    if report.simulated:
        yield from (
            "",
            *_wrapped("SIMULATED: something in this record is simulated; it is no evidence of real events."),
        )
    yield from ("", *_wrapped(short(report.summary, 1600)), "", *_wrapped(enclosed.words))
    yield from _part("Figures", [_figure(line) for line in report.figures], most)
    yield from _part(
        "Findings",
        [
            f"{short(line.sentence, 500)} ({line.heading or line.kind}{'' if line.verdict == 'noted' else f': {line.verdict}'})"
            for line in report.findings
        ],
        most,
    )
    yield from _part("What this record cannot tell", [short(line, 500) for line in report.limits], most)
    yield ""
    yield from (f"{one.name}: sha256 {one.sha256}" for one in enclosed.attached)
    yield from (f"evidence root: {report.evidence_root}", f"made by {short(report.version, 200)}")


def _part(name: str, lines: list[str], most: int) -> Iterator[str]:
    if lines:
        yield from ("", name, "-" * len(name))
    for line in lines[:most]:
        yield from _wrapped(line, "- ", "  ")
    if len(lines) > most:
        yield f"- and {len(lines) - most} more, in the record"


def _figure(line: FigureLine) -> str:
    marks = (" [our own measurement]" if line.our_own else "") + (" [simulated]" if line.simulated else "")
    words = ", ".join(part for part in (line.said or line.sentence, line.place, line.window_words) if part)
    whose = f"; on the word of {'; '.join(line.origins)}" if line.origins and not line.our_own else ""
    return f"{line.code}: {short(words, 600)}{short(whose, 300)}; {standing(line)}{marks}"


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(text, 72, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
