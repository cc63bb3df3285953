"""The seed post read by both readers, held against its hand-made truth statement by statement.

The document is built from the plain text with the publisher and the title told, as a case's hand file would tell them.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import CpuClock, data, finish  # noqa: E402

from witnessmark import plugins  # noqa: E402
from witnessmark.read.contract import Lore  # noqa: E402
from witnessmark.records import Block, Document, PlaceCandidate, Span, Statement, identify  # noqa: E402

NAMES = {
    "tower": "The Tower", "roggio_lwj": "Roggio", "hrw_report": "Human Rights Watch", "ap": "Associated Press", "abc": "ABC",
    "social_media_images": "photographs", "us_officials": "American official", "daoud_towermag": "Daoud", "smyth": "Smyth",
    "western_analysts": "Western analysts",
}  # fmt: skip
"""Truth's key of a source -> words that our name of it must hold."""

OUTLETS = {"roggio_lwj": "Long War Journal", "daoud_towermag": "Tower Magazine"}
FACTORS = (
    "statements found", "chains right", "origins right", "kinds right", "modes right", "event dates right", "dates right",
    "counts right", "hedges right", "actors named",
)  # fmt: skip
MODES = {
    "direct_quote": {"direct_quote"}, "paraphrase": {"paraphrase"}, "paraphrase_with_partial_quote": {"partial_quote"},
    "author_assertion": {"assertion"}, "block_quote_without_marks": {"block_quote"},
}  # fmt: skip
KINDS = {"presupposition": {"background"}, "attribution_statement": {"attribution"}}


class NoPlaces:
    """A gazetteer that knows nothing: places have their own benchmark."""

    def candidates(self, name: str) -> tuple[PlaceCandidate, ...]:  # noqa: ARG002
        return ()


def seed_document(text: str, truth: dict) -> Document:
    """The seed as the read room would hand it over."""
    told = truth["document"]
    title, main = told["title"], told["main_text"]
    blocks = [Block(Span(title["start"], title["end"]), "title")]
    lines = re.finditer(r"[^\n]+", text)
    blocks += [
        Block(Span(*line.span()), "paragraph", main["start"] <= line.start() < main["end"])
        for line in lines
        if line.start() > title["end"]
    ]
    return Document(
        identify("do", "seed"), "it-seed", "seed.txt", text, title["text"], "", told["publisher"], told["url"], "en",
        told["date"]["reference_for_resolution"], (), tuple(blocks), (), (), (), "seed 1",
    )  # fmt: skip


def jaccard(one: Span, other: dict) -> float:
    both = max(0, min(one.end, other["end"]) - max(one.start, other["start"]))
    return both / (one.end - one.start + other["end"] - other["start"] - both)


def touches(one: Span, other: dict) -> bool:
    return one.start < other["end"] and other["start"] < one.end


def key_of(name: str) -> str:
    return next((key for key, words in NAMES.items() if words in name), name)


def chain_of(statement: Statement) -> list[str]:
    """Our chain in the truth's keys; a person without the outlet the text gives does not count."""
    keys = [key_of(voice.name) for voice in statement.attribution]
    outlets = [voice.outlet for voice in statement.attribution]
    return [
        key if OUTLETS.get(key, "") in outlet else f"{key} without outlet"
        for key, outlet in zip(keys, outlets, strict=True)
    ]


def date_is_right(statement: Statement, want: dict) -> bool:
    """An expression over the same words, whose value (or one part of it, for a list) is the truth's."""
    hedge = "possible" if want["edtf"].endswith("?") else "asserted"
    for timex in statement.timexes:
        if touches(timex.span, want["span"]):
            parts = {(part.start, part.end, part.hedge) for part in timex.when.parts}
            if timex.when.edtf == want["edtf"] or (want["start"], want["end"], hedge) in parts:
                return True
    return False


def event_is_right(statement: Statement, want: dict) -> bool:
    """The event's own interval: its asserted bounds and the possible end."""
    if statement.when is None:
        return False
    sure = [part for part in statement.when.parts if part.hedge == "asserted"]
    maybe = [part.end for part in statement.when.parts if part.hedge == "possible"]
    if not sure or sure[0].start != (want["start"] or "") or sure[-1].end != (want["end"] or ""):
        return False
    return [want["possible_end"]] == maybe if "possible_end" in want else not maybe


def count_is_right(statement: Statement, want: dict) -> bool:
    if want["value"] is None:
        return any(touches(one.span, want["span"]) and one.value is None for one in statement.quantities)
    return any(
        touches(one.span, want["span"])
        and (one.value, one.lower, one.upper) == (want["value"], want["lower"], want["upper"])
        for one in statement.quantities
    )


def hedge_is_right(statement: Statement, want: dict) -> bool:
    return any(
        touches(one.span, want["span"]) and one.strength == want["strength"] for one in statement.hedges
    )


def check(found: Statement, want: dict) -> Iterable[tuple[str, str, bool]]:
    """Each thing the truth says of one statement: what it is, the truth's value, whether we have it."""
    chains = want.get("attribution_ambiguous", [want["speaker_chain"]])
    yield "chains right", ">".join(want["speaker_chain"]), chain_of(found) in chains
    yield (
        "origins right",
        want["origin"],
        key_of(found.attribution[-1].name) in {chain[-1] for chain in chains},
    )
    yield "kinds right", want["kind"], found.kind in KINDS.get(want["kind"], {want["kind"]})
    yield "modes right", want["mode"], found.mode in MODES[want["mode"]]
    if "event_date" in want:
        yield (
            "event dates right",
            str(want["event_date"].get("edtf")),
            event_is_right(found, want["event_date"]),
        )
    for one in want["dates"]:
        yield "dates right", f"{one['span']['text']} = {one['edtf']}", date_is_right(found, one)
    for one in want["counts"]:
        yield "counts right", one["span"]["text"], count_is_right(found, one)
    for one in want["hedges"]:
        yield "hedges right", f"{one['span']['text']} = {one['strength']}", hedge_is_right(found, one)
    for one in want["actors"]:
        yield (
            "actors named",
            one["span"]["text"],
            any(touches(actor.span, one["span"]) for actor in found.actors),
        )


def measure(name: str, document: Document, truth: dict) -> dict[str, float]:
    """Shares of the truth that a reader has, and a table of what it has not."""
    found = list(plugins.load("reader", name).read(document, Lore(NoPlaces())))
    tally: dict[str, list[bool]] = {factor: [] for factor in FACTORS}
    origins: set[str] = set()
    matched: set[str] = set()
    for want in truth["statements"]:
        best = max(found, key=lambda one: jaccard(one.span, want["span"]))
        hit = jaccard(best.span, want["span"]) >= 0.5
        tally["statements found"].append(hit)
        matched |= {best.id} if hit else set()
        misses = []
        for factor, value, right in check(best, want):
            tally[factor].append(right and hit)
            misses += [] if right and hit else [f"{factor.split()[0]}: {value}"]
        origins |= {key_of(best.attribution[-1].name)} if hit else set()
        print(
            f"  {name} {want['id']:4} {'found' if hit else 'LOST '} {'>'.join(chain_of(best)):62} {'; '.join(misses)}"
        )
    scores = {f"{name}: {factor}": sum(right) / len(right) for factor, right in tally.items()}
    wanted = set(truth["independent_origins"])
    scores[f"{name}: origins of {len(wanted)}"] = len(origins & wanted)
    scores[f"max {name}: origins too many"] = len(origins - wanted)
    scores[f"max {name}: statements too many"] = len(found) - len(matched)
    return scores


def main() -> int:
    text = data("text/seed.txt", HERE).read_bytes().decode("utf-8")
    truth = json.loads(data("text/seed-truth.json", HERE).read_text(encoding="utf-8"))
    scores: dict[str, float] = {}
    for name in ("rules", "model"):
        with CpuClock() as clock:
            scores |= measure(name, seed_document(text, truth), truth)
        print(f"  {name}: {clock.seconds:.2f} CPU s\n")
    return finish(HERE, {name: round(value, 4) for name, value in scores.items()})


if __name__ == "__main__":
    sys.exit(main())
