"""PLOVER's gold sentences: type, actor and recipient, beside the CAMEO 2.0 dictionary looked up word by word.

The peer is what the dictionary coders have: the first verb of the sentence with a code of its own, its longest pattern's code
left out, through the makers' table from CAMEO to PLOVER; the last name before it is the actor, the first behind it the recipient.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _common import CpuClock, data

from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.cues import load_words
from witnessmark.read.events import find_deeds
from witnessmark.read.events.plover import leading, plover_code
from witnessmark.records import Span

HERE = Path(__file__).parent
WORDS = load_words("en")
SAME = {"YIELD": "CONCEDE", "REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE"}
"""Types that the table of 2021 names otherwise than the sentences of 2016; INVESTIGATE is a mode of ACCUSE there."""


AS_2016 = {"strike": "FIGHT", "destroy": "COERCE", "burn": "COERCE", "abduct": "COERCE"}
"""Our modes whose type changed: in 2016 artillery and jets were FIGHT (CAMEO 19), damage to property and kidnapping COERCE."""


@dataclass(frozen=True)
class Coded:
    """What a sentence is coded as."""

    event: str = ""
    actor: str = ""
    recipient: str = ""


def rows() -> Iterator[tuple[str, int, Coded, list[str], list[str]]]:
    """Text, its half by sha1, its code, and the words of source and target."""
    for line in data("text/events/plover-gsr.jsonl", HERE).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"].strip(" {}")
        half = int(hashlib.sha1(row["text"].encode()).hexdigest(), 16) % 2
        yield text, half, Coded(row["event"]), names(row["source"]), names(row.get("target") or [])


def names(told: object) -> list[str]:
    return [one["actorText"] for one in told if one.get("actorText")] if isinstance(told, list) else []


def ours(text: str) -> Coded:
    sentence = next(iter(PlainAnnotator().annotate(text, [Span(0, len(text))], WORDS)))
    deeds = find_deeds(sentence, text, WORDS)
    deed = leading(deeds)
    if deed is None:
        return Coded()
    actor, recipient = (span.of(text) if span else "" for span in (deed.actor, deed.recipient))
    code = plover_code(deeds)
    return Coded(
        AS_2016.get(deed.kind.event_mode, code) if code in {"ASSAULT", "COERCE"} else code, actor, recipient
    )


def dictionary() -> dict[str, str]:
    """Verb form -> PLOVER type, from the CAMEO 2.0 verb list and the makers' table."""
    types = {}
    for line in (
        data("text/events/dictionaries/CAMEO2PLOVER-2021.txt", HERE).read_text(encoding="utf-8").splitlines()
    ):
        found = re.match(r"^(\d{2,4}): ?(\w+)(?:, *(\w*))?", line)
        if found:
            name = "INVESTIGATE" if found[3] == "investigate" else SAME.get(found[2], found[2])
            types.setdefault(found[1], name)
    codes: dict[str, str] = {}
    code = ""
    for line in (
        data("text/events/dictionaries/CAMEO.2.0.txt", HERE)
        .read_text(encoding="utf-8", errors="replace")
        .splitlines()
    ):
        if line.startswith("---"):
            code = (re.search(r"\[(\d{2,4})", line) or [None, ""])[1]
        elif line[:1].isalpha() and code:
            verb = re.sub(r"[\[{].*", "", line).strip().casefold()
            kind = types.get(code) or types.get(code[:3]) or types.get(code[:2])
            if kind and verb.isalpha():
                forms = re.findall(r"[A-Z]+", (re.search(r"\{([^}]*)\}", line) or [None, ""])[1])
                for form in (verb, *map(str.casefold, forms), *endings(verb)):
                    codes.setdefault(form, kind)
    return codes


def endings(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    return f"{verb}s", f"{stem}ed", f"{stem}ing", f"{verb}es"


def theirs(text: str, codes: dict[str, str]) -> Coded:
    for word in re.finditer(r"[A-Za-z]+", text):
        if word[0].islower() and word[0] in codes:
            runs = list(re.finditer(r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*", text))
            before = [run[0] for run in runs if run.end() <= word.start()]
            behind = [run[0] for run in runs if run.start() >= word.end()]
            return Coded(codes[word[0]], (before or [""])[-1], (behind or [""])[0])
    return Coded()


def names_it(told: str, gold: list[str]) -> bool:
    """Whether the words told hold a name of the gold, or lie in it, articles left out."""
    bare = re.sub(r"^(?:the|a|an) ", "", told.casefold())
    return bool(bare) and any(one.casefold() in bare or bare in one.casefold() for one in gold)


def measure(errors: str) -> tuple[dict[str, float], list[str]]:
    """Scores, ours and the peer's by half."""
    codes = dictionary()
    tallies = {name: {half: [0, 0, 0, 0, 0, 0] for half in (0, 1)} for name in ("ours", "dictionary")}
    with CpuClock() as clock:
        own = [ours(text) for text, *_ in rows()]
    for (text, half, gold, source, target), mine in zip(rows(), own, strict=True):
        for name, told in (("ours", mine), ("dictionary", theirs(text, codes))):
            tally = tallies[name][half]
            marks = (
                told.event == gold.event,
                1,
                names_it(told.actor, source),
                bool(source),
                names_it(told.recipient, target),
                bool(target),
            )
            tallies[name][half] = [a + b for a, b in zip(tally, marks, strict=True)]
        if errors == ("even", "odd")[half] and mine.event != gold.event:
            print(f"  {gold.event:11} told {mine.event:11} {text[:170]}")
    lines = [
        f"{name}: "
        + "; ".join(
            f"{half_name} type {t[0] / t[1]:.3f} actor {t[2] / t[3]:.3f} recipient {t[4] / t[5]:.3f}"
            for half_name, t in (("even", by[0]), ("odd", by[1]))
        )
        for name, by in tallies.items()
    ]
    lines.append(
        f"{len(own) / max(clock.seconds, 1e-6):,.0f} sentences a CPU-second; the dictionary has {len(codes)} forms"
    )
    whole = {name: [a + b for a, b in zip(by[0], by[1], strict=True)] for name, by in tallies.items()}
    mine, peer = whole["ours"], whole["dictionary"]
    return {
        "plover type": mine[0] / mine[1], "plover actor": mine[2] / mine[3], "plover recipient": mine[4] / mine[5],
        "plover type over the dictionary's": mine[0] / max(1, peer[0]),
    }, lines  # fmt: skip
