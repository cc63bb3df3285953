"""Paragraphs from the lines of printed pages: lines put together again, running heads set aside."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from witnessmark.read.language import stops_like_a_sentence
from witnessmark.read.texts.lines import is_bullet, is_byline, is_credit, is_dateline

_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad]$")
_SPACES = re.compile(r"[ \t\u00a0]+")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, its page from 1, its kind as in Block, and whether it belongs to the article."""

    text: str
    page: int
    kind: str = "paragraph"
    main: bool = True


def paragraphs_of(pages: Sequence[str]) -> list[Paragraph]:
    """Paragraphs of all pages in order; the first heading of the first page is the title."""
    running = _running_lines(pages)
    found = [one for number, page in enumerate(pages, 1) for one in _of_page(page, number, running)]
    return _with_title([one for one in found if one.text])


def _running_lines(pages: Sequence[str]) -> set[str]:
    """First and last lines that stand on three pages and more, page numbers aside: running heads and feet."""
    counted: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        counted.update({_shape(line) for line in (*lines[:2], *lines[-2:])})
    return {shape for shape, count in counted.items() if count >= 3}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", _SPACES.sub(" ", line.strip()))


def _of_page(page: str, number: int, running: set[str]) -> Iterator[Paragraph]:
    lines = [_SPACES.sub(" ", line).strip() for line in page.splitlines()]
    lengths = sorted(len(line) for line in lines if len(line) > 20) or [80]
    width = lengths[
        len(lengths) * 3 // 4
    ]  # full lines are the longer ones; headings and last lines are short
    gathered: list[str] = []
    for line in lines:
        if not line or is_bullet(line) or (_shape(line) in running):
            yield _joined(gathered, number)
            gathered = []
        if line and _shape(line) in running:
            yield Paragraph(line, number, "note", main=False)
        elif line:
            gathered.append(line)
            if _closes(gathered, width):
                yield _joined(gathered, number)
                gathered = []
    yield _joined(gathered, number)


def _closes(gathered: Sequence[str], width: int) -> bool:
    """Whether the last line ends its paragraph: a stop in a line shorter than most, or a heading on its own."""
    last = gathered[-1]
    if len(last) < 0.85 * width and stops_like_a_sentence(last):
        return True
    if len(gathered) > 1 or len(last) >= 0.6 * width:
        return False
    return is_dateline(last) or (last[:1].isupper() and not last.endswith((",", "-", ";")))


def _joined(lines: Sequence[str], page: int) -> Paragraph:
    """Lines of one paragraph put together; a word broken by a hyphen at a line's end is one word again."""
    text = ""
    for line in lines:
        if _HYPHEN.search(text) and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return Paragraph(text, page, *_kind(text))


def _kind(text: str) -> tuple[str, bool]:
    if is_credit(text):
        return "caption", False
    if is_byline(text) or is_dateline(text):
        return "byline", False
    if is_bullet(text):
        return "list", True
    if len(text) <= 120 and text and not stops_like_a_sentence(text):
        # Numbers and single letters left of a page's layout are nobody's words.
        return "heading", sum(one.isalpha() for one in text) >= 3
    return "paragraph", True


def _with_title(found: list[Paragraph]) -> list[Paragraph]:
    for number, one in enumerate(found):
        if one.page > 1 or one.kind == "paragraph":
            break
        if one.kind == "heading" and len(one.text.split()) >= 3:
            return [*found[:number], replace(one, kind="title"), *found[number + 1 :]]
    return found
