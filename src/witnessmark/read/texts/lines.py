"""What the shape of one line tells: bullet, byline, dateline, credit."""

import re

from witnessmark.read.daywords import find_day

_BULLET = re.compile(r"[\s\u200e\u200f]*(?:[•·▪◦‣►»*–-]|\d{1,2}[.)])\s")
_BYLINE = re.compile(
    r"(?i:by|von|par|por|oleh|written by|reported by|author:)\s+(?=\S)|بقلم\s|كتب\S?\s|تقرير\s?:"
)
_CREDIT_WORDS = re.compile(
    r"(?i)\b(?:photo|image|picture|credit|screenshot|video|foto|bild|crédit|fuente|gambar|illustration|map|getty)\b|صورة"
)
_BRACKETS = {"[": "]", "(": ")"}


def is_bullet(line: str) -> bool:
    """Whether the line begins like a list item or a button."""
    return bool(_BULLET.match(line))


def is_byline(line: str) -> bool:
    """Whether a short line names its writer: "By Jane Doe and John Roe"."""
    words = line.split()
    return (
        2 <= len(words) <= 14 and bool(_BYLINE.match(line.strip())) and not line.rstrip().endswith((".", "?"))
    )


def byline_name(line: str) -> str:
    """The name in a byline, without "By"."""
    return _BYLINE.sub("", line.strip(), count=1).strip(" .:|")


def is_dateline(line: str) -> bool:
    """Whether a short line is a date and little more: "Wednesday, March 18, 2015"."""
    found = find_day(line) if len(line) <= 80 else None
    return found is not None and len(line.split()) - len(found.words.split()) <= 4


def is_credit(line: str) -> bool:
    """Whether the line says who made a picture: wholly in brackets, or "Photo: ..." and short."""
    words = line.strip()
    if len(words) > 300 or not words:
        return False
    closed = _BRACKETS.get(words[0]) == words[-1] and bool(_CREDIT_WORDS.search(words))
    return closed or (":" in words[:24] and len(words) <= 120 and bool(_CREDIT_WORDS.match(words)))
