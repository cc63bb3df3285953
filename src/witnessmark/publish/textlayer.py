"""Release check of a printed record: what must not get lost is looked for in the PDF's own text layer.

A renderer that drops a source without a word is the worst error a record can have: so it is read back and compared.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from witnessmark.publish.characters import runs
from witnessmark.publish.report import Report

# White space, isolates and soft breaks: where a line ends is the printer's business.
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060\u2066-\u2069]+")
_FOOT = re.compile(r"evidenceroot[0-9a-f]{1,16}…page\d{1,5}of\d{1,5}")
_WORD = re.compile(r"\w+")


def read_text(pdf: bytes, report: Report) -> str:
    """The text layer without white space, running heads and feet, page after page.

    At the end stand the ActualText entries: an Arabic letter drawn as a base with dots apart is told only there.
    """
    import pypdf

    head = (
        squash(report.title) + ("simulated·" if report.simulated else "") + squash(report.date or "no date")
    )
    text: list[str] = []
    spelt: list[str] = []
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        seen = squash(page.extract_text(visitor_operand_before=partial(_collect_actual_text, spelt)))
        text.append(_FOOT.sub("", seen.removeprefix(head)))
    return "".join((*text, squash("".join(spelt))))


def _collect_actual_text(spelt: list[str], operator: bytes, operands: list[Any], *_: Any) -> None:
    if operator == b"BDC" and len(operands) == 2 and isinstance(operands[1], dict):
        spelt.append(str(operands[1].get("/ActualText", "")))


def lost_words(report: Report, text: str) -> tuple[str, ...]:
    """What should be in a squashed text and is not: codes, figures with their qualifiers, source labels, hashes."""
    letters = Counter(text)
    return tuple(words for words in must_stand(report) if not stands(words, text, letters))


def must_stand(report: Report) -> Iterator[str]:
    """Every text that each output has to carry."""
    for figure in report.figures:
        yield figure.code
        yield figure.said or figure.sentence
        yield from (value.said for value in figure.values)
    for source in report.sources:
        yield from (f"[{source.number}]", source.label, source.sha256)
    yield report.evidence_root


def stands(words: str, text: str, letters: Counter[str]) -> bool:
    """Whether words stand in a squashed text.

    Right-to-left runs are drawn in visual order, sometimes with a letter's dots apart, and extractors differ in how they
    put them back: of these, only that their letters are there is checked, and each left-to-right word beside them.
    """
    pieces = runs(words)
    if not any(language for _, language in pieces):
        return squash(words) in text
    straight = (word for piece, language in pieces if not language for word in _WORD.findall(piece))
    wanted = Counter(letter for piece, language in pieces if language for letter in piece if letter.isalpha())
    return all(word in text for word in straight) and all(
        letters[one] >= count for one, count in wanted.items()
    )


def squash(text: str) -> str:
    """The text without white space and other characters that have no shape."""
    return _UNSEEN.sub("", text)
