"""Deeds of sentences of our own: words that tell them, type and mode, roles, place, day and standing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from _common import CpuClock

from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.cues import load_words
from witnessmark.read.dates import DateContext, find_dates
from witnessmark.read.events import find_deeds
from witnessmark.read.events.deeds import ToldDeed
from witnessmark.records import Span

HERE = Path(__file__).parent
MARK = re.compile(r"\[(\w):([^\]]*)\]")
WORDS = load_words("en")
ROLES = ("actor", "recipient", "place")


@dataclass
class Wanted:
    """One deed as it should be told."""

    span: Span
    mode: str
    status: str
    roles: dict[str, str] = field(default_factory=dict)


def golds(name: str) -> Iterator[tuple[str, list[Wanted]]]:
    """(text, deeds); a word in two pieces is one deed at its first."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            marked, told = line.split("\t")
            text, at, spans = "", 0, {}
            for mark in MARK.finditer(marked):
                text += marked[at : mark.start()]
                spans.setdefault(mark[1], Span(len(text), len(text) + len(mark[2])))
                text, at = text + mark[2], mark.end()
            text += marked[at:]
            yield text, [wanted(part, spans) for part in told.split(" ; ") if told.strip() != "none"]


def wanted(part: str, spans: dict[str, Span]) -> Wanted:
    head, *roles = re.split(r" (?=(?:actor|recipient|place|date)=)", part.strip())
    letter, mode, status = head.split()
    return Wanted(
        spans[letter], mode, status, dict(one.split("=", 1) for one in roles if one.split("=", 1)[1])
    )


def told(text: str) -> tuple[ToldDeed, ...]:
    sentence = next(iter(PlainAnnotator().annotate(text, [Span(0, len(text))], WORDS)))
    return tuple(one for one in find_deeds(sentence, text, WORDS) if one.kind.is_war)


def alike(span: Span | None, want: str, text: str) -> bool:
    """The same words but for the article and a phrase that follows."""
    if span is None:
        return False
    one, two = (re.sub(r"^(?:the|a|an|some) ", "", words.casefold()) for words in (span.of(text), want))
    return one == two or one.startswith(two) or two in one.split(" of ")


def scores_of(name: str, errors: str) -> tuple[dict[str, float], str]:
    """Scores over the whole set, and both halves of deeds' F1 in a line."""
    rows = list(golds(name))
    with CpuClock() as clock:
        ours = [told(text) for text, _ in rows]
    hits = {0: 0, 1: 0}
    sizes = {0: 0, 1: 0}
    kinds = status = 0
    roles = {role: [0, 0, 0] for role in ROLES}
    dates = [0, 0]
    for n, ((text, want), found) in enumerate(zip(rows, ours, strict=True)):
        wrong = []
        sizes[n % 2] += len(want) + len(found)
        for one in want:
            match = next(
                (two for two in found if two.cue.start < one.span.end and one.span.start < two.cue.end), None
            )
            if match is None:
                wrong.append(f"missed {one.span.of(text)!r}")
                continue
            hits[n % 2] += 1
            same = match.kind.event_mode == (one.mode if one.mode != "fight" else "")
            kinds += same
            status += match.status == one.status
            wrong += [] if same else [f"{one.mode} told {match.kind.event_mode}"]
            wrong += (
                []
                if match.status == one.status
                else [f"{one.status} told {match.status} ({match.factuality})"]
            )
            for role, span in zip(ROLES, (match.actor, match.recipient, match.location), strict=True):
                right = role in one.roles and alike(span, one.roles[role], text)
                roles[role] = [
                    a + b
                    for a, b in zip(roles[role], (right, span is not None, role in one.roles), strict=True)
                ]
                if not right and (role in one.roles or (span is not None and role != "place")):
                    wrong.append(
                        f"{role} {one.roles.get(role, '-')!r} told {span.of(text) if span else '-'!r}"
                    )
            if "date" in one.roles:
                days = [
                    timex.when.edtf
                    for timex in find_dates(
                        text, 0, len(text), DateContext("2018-01-01", "document", "", "en")
                    )
                ]
                dates = [dates[0] + (one.roles["date"] in days), dates[1] + 1]
        wrong += [
            f"too many {two.cue.of(text)!r}"
            for two in found
            if not any(two.cue.start < one.span.end and one.span.start < two.cue.end for one in want)
        ]
        if wrong and errors == ("even", "odd")[n % 2]:
            print(f"  {text}\n     {'; '.join(wrong)}")
    both = sum(hits.values())
    line = f"deeds F1 even {2 * hits[0] / sizes[0]:.3f} odd {2 * hits[1] / sizes[1]:.3f}, {len(rows) / max(clock.seconds, 1e-6):,.0f} sentences a CPU-second"
    found_f1 = {f"{role} F1": 2 * one[0] / max(1, one[1] + one[2]) for role, one in roles.items()}
    return {
        "deeds F1": 2 * both / sum(sizes.values()), "mode of those found": kinds / max(1, both), "standing of those found": status / max(1, both),
        **found_f1, "dates": dates[0] / max(1, dates[1]),
    }, line  # fmt: skip
