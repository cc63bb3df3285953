"""Figures, windows, chains and grounds in words: whole sentences, the source's own qualifier and hedge kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from witnessmark.nouns import plural, things
from witnessmark.publish.days import Stretch, stretch_words
from witnessmark.publish.report import FigureLine, Report

QUALIFIERS = {
    "EQUAL": "",
    "EQUAL_OR_MORE": "at least",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "LESS_THAN": "fewer than",
    "APPROX": "about",
    "NEARLY": "nearly",
    "RANGE": "",
    "VAGUE": "roughly",
}
"""TimeML's modifiers, used for counts, in words."""

_ACTS = {
    "burn": "burned", "destroy": "destroyed", "damage": "damaged", "demolish": "blown up or demolished",
    "loot": "looted", "raid": "raided", "abduct": "abducted", "kill": "killed", "wound": "wounded",
    "release": "released", "displace": "displaced", "trap": "trapped", "arrest": "arrested", "examine": "examined",
    "visit": "visited", "interview": "interviewed", "torture": "tortured", "detain": "detained", "missing": "missing",
    "witness": "who bore witness",
}  # fmt: skip
_BASES = {
    "imagery": "satellite images", "interview": "interviews", "visit": "visits", "media": "photographs and videos",
    "document": "documents", "list": "a list", "unstated": "no stated ground",
}  # fmt: skip
_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


_HEDGES = {"probable": "probably", "possible": "possibly"}


@dataclass(frozen=True)
class Amount:
    """A count with what it counts, as the ledger holds it; see records.Quantity for the words."""

    value: float | None
    lower: float | None
    upper: float | None
    mod: str
    qualifier: str
    thing: str
    act: str
    hedge: str = "asserted"
    of: str = ""


def amount_words(first: Amount, *rivals: Amount) -> str:
    """The count with its qualifier, thing and act: "at least 3,200 buildings burned".

    Args:
        first: the count best supported.
        rivals: other counts of the same thing; none is hidden: "2,600 or at least 3,200 buildings burned".
    """
    counts = [_count(amount) for amount in (first, *rivals)]
    hedges = [_HEDGES.get(amount.hedge, "") for amount in (first, *rivals)]
    shared = hedges[0] if len(set(hedges)) == 1 else ""
    if not shared:  # one mouth says "probably" and another does not: the word stays with its number
        counts = [
            f"{count} ({hedge})" if hedge else count for count, hedge in zip(counts, hedges, strict=True)
        ]
    value = first.value if not rivals else None
    is_part = first.of and (first.thing == "percent" or re.match(r"(?:the |these |those |all )?\d", first.of))
    whole = f"of {first.of}" if is_part else ""
    thing = whole if whole and first.thing != "percent" else f"{things(first.thing, value)} {whole}".strip()
    act = _ACTS.get(first.act, f"({first.act})" if first.act else "")
    return " ".join(word for word in (" or ".join(counts), thing, shared, act) if word)


def _count(amount: Amount) -> str:
    if amount.mod == "RANGE" and amount.lower is not None and amount.upper is not None:
        return f"{number(amount.lower)} to {number(amount.upper)}"
    if amount.value is None or (amount.mod == "VAGUE" and amount.qualifier):
        return amount.qualifier or "an unstated number of"
    qualifier = amount.qualifier or QUALIFIERS.get(amount.mod, "")
    return f"{qualifier} {number(amount.value)}".strip()


def number(value: float) -> str:
    """3200.0 as "3,200"; fractions with as many digits as they have, at most three."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}".rstrip("0")


def counted(count: int, noun: str, many: str = "") -> str:
    """A count with its noun: "one origin", "35 publications"; small numbers in words, the noun in its right form."""
    amount = _SMALL[count] if count < len(_SMALL) else number(count)
    return f"{amount} {noun if count == 1 else many or plural(noun)}"


def standing_words(report: Report) -> str:
    """How many origins the case stands on: "two independent origins"; all origins where weigh told of no happening."""
    count = report.standing.minimum if report.standing else len(report.origins)
    return counted(count, "origin" if count == 1 else "independent origin")


def parts_of_ledger(figures: tuple[FigureLine, ...]) -> list[tuple[str, list[FigureLine]]]:
    """Figures by the part of the ledger they stand in, in their order."""
    groups: dict[str, list[FigureLine]] = {}
    for figure in figures:
        groups.setdefault(figure.group, []).append(figure)
    return list(groups.items())


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop."""
    text = text.strip().replace(".”.", ".”")
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", ".”")) else ".") if text else ""


def listing(words: Sequence[str]) -> str:
    """Words joined for reading: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


_NOUNS = {
    "destroy": "destruction", "damage": "damage", "burn": "burning", "loot": "looting", "siege": "siege",
    "abduct": "abduction", "kill": "killing", "displace": "displacement", "arrest": "arrest", "detain": "detention",
    "torture": "torture", "assault": "assault", "fight": "fighting", "coerce": "coercion", "demolish": "demolition",
    "wound": "wounding", "release": "release", "raid": "raid",
}  # fmt: skip
_CERTAINTIES = {
    "CT+": "told as certain", "CT-": "told as not so", "PR+": "told as probable", "PR-": "told as improbable",
    "PS+": "told as possible", "PS-": "told as possibly not so", "Uu": "certainty not told",
}  # fmt: skip
_SOURCES = {
    "A": "our own count", "B": "the origin’s own page or layer is in the case",
    "C": "the origin is known only through those who relay it", "F": "no text tells on whose word",
}  # fmt: skip
_INFORMATION = {
    "1": "independently confirmed", "2": "one origin on two or more kinds of evidence",
    "3": "one origin on one kind of evidence, or none stated", "4": "contested", "6": "cannot be judged",
}  # fmt: skip
"""What the letters of a grade say; the rules stand in weigh's graders."""


def event_noun(mode: str) -> str:
    """What was done as a noun: "destroy" as "destruction"; an unknown word as it is, "event" for none."""
    return _NOUNS.get(mode, mode or "event")


def certainty_words(factuality: str) -> str:
    """FactBank's mark in words: "CT+" as "told as certain"; an unknown mark as it is."""
    return _CERTAINTIES.get(factuality, factuality)


def grade_words(grade: str) -> str:
    """A grade with its meaning: "grade C4: the origin is known only through those who relay it; contested"."""
    told = [_SOURCES.get(grade[:1], ""), _INFORMATION.get(grade[1:], "")]
    known = "; ".join(one for one in told if one)
    return f"grade {grade}: {known}" if known else f"grade {grade}" if grade else ""


def ground_words(grounds: Sequence[str], misprints: Sequence[str]) -> list[str]:
    """Why a relay is one, with the misprint spelt out: "shares its misprint: both print “3,200 building were”"."""
    both = f": both print {listing([f'“{one}”' for one in misprints])}" if misprints else ""
    return [f"{ground}{both}" if "misprint" in ground else ground for ground in grounds]


def chain_words(chain: Sequence[str]) -> str:
    """Who relays whom in words: "The Tower, relaying The Long War Journal, relaying Human Rights Watch"."""
    return ", relaying ".join(chain)


def basis_words(basis: Sequence[str]) -> str:
    """On what an origin says it rests: "satellite images and interviews"."""
    known = [one for one in basis if one != "unstated"] or list(basis)
    return listing([_BASES.get(one, one) for one in known])


def window_words(parts: Sequence[Stretch], edtf: str = "") -> str:
    """When, for a reader, with "possibly" and "probably" kept.

    Args:
        parts: stretches (start, end, hedge) in order; ISO days, "" is open.
        edtf: said as it is when there are no parts.
    """
    if not parts:
        return edtf or "no date given"
    joined = _join(parts)
    words = [_hedged(joined[0], ("", ""))]
    words += [_hedged(later, before) for before, later in pairwise(joined)]
    return ", ".join(words)


def happened_words(parts: Sequence[Stretch]) -> str:
    """When something happened, to follow a verb: "from September to November 2014, possibly into December".

    Args:
        parts: stretches (start, end, hedge) in order, at least one; ISO days, "" is open.
    """
    joined = _join(parts)
    words = [_placed(joined[0], ("", ""), "")]
    for before, later in pairwise(joined):
        goes_on = _touch(before[1], later[0]) and not _is_long(later)
        words.append(_placed(later, before, "into" if goes_on else ""))
    return ", ".join(words)


def told_words(parts: Sequence[Stretch], told: str) -> str:
    """How sure a dated thing is told, with what is only possible set apart.

    "told as certain for September to November 2014, as possible for December 2014"; `told` alone where no day is hedged.
    """
    joined = _join(parts)
    if all(part[2] == "asserted" for part in joined):
        return told
    sure = [stretch_words(part) for part in joined if part[2] == "asserted"]
    hedged = [f"as {part[2]} for {stretch_words(part)}" for part in joined if part[2] != "asserted"]
    return ", ".join([f"{told} for {listing(sure)}", *hedged]) if sure else f"told {', '.join(hedged)}"


def _placed(part: Stretch, before: Sequence[str], into: str) -> str:
    hedge = {"possible": "possibly ", "probable": "probably "}.get(part[2], "")
    words = stretch_words(part, before[1][:4])
    if words.startswith(("until ", "from ", "at ")):
        return hedge + words
    if into:
        return f"{hedge}{into} {words}"
    return f"{hedge}{'from' if _is_long(part) else 'on' if part[0] == part[1] else 'in'} {words}"


def _is_long(part: Stretch) -> bool:
    return " to " in stretch_words(part)


def _hedged(part: Stretch, before: Sequence[str]) -> str:
    hedge = {"possible": "possibly ", "probable": "probably "}.get(part[2], "")
    return hedge + stretch_words(part, before[1][:4])


def _join(parts: Sequence[Stretch]) -> list[Stretch]:
    # "September", "October" and "November" told one by one are one stretch when nothing lies between.
    joined: list[Stretch] = []
    for part in parts:
        if joined and joined[-1][2] == part[2] and _touch(joined[-1][1], part[0]):
            joined[-1] = (joined[-1][0], part[1], part[2])
        else:
            joined.append(part)
    return joined


def _touch(end: str, start: str) -> bool:
    from datetime import date, timedelta

    try:
        return date.fromisoformat(start) - date.fromisoformat(end) == timedelta(days=1)
    except ValueError:
        return False
