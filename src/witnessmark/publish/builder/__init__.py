"""Store -> Report: the only way from records to what goes out. What Report has no field for stays inside."""

import hashlib
from collections.abc import Iterator

import witnessmark
from witnessmark.case import Case
from witnessmark.publish.builder.coverage import (
    coverage_sentences,
    limit_sentences,
    method_sentences,
    unread_lines,
)
from witnessmark.publish.builder.figures import figure_lines
from witnessmark.publish.builder.findings import finding_lines
from witnessmark.publish.builder.guard import protected_names, refuse_protected
from witnessmark.publish.builder.happened import when_sentence
from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.builder.marks import mark_lines
from witnessmark.publish.builder.origins import origin_lines
from witnessmark.publish.builder.pictures import picture_lines
from witnessmark.publish.builder.places import place_lines
from witnessmark.publish.builder.shapes import shape_lines
from witnessmark.publish.builder.sources import source_lines
from witnessmark.publish.builder.standing import standing_line
from witnessmark.publish.builder.statements import statement_lines
from witnessmark.publish.builder.summary import summarise
from witnessmark.publish.builder.who import Who, actor_lines, deed_lines, tie_lines
from witnessmark.publish.days import last_day
from witnessmark.publish.report import MapPlace, Report
from witnessmark.records import FireWindow, Reading, Scene

__all__ = ["build_report"]


def build_report(case: Case) -> Report:
    """The case as one report, the same for the same records; its date is never today's."""
    held, config = Holdings(case), case.config
    findings, origins, sources = finding_lines(held), origin_lines(held), source_lines(held)
    figures, standing = figure_lines(held, findings), standing_line(held, findings)
    pictures, more = picture_lines(held)
    shapes, marks = shape_lines(held), mark_lines(held)
    flags = [figure.simulated for figure in figures] + [mark.simulated for mark in marks]
    who = Who(held)
    report = Report(
        title=config.title,
        question=config.question,
        author=config.publish.author,
        date=config.publish.date or max(_days(held), default=""),
        language="en",
        paper=config.publish.paper,
        simulated=config.simulated or any(flags) or any(layer.simulated for layer in held.layers.values()),
        summary=summarise(figures, findings, standing or origins, sources, when_sentence(held, standing)),
        figures=figures,
        findings=findings,
        origins=origins,
        statements=statement_lines(held),
        sources=sources,
        places=place_lines(held),
        shapes=shapes,
        pictures=pictures,
        unread=unread_lines(held),
        coverage=coverage_sentences(held),
        limits=limit_sentences(held),
        evidence_root=evidence_root(item.sha256 for item in held.items.values()),
        version=f"witnessmark {witnessmark.__version__}",
        marks=marks,
        more_pictures=more,
        methods=method_sentences(held),
        area=_area(case),
        standing=standing,
        period=(config.period.start, config.period.end),
        actors=actor_lines(who),
        ties=tie_lines(who),
        deeds=deed_lines(who),
    )
    refuse_protected(report, protected_names(case))
    return report


def evidence_root(hashes: Iterator[str]) -> str:
    """sha256 over the sorted hashes of all items, one a line: `sort hashes.txt | sha256sum` gives the same."""
    return hashlib.sha256("".join(f"{one}\n" for one in sorted(hashes)).encode()).hexdigest()


def _area(case: Case) -> MapPlace | None:
    area = case.config.area
    if not area.radius_km:
        return None
    return MapPlace(area.name, area.lon, area.lat, 0.0, area.radius_km, 0, "area", "as case.toml gives it")


def _days(held: Holdings) -> Iterator[str]:
    # The latest day that anything in the case names for itself: no clock, so two builds are byte-identical.
    dated = [document.published for document in held.documents.values()]
    if not any(dated):
        dated = [reading.when[:10] for reading in held.all(Reading)]
        dated += [scene.start_datetime[:10] for scene in held.all(Scene)]
        dated += [tally.window.edtf for tally in held.tallies.values() if tally.window]
        dated += [window.window.edtf for window in held.all(FireWindow)]
        dated += [held.case.config.period.end]
    yield from (day for day in map(last_day, dated) if day)
