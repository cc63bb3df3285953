"""The weigh room on the hand-made truth table of the Amerli publications: origins, roots, conflict, sum, drifts.

Documents and statements are built from the table itself, as a faithful reader would leave them: each `says` entry
becomes a statement whose chain follows the `relays` tree to its root. What is counted and what was done to it is read
from the entry's own words by a handful of key words, or, where the table quotes none, from the fact's short text.
"""

import json
import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _common import data, finish

from witnessmark.records import Block, Document, HedgeMark, Quantity, Span, Statement, Voice, identify
from witnessmark.weigh.drift import find_drifts
from witnessmark.weigh.findings import find_findings
from witnessmark.weigh.ledger import find_entries
from witnessmark.weigh.material import Material
from witnessmark.weigh.names import normal_name
from witnessmark.weigh.origins import Paths, find_origins
from witnessmark.weigh.relays import find_relays
from witnessmark.weigh.reuse import find_reuse

HERE = Path(__file__).parent
TABLE = "text/amerli/amerli-truth.json"

MODS = {
    "at least": "EQUAL_OR_MORE", "more than": "MORE_THAN", "over": "MORE_THAN", "about": "APPROX",
    "approximately": "APPROX", "almost": "NEARLY", "up to": "EQUAL_OR_LESS", "within": "EQUAL_OR_LESS",
    "dozens of": "VAGUE", "thousands of": "VAGUE",
}  # fmt: skip
ACTS = (
    ("visit", r"assessments? of damage to homes|on the ground"),
    ("examine", r"examined|damage assessment|images?$"),
    ("interview", r"said they witnessed the"),
    ("burn", r"torched|burn|fire|arson"),
    ("demolish", r"explosiv|bombed|machinery|1,200"),
    ("loot", r"looting or"),
    ("interview", r"interviewed|citing|eyewitnesses|told of|told Human"),
    ("abduct", r"abduct|apprehended|diculik|اختطاف"),
    ("release", r"released"),
    ("missing", r"unknown"),
    ("trap", r"trapped|12 ألف"),
    ("destroy", r"destroy|دمرت|دُمرت|penghancuran|ruined"),
    ("damage", r"raided|damaged|destruction"),
)
THINGS = (
    ("percent", r"percent"), ("km2", r"km2|square"), ("month", r"month"), ("km", r"^km$"), ("image", r"image"),
    ("page", r"page"), ("village", r"village|town|desa"), ("building", r"building|business"),
    ("person", r"people|men|persons|residents|witnesses|eyewitnesses"),
)  # fmt: skip


@dataclass
class Builder:
    """Documents and statements from the table."""

    table: dict
    names: dict[str, str] = field(default_factory=dict)
    said: list[tuple[str, str, Statement]] = field(default_factory=list)
    pages: dict[str, Document] = field(default_factory=dict)

    def build(self) -> Material:
        """All sources that are publications, with every says entry and the table's excerpt."""
        roots = [source for source in self.table["sources"] if not source["relays"]]
        self.names = {source["origins"][0]: source["outlet"] for source in roots}
        self.names |= {source["id"]: source["outlet"] for source in self.table["sources"]}
        for source in self.table["sources"]:
            self.pages[source["id"]] = self._page(source)
        for source in self.table["sources"]:
            self._fill(source)
        documents = {page.id: page for page in self.pages.values()}
        return Material(documents, tuple(statement for _, _, statement in self.said))

    def _page(self, source: dict) -> Document:
        lines = [source["excerpt"] or ""]
        lines += [
            self._words(entry)
            for entry in source["says"]
            if not entry["said"] or entry["said"] not in (source["excerpt"] or "")
        ]
        text = "\n".join(line for line in lines if line) or source["how"]
        published = (source["date"] or "").split("/")[0]
        blocks = (Block(Span(0, len(text)), "paragraph"),)
        return Document(
            identify("do", source["id"]), "", source["id"], text, "", source["author"] or "", source["outlet"],
            source["url"] or "", source["language"] or "", published, (), blocks, (), (), (), "table",
        )  # fmt: skip

    def _words(self, entry: dict) -> str:
        if entry["said"]:
            return entry["said"]
        number = f"{entry['value']:,}" if isinstance(entry["value"], int) else ""
        return " ".join(part for part in (entry["qualifier"], number, entry["unit"]) if part) or entry["fact"]

    def _fill(self, source: dict) -> None:
        if source["relays"] and not source["says"]:
            text = self.pages[source["id"]].text
            self._state(
                source,
                source["relays"][0],
                {"fact": "", "said": text, "value": None, "qualifier": ""},
                "event",
            )
        for entry in source["says"]:
            for root in self._roots_of(source, entry):
                self._state(source, root, entry, "event")

    def _roots_of(self, source: dict, entry: dict) -> list[str]:
        chain = " ".join(entry.get("chain", ())).casefold()
        others = [one for one in source["relays"] if self.names[one].casefold() in chain]
        return others[:1] or source["relays"][:1] or [""]

    def _state(self, source: dict, relayed: str, entry: dict, kind: str) -> None:
        page = self.pages[source["id"]]
        words = entry["said"] or self._words(entry)
        start = page.text.find(words)
        start = max(start, 0)
        span = Span(start, min(start + len(words), len(page.text)))
        voices = [self._voice(source["id"]), *self._up(relayed), *self._inner(entry)]
        hedges = ()
        if "believe" in words:
            hedges = (HedgeMark(span, "believe", "belief", span),)
        statement = Statement(
            identify("st", source["id"], len(self.said)), page.id, span, span.of(page.text), kind, "paraphrase",
            _once(voices), (), "CT+", "", "", None, (), (), tuple(_quantity(self.table, entry, words, span)), (), hedges,
        )  # fmt: skip
        self.said.append((source["id"], entry["fact"], statement))

    def _up(self, relayed: str) -> list[Voice]:
        found = []
        while relayed:
            found.append(self._voice(relayed))
            above = next(source["relays"] for source in self.table["sources"] if source["id"] == relayed)
            relayed = above[0] if above else ""
        return found

    def _voice(self, id_: str) -> Voice:
        name = self.names[id_]
        kind = "organisation" if "Watch" in name else "government" if "Government" in name else "outlet"
        return Voice(name, kind)

    def _inner(self, entry: dict) -> list[Voice]:
        known = {"hrw", "article"}
        inner = [
            one for one in entry.get("chain", ()) if one not in known and not one.startswith("Government")
        ]
        return [Voice(one, "group" if "witness" in one or "resident" in one else "person") for one in inner]


def _once(voices: list[Voice]) -> tuple[Voice, ...]:
    kept: list[Voice] = []
    for voice in voices:
        if not kept or normal_name(kept[-1].name) != normal_name(voice.name):
            kept.append(voice)
    return tuple(kept)


def _quantity(table: dict, entry: dict, words: str, span: Span) -> list[Quantity]:
    value = entry["value"]
    if entry["fact"] in {"liberation", "siege_end", "yengija", ""} or not (
        isinstance(value, int) or _is_vague(entry)
    ):
        return []
    qualifier = next((one for one in MODS if one in (entry["qualifier"] or "")), "")
    mod = MODS.get(qualifier, "EQUAL")
    lower = {"EQUAL": value, "EQUAL_OR_MORE": value, "MORE_THAN": (value or 0) + 1}.get(mod)
    upper = value if mod in {"EQUAL", "EQUAL_OR_LESS"} else None
    told = words if entry["said"] else f"{words} {table['facts'][entry['fact']]['text']}"
    fact = table["facts"][entry["fact"]]["text"]
    scope = re.search(r"in at least \d+ villages[\w ]*", words)
    whole = re.search(r"(?:Of|of) (the more than \d+ people)", _sentence(table, entry))
    is_part = whole is not None and str(value) not in whole.group()
    thing = _first(THINGS, entry["unit"] or "")
    return [
        Quantity(
            span, Span(span.start, span.start + 1), words, value if value is not None else 36.0, lower, upper, mod,
            qualifier, entry["unit"] or "", thing, _first(ACTS, told) or _first(ACTS, fact),
            whole.group(1) if whole and is_part else (entry["unit"] or "").partition("percent of ")[2],
            scope.group() if scope else "", "probable" if entry["qualifier"] == "likely" else "asserted",
        )
    ]  # fmt: skip


def _is_vague(entry: dict) -> bool:
    return (entry["qualifier"] or "") == "dozens of"


def _sentence(table: dict, entry: dict) -> str:
    excerpts = [s["excerpt"] or "" for s in table["sources"] if any(entry is one for one in s["says"])]
    return next((one for one in excerpts if entry["said"] and entry["said"] in one), "")


def _first(words: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, pattern in words if re.search(pattern, text, re.IGNORECASE)), "")


def separate(statements: list[Statement]) -> tuple[Statement, ...]:
    """Statements whose number spans differ even where the table gives two figures the same words."""
    return tuple(
        replace(one, quantities=tuple(replace(q, number_span=Span(n, n + 1)) for q in one.quantities))
        for n, one in enumerate(statements)
    )


def main() -> int:
    """Score the room on the table; prints every miss."""
    table = json.loads(data(TABLE, HERE).read_text(encoding="utf-8"))
    builder = Builder(table)
    material = builder.build()
    material = replace(material, statements=separate(list(material.statements)))
    reuses = list(find_reuse(material.documents.values()))
    relays = list(find_relays(material, reuses))
    paths = Paths.of(material, relays, reuses)
    origins = find_origins(material, paths)
    entries = find_entries(material, paths, origins)
    findings = find_findings(material, entries, origins, paths)
    drifts = find_drifts(relays, entries)
    return finish(HERE, _scores(builder, material, (paths, origins, relays, findings, drifts)))


def _scores(builder: Builder, material: Material, made: tuple) -> dict[str, float]:
    paths, origins, relays, findings, drifts = made
    table = builder.table
    outlet = builder.names
    wanted = {outlet[one] for one in table["expected"]["independent_origins"]}
    found = {origin.name for origin in origins}
    print("origins:", sorted(found))
    sentences = {
        kind: [f.sentence for f in findings if f.kind == kind] for kind in ("conflict", "sum", "denial")
    }
    for kind, told in sentences.items():
        print(kind, *told, sep="\n   ")
    return {
        "independent origins found": len(wanted & found) / len(wanted),
        "max origins too many": len(found - wanted),
        "roots right": _roots(builder, material, paths),
        "relay edges right": _edges(builder, relays),
        "conflict of 3,200 and 2,600 found": 1.0
        * any("3,200" in one and "2,600" in one for one in sentences["conflict"]),
        "it stands on one relay and its copies": 1.0
        * any("one relay and its copies" in one for one in sentences["conflict"]),
        "max other conflicts": sum("3,200" not in one for one in sentences["conflict"]),
        "sum to 3,800 found": 1.0 * any("2,600 + 1,200 = 3,800" in one for one in sentences["sum"]),
        "denial found": 1.0 * (len(sentences["denial"]) == 1),
        **_drift_scores(builder, drifts),
    }


def _roots(builder: Builder, material: Material, paths: Paths) -> float:
    """Share of relaying sources whose statements end at exactly the origins that the table gives."""
    relaying = [source for source in builder.table["sources"] if source["relays"]]
    right = 0
    for source in relaying:
        page = builder.pages[source["id"]].id
        ends = {paths.path(one).origin for one in material.statements if one.document == page}
        wanted = {builder.names[one] for one in source["origins"]}
        right += ends == wanted
        if ends != wanted:
            print("root:", source["id"], sorted(ends), "wanted", sorted(wanted))
    print(f"{right} of {len(relaying)} relaying sources")
    return right / len(relaying)


def _edges(builder: Builder, relays: list) -> float:
    """Share of the table's edges between two publishers that stand in the Relay records."""
    names = builder.names
    wanted = {
        (source["id"], one)
        for source in builder.table["sources"]
        for one in source["relays"]
        if names[source["id"]] != names[one]
    }
    by_page = {page.id: id_ for id_, page in builder.pages.items()}
    found = {(by_page[relay.document], normal_name(relay.relayed)) for relay in relays}
    missed = [edge for edge in wanted if (edge[0], normal_name(names[edge[1]])) not in found]
    print("edges missed:", missed, "of", len(wanted))
    return 1 - len(missed) / len(wanted)


def _drift_scores(builder: Builder, drifts: list) -> dict[str, float]:
    marked = {
        (source["id"], entry["fact"], str(entry["said"]))
        for source in builder.table["sources"]
        for entry in source["says"]
        if entry.get("distorted")
    }
    where = {statement.id: (source, fact, statement.text) for source, fact, statement in builder.said}
    found = {where[drift.later] for drift in drifts}
    for drift in drifts:
        sign = "hit " if where[drift.later] in marked else "more"
        print(
            "drift",
            sign,
            where[drift.later][0],
            drift.kind,
            "|",
            drift.earlier_words,
            "->",
            drift.later_words,
        )
    missed = marked - found
    print("drifts missed:", sorted(missed))
    return {
        "drifts found": (len(marked) - len(missed)) / len(marked),
        "max drifts not in the table": len(found - marked),
    }


if __name__ == "__main__":
    sys.exit(main())
