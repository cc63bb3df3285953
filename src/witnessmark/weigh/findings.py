"""All findings in the order a reader wants them: origins, conflicts, sums, single relays, denials, measurement, coverage."""

from collections.abc import Iterable, Iterator, Sequence

from witnessmark.records import Finding, Origin, identify
from witnessmark.weigh.conflicts import find_conflicts, find_single_relays, told_once
from witnessmark.weigh.coverage import find_coverage
from witnessmark.weigh.denials import counter_claim, is_denial
from witnessmark.weigh.ledger import Entry
from witnessmark.weigh.material import Material
from witnessmark.weigh.measured import find_against_measurement, find_layers_against_bounds
from witnessmark.weigh.names import is_same_name, joined, with_article
from witnessmark.weigh.origins import Paths
from witnessmark.weigh.standing import find_standing
from witnessmark.weigh.sums import find_sums
from witnessmark.weigh.wording import sentence


def find_findings(
    material: Material, entries: Sequence[Entry], origins: Sequence[Origin], paths: Paths
) -> list[Finding]:
    """Every finding once, by its id."""
    mentions = [mention for entry in entries if entry.row for mention in entry.row.mentions]
    found = [
        *find_standing(material, mentions, origins, paths),
        *told_once(list(find_conflicts(entries)), find_single_relays(entries)),
        *find_sums(entries),
        *find_denials(material, origins, paths),
        *find_overlaps(material, entries),
        *find_against_measurement(entries, material),
        *find_layers_against_bounds(entries, material),
        *find_coverage(material),
    ]
    return list({finding.id: finding for finding in found}.values())


def find_denials(material: Material, origins: Iterable[Origin], paths: Paths) -> Iterator[Finding]:
    """One finding per origin that disputes another, with the statements in which it does."""
    by_id = {statement.id: statement for statement in material.statements}
    for origin in origins:
        denying = [by_id[one] for one in origin.statements if is_denial(by_id[one], material)]
        if not origin.disputes or not denying:
            continue
        given = dict.fromkeys(name for one in denying for name in paths.path(one).names[:1])
        is_own = any(is_same_name(name, origin.name) for name in given)
        by_way = "" if is_own else f", by way of {joined(list(given)[:3])}"
        disputed = joined([with_article(name) for name in origin.disputes])
        text = (
            f"{with_article(origin.name)} disputes what {disputed} says{by_way}: “{_short(denying[0].text)}”"
        )
        instead = counter_claim(denying, [by_id[one] for one in origin.statements], material)
        if instead is not None:
            text = f"{text.removesuffix('.”')}{'”' if text.endswith('.”') else ''} and says instead: “{_short(instead.text)}”"
        yield Finding(
            identify("fd", "denial", origin.id, *origin.disputes),
            "denial",
            "contradicts",
            (),
            tuple(dict.fromkeys([origin.id, *(one.id for one in [*denying, instead] if one is not None)])),
            sentence(text),
            (),
            ("word against word: a denial is kept beside what it denies, and settles nothing",),
        )


def find_overlaps(material: Material, entries: Sequence[Entry]) -> Iterator[Finding]:
    """One finding per pair of layers held against each other: a disagreement, or one origin that must count once."""
    rows = {layer: entry.figure.id for entry in entries for layer in _layers_of(entry, material)}
    for overlap in material.overlaps:
        is_one = overlap.kind == "same origin"
        figures = dict.fromkeys(rows[layer] for layer in (overlap.first, overlap.second) if layer in rows)
        yield Finding(
            identify("fd", overlap.kind, overlap.id),
            "same origin" if is_one else "conflict",
            "noted",
            tuple(figures),
            (overlap.id,),
            sentence(overlap.sentence or "two layers go back to one origin and count as one"),
            (),
            () if is_one else ("both are kept, and neither is averaged into the other",),
        )


def _layers_of(entry: Entry, material: Material) -> tuple[str, ...]:
    sources = {value.source for value in entry.figure.values}
    return tuple(layer for tally in material.tallies if tally.id in sources for layer in tally.layers)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 200 else words[:199].rsplit(" ", 1)[0] + " …"
