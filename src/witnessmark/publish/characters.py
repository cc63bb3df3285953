"""Text as any output can carry it: what would break or bend a page becomes a visible mark, never tofu, never silence.

Sources are hostile. A control character breaks XML and PDF, and a right-to-left override turns "3,200" into "002,3".
"""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any, TypeVar

from witnessmark.publish.report import Report

Thing = TypeVar("Thing")

# White space is folded as on any printed page; no-break spaces stay, they hold numbers together.
_SPACE = re.compile("[ \t\r\n\f\v\u0085\u2028\u2029]+")
# Embeddings and isolates have no shape and could end ours too early: direction is set per run by the renderers.
_SHAPELESS = re.compile("[\u202a-\u202c\u2066-\u2069\ufeff]")
# Controls, overrides, lone surrogates, private use, noncharacters, tags: nothing a reader could see or an XML file hold.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202d\u202e\u206a-\u206f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff]"
)
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RTL_RUN = re.compile(f"[{_RTL}](?:[{_RTL}\u200c-\u200f]|[ \u00a0](?=[{_RTL}]))*")
MARKS_SPELT_OUT = 4
"""So many characters in a row are named by their code points; a longer run is only counted."""


def carry(text: str) -> str:
    """The text with white space folded, and controls and direction overrides as "[U+202E]"."""
    return mark(_SHAPELESS.sub("", _SPACE.sub(" ", text)), _UNSEEN)


def carry_report(report: Report) -> Report:
    """The report with every text carried, and with a title in any case; its PNG bytes stay as they are."""
    carried = each_text(report, carry)
    return carried if carried.title.strip() else replace(carried, title="Untitled record")


def replace_gaps(report: Report, letters: Collection[str], words: Collection[str] = ()) -> Report:
    """The report with letters and words that no font at hand can show as visible marks."""
    for gaps in (letters, words):
        if gaps:
            pattern = re.compile("|".join(map(re.escape, sorted(gaps, key=lambda gap: (-len(gap), gap)))))
            report = each_text(report, partial(mark, pattern=pattern))
    return report


def mark(text: str, pattern: re.Pattern[str]) -> str:
    """Runs of characters of a pattern as "[U+4E2D U+6587]", or "[27 characters that cannot be shown here]"."""
    return re.sub(f"(?:{pattern.pattern})+", lambda run: _mark(run.group()), text)


def each_text(thing: Thing, change: Callable[[str], str]) -> Thing:
    """A dataclass, tuple or text with `change` applied to every text in it."""
    if isinstance(thing, str):
        return change(thing)  # type: ignore[return-value]
    if isinstance(thing, tuple):
        return tuple(each_text(one, change) for one in thing)  # type: ignore[return-value]
    if is_dataclass(thing) and not isinstance(thing, type):
        changed: dict[str, Any] = {
            spec.name: each_text(getattr(thing, spec.name), change) for spec in fields(thing)
        }
        return replace(thing, **changed)
    return thing


def all_texts(report: Report) -> frozenset[str]:
    """Every text that stands in the report."""
    seen: set[str] = set()

    def look(text: str) -> str:
        seen.add(text)
        return text

    each_text(report, look)
    return frozenset(seen)


def has_other_scripts(texts: Collection[str]) -> bool:
    """Whether letters of other scripts than Latin, Greek and Cyrillic stand in the texts."""
    letters = {letter for text in texts for letter in text if letter.isalpha() and not letter.isascii()}
    known = ("LATIN ", "GREEK ", "CYRILLIC ", "MODIFIER ", "MICRO ", "FEMININE ", "MASCULINE ")
    return any(not unicodedata.name(letter, "").startswith(known) for letter in letters)


def is_rtl(text: str) -> bool:
    """Whether the first letter with a direction of its own runs right to left (the Unicode bidi rule P2)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), False)


def runs(text: str) -> tuple[tuple[str, str], ...]:
    """The text in pieces, each with its language: "ar", "he", "syr" for right-to-left runs, else ""."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in _RTL_RUN.finditer(text):
        pieces += [(text[at : found.start()], ""), (found.group(), script_language(found.group()))]
        at = found.end()
    return tuple(piece for piece in (*pieces, (text[at:], "")) if piece[0])


def script_language(text: str) -> str:
    """A language tag for right-to-left letters by their script alone; Arabic letters are taken as Arabic."""
    name = unicodedata.name(text[0], "")
    return {"HEBREW": "he", "SYRIAC": "syr", "THAANA": "dv", "NKO": "nqo"}.get(name.partition(" ")[0], "ar")


def _mark(run: str) -> str:
    if len(run) > MARKS_SPELT_OUT:
        return f"[{len(run)} characters that cannot be shown here]"
    return f"[{' '.join(f'U+{ord(letter):04X}' for letter in run)}]"
