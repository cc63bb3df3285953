"""The record as tables: one row per figure, value, statement, part of a window, finding or source."""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from witnessmark.publish.report import Report
from witnessmark.publish.table import Cell, Table
from witnessmark.publish.whotables import who_tables
from witnessmark.publish.wording import number

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins so (OWASP, CSV injection); a leading apostrophe makes it text."""


def tables_of(report: Report) -> tuple[Table, ...]:
    """Figures first, then values, statements, findings, sources; actors, ties and events last."""
    told = (_figures(report), _values(report), _statements(report), _findings(report), _sources(report))
    return (*told, *who_tables(report))


def write_table(table: Table, folder: Path, *, for_spreadsheets: bool = False) -> Path:
    """Write one table as UTF-8 CSV with CRLF line ends (RFC 4180).

    Args:
        table: what to write.
        folder: where to.
        for_spreadsheets: begin the file with a byte order mark and every dangerous cell with an apostrophe.
    """
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8-sig" if for_spreadsheets else "utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        writer.writerows([_cell(cell, for_spreadsheets) for cell in row] for row in table.rows)
    return path


def describe(report: Report, tables: Sequence[Table], folder: Path) -> Path:
    """Write datapackage.json (Frictionless Data Package 1): what each table and column holds."""
    body = {
        "profile": "tabular-data-package",
        "name": "witnessmark-record",
        "title": report.title,
        "description": f"{'SIMULATED DATA. ' if report.simulated else ''}Tables of one sourced record. They are made "
        "for machines: texts stand as the sources wrote them, and a spreadsheet may run a cell that begins with "
        "= + - or @. Open figures-for-spreadsheets.csv there instead.",
        "created": report.date,
        "sources": [{"title": source.label, "path": source.url} if source.url else {"title": source.label}
                    for source in report.sources],
        "resources": [_resource(table) for table in tables],
    }  # fmt: skip
    path = folder / "datapackage.json"
    path.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _cell(cell: Cell, for_spreadsheets: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = f"{cell:g}" if isinstance(cell, float) and cell != int(cell) else str(_whole(cell))
    return (
        f"'{text}" if for_spreadsheets and isinstance(cell, str) and text.startswith(FORMULA_STARTS) else text
    )


def _whole(cell: str | float) -> str | float:
    return int(cell) if isinstance(cell, float) else cell


def _resource(table: Table) -> dict[str, Any]:
    columns = [
        {"name": name, "type": kind, "description": about} for name, (kind, about) in table.columns.items()
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "encoding": "utf-8",
        "format": "csv",
        "schema": {"fields": columns, "missingValues": [""]},
    }


def parts_text(parts: Iterable[tuple[str, str, str]]) -> str:
    """Stretches with their hedge: "2014-09-01/2014-11-30 asserted; 2014-12-01/2014-12-31 possible"."""
    return "; ".join(f"{start or '..'}/{end or '..'} {hedge}" for start, end, hedge in parts)


def hedge_text(parts: Iterable[tuple[str, str, str]]) -> str:
    """Hedges that occur in a window, in order: "asserted; possible"."""
    return "; ".join(dict.fromkeys(hedge for _, _, hedge in parts))


def _figures(report: Report) -> Table:
    text, real, flag = "string", "number", "boolean"
    columns = {
        "code": (text, "lasting short code, the same in every output"),
        "said": (text, "the figure in words, with its qualifier"),
        "value": (real, "as said, best supported where mouths differ"),
        "other_values": (text, "other numbers given for the same thing"), "lower": (real, "lowest value the words allow, inclusive"),
        "upper": (real, "highest value the words allow, inclusive; empty is open"),
        "mod": (text, "qualifier as a code (TimeML): EQUAL_OR_MORE, APPROX ..."),
        "qualifier": (text, "qualifier in the source's words"),
        "thing": (text, "what is counted"), "act": (text, "what was done to it"), "scope": (text, "limits in words"),
        "place": (text, "where"), "window": (text, "when, EDTF (ISO 8601-2); ? marks an uncertain end"),
        "window_words": (text, "when, in words"), "parts": (text, "stretches of the window, each with its hedge"),
        "hedge": (text, "hedges that occur in the window"),
        "origins": (text, "on whose word, joined by ; "),
        "minimum_origins": ("integer", "independent origins, counted low"),
        "unknown_basis": ("integer", "values whose origin is not told"),
        "basis": (text, "what the origins say they rest on"),
        "our_own": (flag, "our measurement, not a statement"), "simulated": (flag, "made by a script"),
        "findings": (text, "numbers of findings that speak of it"), "sentence": (text, "the row in a sentence"),
        "how": (text, "how we know"), "record": (text, "id of the ledger row"),
    }  # fmt: skip
    rows = tuple(
        (
            one.code, one.said, one.value, "; ".join(number(other).replace(",", "") for other in one.others), one.lower,
            one.upper, one.mod, one.qualifier, one.thing, one.act, one.scope,
            one.place, one.window, one.window_words, parts_text(one.parts), hedge_text(one.parts), "; ".join(one.origins),
            one.minimum_origins, one.unknown_basis, "; ".join(one.basis), one.our_own, one.simulated,
            "; ".join(map(str, one.findings)), one.sentence, one.how, one.record,
        )
        for one in report.figures
    )  # fmt: skip
    return Table("figures", "The figure ledger, one row per figure.", columns, rows)


def _values(report: Report) -> Table:
    text = "string"
    columns = {
        "code": (text, "the figure it belongs to"), "said": (text, "the figure in the source's words"),
        "hedge": (text, "asserted, probable or possible"), "origin": (text, "on whose word"),
        "chain": (text, "mouths, outermost first, joined by <-"), "source": ("integer", "note number of the source"),
        "start": ("integer", "first character of the quote in the document's text"),
        "end": ("integer", "character after its last"), "quote": (text, "the sentence, verbatim"),
        "record": (text, "id of the statement, tally or bound"), "sha256": (text, "hash of the item"),
    }  # fmt: skip
    hashes = {source.number: source.sha256 for source in report.sources}
    rows = tuple(
        (
            figure.code, one.said, one.hedge, one.origin, " <- ".join(one.chain), one.source, one.start, one.end,
            one.quote, one.record, hashes.get(one.source, ""),
        )
        for figure in report.figures
        for one in figure.values
    )  # fmt: skip
    return Table("values", "Who gives each figure, one row per mouth.", columns, rows)


def _statements(report: Report) -> Table:
    text = "string"
    columns = {
        "record": (text, "id of the statement"), "source": ("integer", "note number of the source"),
        "publisher": (text, "who published it"), "published": (text, "when, EDTF"), "kind": (text, "event, opinion ..."),
        "mode": (text, "direct quote, paraphrase ..."), "event": (text, "event type and mode"),
        "factuality": (text, "certainty and polarity (FactBank)"), "window": (text, "when, EDTF"),
        "window_words": (text, "when, in words"), "parts": (text, "stretches of the window, each with its hedge"),
        "hedge": (text, "hedges that occur in the window"), "places": (text, "places as written"),
        "origin": (text, "where its chain ends"), "chain": (text, "mouths, outermost first, joined by <-"),
        "basis": (text, "on what it rests"), "codes": (text, "figures that rest on it"),
        "start": ("integer", "first character in the document's text"), "end": ("integer", "character after its last"),
        "quote": (text, "the words, verbatim"), "item": (text, "id of the item"), "sha256": (text, "hash of the item"),
        "custody_line": ("integer", "line of the custody log, from 0"),
    }  # fmt: skip
    sources = {source.number: source for source in report.sources}
    rows = []
    for one in report.statements:
        of = sources.get(one.source)
        rows.append((
            one.record, one.source, of.publisher if of else "", of.published if of else "", one.kind, one.mode, one.event,
            one.factuality, one.window, one.window_words, parts_text(one.parts), hedge_text(one.parts),
            "; ".join(one.places), one.origin, " <- ".join(one.chain), "; ".join(one.basis), "; ".join(one.codes),
            one.start, one.end, one.quote, of.item if of else "", of.sha256 if of else "",
            of.custody_line if of else None,
        ))  # fmt: skip
    return Table(
        "statements", "Every statement with its chain, window and place in the source.", columns, tuple(rows)
    )


def _findings(report: Report) -> Table:
    text = "string"
    columns = {
        "number": ("integer", "number on the page"), "kind": (text, "conflict, sum, drift ..."),
        "verdict": (text, "what came of it"), "sentence": (text, "the finding"), "codes": (text, "figures it speaks of"),
        "for": (text, "reasons for it"), "against": (text, "reasons against it"),
        "earlier_words": (text, "drift: before"), "earlier_source": ("integer", "drift: source of these words"),
        "later_words": (text, "drift: after"), "later_source": ("integer", "drift: source of these words"),
        "grade": (text, "source and information, by stated rules"), "record": (text, "id of the finding"),
    }  # fmt: skip
    rows = tuple(
        (
            one.number, one.kind, one.verdict, one.sentence, "; ".join(one.codes), " ".join(one.for_it),
            " ".join(one.against_it), one.earlier_words, one.earlier_source or None, one.later_words,
            one.later_source or None, one.grade, one.record,
        )
        for one in report.findings
    )  # fmt: skip
    return Table("findings", "What was found when figures were held against each other and against measurement.",
                 columns, rows)  # fmt: skip


def _sources(report: Report) -> Table:
    text = "string"
    columns = {
        "number": ("integer", "lasting note number"), "publisher": (text, "who published it"),
        "title": (text, "its title"), "published": (text, "when, EDTF"), "url": (text, "where it was, as it says"),
        "language": (text, "language tag"), "media_type": (text, "by its first bytes"),
        "origins": (text, "where its statements go back to"), "item": (text, "id of the item"),
        "sha256": (text, "hash of the item"), "custody_line": ("integer", "line of the custody log, from 0"),
    }  # fmt: skip
    rows = tuple(
        (
            one.number, one.publisher, one.title, one.published, one.url, one.language, one.media_type,
            "; ".join(one.origins), one.item, one.sha256, one.custody_line,
        )
        for one in report.sources
    )  # fmt: skip
    return Table("sources", "Every source with its hash.", columns, rows)
