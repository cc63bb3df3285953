"""The web page as text: templates with every insertion escaped, styles and script allowed by their hash alone."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from witnessmark.publish.characters import carry_report
from witnessmark.publish.days import day_words
from witnessmark.publish.report import FindingLine, Report, SourceLine, StatementLine
from witnessmark.publish.svg import detail_svg, map_svg, timeline_svg, tree_svg
from witnessmark.publish.svg.branches import origin_tree
from witnessmark.publish.svg.timeline import every_row
from witnessmark.publish.who import TieLine
from witnessmark.publish.wording import (
    basis_words,
    chain_words,
    counted,
    ground_words,
    listing,
    parts_of_ledger,
    standing_words,
)

FOLDER = Path(__file__).parent / "templates" / "page"
DATA = ("figures.csv", "values.csv", "statements.csv", "findings.csv", "sources.csv", "actors.csv", "ties.csv", "events.csv", "figures-for-spreadsheets.csv",
        "datapackage.json", "record.geojson", "record.parquet", "record.ftm.json")  # fmt: skip


def render_page(report: Report, beside: Sequence[str]) -> str:
    """The whole page; the same bytes for the same report and neighbours.

    Args:
        report: what to show.
        beside: names of the files it will lie among, for the links.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    shown = carry_report(report)
    style, script = (_read(name) for name in ("style.css", "script.js"))
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": day_words, "chain": chain_words, "basis": basis_words, "listing": listing, "png": _png, "bare": _bare,
        "linked": linked, "has_more_codes": has_more_codes,
        "grounds": lambda node: ground_words(node.grounds, node.misprints),
    }  # fmt: skip
    drawings = {"map": map_svg, "detail": detail_svg, "timeline": timeline_svg, "tree": tree_svg}
    page = environment.get_template("page.html").render(
        report=shown,
        policy=policy(style, script),
        # Ours, from the package: nothing of a source is in them unescaped.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        drawings={name: Markup(draw(shown)) for name, draw in drawings.items()},  # noqa: S704
        source={source.number: source for source in shown.sources},
        links=links(beside),
        data=[name for name in DATA if name in beside],
        dated=every_row(shown),
        published=[mark for mark in shown.marks if mark.kind == "published"],
        findings=grouped(shown.findings),
        figure_groups=parts_of_ledger(shown.figures),
        standing_words=standing_words(shown),
        statements=by_source(shown.statements),
        told_ties=alike_ties(shown.ties),
        trees=[(origin, origin_tree(shown, origin)) for origin in shown.origins],
        counted=counted,
        is_link=is_link,
    )
    return str(page)


def policy(style: str, script: str) -> str:
    """The content security policy: this style, this script, pictures inside the file, and nothing else at all."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def links(beside: Iterable[str]) -> list[tuple[str, str]]:
    """What the row of buttons offers: label and file, only for files that lie beside the page."""
    kinds = ((".pdf", "PDF"), (".epub", "EPUB (Kindle)"), (".eml", "E-mail"))
    names = list(beside)
    return [(label, name) for end, label in kinds for name in names if name.endswith(end)]


CODE = re.compile(r"(?<![\w&#>-])F-[0-9A-Z]{4,52}(?![\w-])")
"""A figure's code as weigh gives it: signs that escaping leaves alone."""


def linked(finding: FindingLine) -> Any:
    """A finding's sentence, escaped, with the codes it names as links to their evidence."""
    from markupsafe import Markup, escape

    known = set(finding.codes)
    link = Markup('<a class="code" href="#{0}">{0}</a>')
    parts = CODE.split(finding.sentence)
    codes = [code if code not in known else link.format(code) for code in CODE.findall(finding.sentence)]
    told = escape(parts[0]) + Markup("").join(
        escape(code) + escape(part) for code, part in zip(codes, parts[1:], strict=True)
    )
    return Markup("<bdi>{}</bdi>").format(told)


def has_more_codes(finding: FindingLine) -> bool:
    """Whether a finding speaks of figures that its sentence does not name."""
    return any(code not in finding.sentence for code in finding.codes)


def grouped(findings: tuple[FindingLine, ...]) -> list[tuple[str, list[FindingLine]]]:
    """Findings by kind, in the order of their numbers."""
    groups: dict[str, list[FindingLine]] = {}
    for finding in findings:
        groups.setdefault(finding.kind, []).append(finding)
    return list(groups.items())


def by_source(statements: tuple[StatementLine, ...]) -> list[tuple[int, list[StatementLine]]]:
    """Statements by the source they stand in, in the order of the notes."""
    groups: dict[int, list[StatementLine]] = {}
    for statement in statements:
        groups.setdefault(statement.source, []).append(statement)
    return sorted(groups.items())


def alike_ties(ties: tuple[TieLine, ...]) -> list[list[TieLine]]:
    """Ties of the same words and the same certainty, so that a tie ten sources tell is one row with ten notes."""
    groups: dict[tuple[str, str, str, str, bool], list[TieLine]] = {}
    for tie in ties:
        key = (tie.subject_name, tie.relation, tie.object_name, tie.factuality, tie.is_past)
        groups.setdefault(key, []).append(tie)
    return list(groups.values())


def is_link(source: SourceLine) -> bool:
    """Whether a source's address may become a link: the web only, never script or a file of this machine."""
    return source.url.startswith(("https://", "http://"))


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _png(raw: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(raw).decode()}"


def _bare(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
