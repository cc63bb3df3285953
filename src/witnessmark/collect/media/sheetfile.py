"""The worksheet as a text file: begun for a person, and brought up to date without touching what the person wrote.

Lines that begin with "#:" are ours: they carry what the file and the case say, and are written anew each time. Every
other line, a person's comments included, stays byte for byte. When that cannot be had, nothing is written.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from witnessmark.activity import visible
from witnessmark.case import Case
from witnessmark.collect.durable import write_durably
from witnessmark.collect.media.worksheet import QUESTIONS, WORKSHEETS, Ground, read_sheet, unanswered
from witnessmark.errors import CaseError, UnreadError
from witnessmark.records import Item
from witnessmark.records.media import Question

OURS = "#:"
LONGEST_NAME = 200
"""Bytes of a file name; most systems take 255."""

ASKED: Mapping[Question, str] = {
    "provenance": "Is this the original file? Through whose hands did it come?",
    "source": "Who made it? Could they have been there?",
    "date": "When was it made? What besides the file's own word says so?",
    "location": "Where was it made? What besides the file's own word says so?",
    "subject": "What does it show, and what does it not show?",
    "motivation": "Why was it made and shared, and by whom first?",
}
"""The six questions in plain words."""

HEAD = """\
# Six questions about one photo or video. Answer in your own words, and say what each answer rests on, who says so and when.
# Lines that begin with "#:" are written by witnessmark and change; everything else is yours and is never touched.
# rests_on takes any of: {grounds}
# A date or place that rests on metadata alone caps the item's grade at 3 (possibly true). Leave open what you cannot tell.
about = "{sha256}"
name = {name}
"""

BLANK = 'answer = ""\nrests_on = []\nevidence = []\nwho = ""\nwhen = ""\n'


def sheet_path(case: Case, item: Item) -> Path:
    """Where the item's worksheet is, or would be; another item's sheet of the same name is left alone."""
    name = PurePosixPath(item.name)
    is_plain = not name.is_absolute() and ".." not in name.parts
    fits = all(len(part.encode()) <= LONGEST_NAME for part in name.parts)
    path = case.hand / WORKSHEETS / (f"{name}.toml" if is_plain and fits else f"{item.sha256[:16]}.toml")
    if path.is_file() and _about(path) not in {"", item.sha256}:
        return path.with_name(f"{path.stem[:LONGEST_NAME]}.{item.sha256[:8]}.toml")
    return path


def update_sheet(case: Case, item: Item, told: Mapping[Question, Sequence[str]]) -> Path:
    """Write or refresh the item's worksheet; returns where it is.

    Args:
        case: the case.
        item: the photo or video.
        told: what the file and the case say towards each question, one line each.

    Raises:
        CaseError: the file that is there is no worksheet, or our lines cannot be put into it without changing yours.
    """
    path = sheet_path(case, item)
    if not path.exists():
        write_durably(path, new_sheet(item, told).encode())
        return path
    try:
        data = path.read_bytes()
        read_sheet(data, f"{path}")
    except (OSError, UnreadError) as error:
        raise CaseError(f"{error} The worksheet was left as it is.") from None
    changed = refreshed(data.decode("utf-8-sig"), told, f"{path}").encode()
    if hashlib.sha256(changed).digest() != hashlib.sha256(data).digest():
        write_durably(path, changed)
    return path


def open_questions(path: Path) -> tuple[Question, ...]:
    """Questions that a worksheet leaves open.

    Raises:
        UnreadError: it is no worksheet.
    """
    return unanswered(read_sheet(path.read_bytes(), f"{path}"))


def new_sheet(item: Item, told: Mapping[Question, Sequence[str]]) -> str:
    """A worksheet with nothing answered."""
    grounds = ", ".join(f'"{one}"' for one in Ground.__args__)  # type: ignore[attr-defined]
    head = HEAD.format(grounds=grounds, sha256=item.sha256, name=quoted(item.name))
    return head + "".join(_section(question, told.get(question, ())) for question in QUESTIONS)


def refreshed(text: str, told: Mapping[Question, Sequence[str]], where: str) -> str:
    """A worksheet with our lines written anew, and a blank table for each question that has none.

    Raises:
        CaseError: a line of the person's would change its meaning.
    """
    end = "\r" if "\r\n" in text else ""
    # Split at line feeds alone: other separators (U+2028) may stand inside an answer.
    kept = [line for line in text.removesuffix("\n").split("\n") if not line.startswith(OURS)]
    lines = list(_with_ours(kept, told, end))
    before = tomllib.loads(text)
    missing = [question for question in QUESTIONS if question not in before]
    added = "".join(_section(question, told.get(question, ())) for question in missing)
    whole = "\n".join([*lines, ""]) + added.replace("\n", f"{end}\n")
    after = tomllib.loads(whole)
    if {key: value for key, value in after.items() if key not in missing} != before:
        raise CaseError(
            f'{where}: lines that begin with "{OURS}" stand inside an answer, where they cannot be told from ours. '
            "Begin them otherwise; the worksheet was left as it was."
        )
    return whole


def quoted(text: str) -> str:
    """A TOML string on one line."""
    escaped = visible(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _with_ours(lines: Sequence[str], told: Mapping[Question, Sequence[str]], end: str) -> Iterator[str]:
    for line in lines:
        yield line
        header = re.fullmatch(r"\s*\[\s*(\w+)\s*\]\s*(?:#.*)?", line)
        question = next((one for one in QUESTIONS if header and one == header[1]), None)
        if question:
            yield from (f"{line}{end}" for line in _ours(question, told.get(question, ())))


def _section(question: Question, told: Sequence[str]) -> str:
    return "\n".join([f"\n[{question}]", *_ours(question, told), ""]) + BLANK


def _ours(question: Question, told: Sequence[str]) -> Iterator[str]:
    for line in (ASKED[question], *told):
        yield f"{OURS} {visible(' '.join(line.split()))[:400]}"


def _about(path: Path) -> str:
    """The sha256 a worksheet names, "" when it cannot be read: then writing says what is wrong with it."""
    try:
        return read_sheet(path.read_bytes(), f"{path}").about
    except (OSError, UnreadError):
        return ""
