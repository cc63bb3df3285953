"""The six questions about a photo or video, as a person answers them in hand/worksheets/, read strictly.

The questions are those of human rights organisations' verification guides (Human Rights Watch, WITNESS). None of them is
answered by a program: what a file says about itself stands beside the question, marked as the file's own word.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from witnessmark.case.limits import is_day
from witnessmark.case.toml import build
from witnessmark.errors import CaseError, UnreadError
from witnessmark.records import Answer, Item, Worksheet, identify
from witnessmark.records.media import Question

WORKSHEETS = "worksheets/"
"""The folder under hand/."""

QUESTIONS: tuple[Question, ...] = get_args(Question)

Ground = Literal[
    "metadata", "landmark", "terrain", "shadow", "weather", "satellite image", "other media", "upload record", "witness",
    "document", "signs and writing", "sound", "own visit",
]  # fmt: skip
"""What an answer may rest on. "metadata" is all that the file says about itself, C2PA included."""

CORROBORATED: tuple[Question, ...] = ("date", "location")
"""Questions whose answer needs more than metadata behind it (Leiden Guidelines; specification line 30)."""

GRADE_ON_METADATA = 3
"""Possibly true: no better for an item whose date or place only its own metadata gives (NATO STANAG 2511's scale)."""

GRADE_UNANSWERED = 6
"""Cannot be judged."""


@dataclass(frozen=True)
class Section:
    """One question as it stands in the file."""

    answer: str = ""
    rests_on: tuple[Ground, ...] = ()
    evidence: tuple[str, ...] = ()
    who: str = ""
    when: str = ""


@dataclass(frozen=True)
class Sheet:
    """The file: the sha256 of the item it asks about, its name, and a table for each question."""

    about: str
    name: str = ""
    provenance: Section = field(default_factory=Section)
    source: Section = field(default_factory=Section)
    date: Section = field(default_factory=Section)
    location: Section = field(default_factory=Section)
    subject: Section = field(default_factory=Section)
    motivation: Section = field(default_factory=Section)

    def section(self, question: Question) -> Section:
        """The table of one question."""
        section: Section = getattr(self, question)
        return section


def worksheet_of(item: Item, data: bytes, about: Mapping[str, str]) -> Worksheet:
    """The sheet as a record.

    Args:
        item: the file under hand/worksheets/.
        data: its bytes.
        about: sha256 of every item of the case -> its id.

    Raises:
        UnreadError: not TOML, an unknown key or ground, an answer nobody signed, or an item that the case does not hold.
    """
    where = f"hand/{item.name}"
    sheet = read_sheet(data, where)
    if sheet.about not in about:
        raise UnreadError(
            f'{where}: about is "{sheet.about[:80]}", and the case holds no item with that sha256. '
            'Let "witnessmark worksheet" write the file, and leave that line as it is.'
        )
    answers = tuple(answer for question in QUESTIONS if (answer := _answer(sheet, question, where)))
    given = {one.question for one in answers}
    bare = tuple(
        one.question for one in answers if one.question in CORROBORATED and set(one.rests_on) <= {"metadata"}
    )
    return Worksheet(
        identify(Worksheet.prefix, item.sha256, item.name), item.id, about[sheet.about], answers,
        tuple(one for one in QUESTIONS if one not in given), bare, best_grade(given, bare),
    )  # fmt: skip


def best_grade(answered: set[Question], only_metadata: tuple[Question, ...]) -> int:
    """The best information grade (1 to 6) an item may be given by what its worksheet says of date and location."""
    if not set(CORROBORATED) <= answered:
        return GRADE_UNANSWERED
    return GRADE_ON_METADATA if only_metadata else 1


def read_sheet(data: bytes, where: str) -> Sheet:
    """The file's bytes, key by key.

    Raises:
        UnreadError: not TOML in UTF-8, an unknown key, a value of another kind.
    """
    try:
        raw: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
        return build(Sheet, raw, where)
    except CaseError as error:
        raise UnreadError(str(error)) from None
    except UnicodeDecodeError as error:
        raise UnreadError(
            f"{where}, byte {error.start}: 0x{data[error.start]:02x} is not UTF-8. Save the file as UTF-8 text."
        ) from None
    except (ValueError, RecursionError) as error:
        raise UnreadError(
            f"{where}: not valid TOML: {error}. Mend the line it names and collect again."
        ) from None


def unanswered(sheet: Sheet) -> tuple[Question, ...]:
    """Questions without an answer, in their order."""
    return tuple(question for question in QUESTIONS if not sheet.section(question).answer.strip())


def _answer(sheet: Sheet, question: Question, where: str) -> Answer | None:
    section = sheet.section(question)
    if not section.answer.strip():
        return None
    if not section.who.strip():
        raise UnreadError(
            f'{where}: [{question}] is answered ("{section.answer[:40]}") and who is empty. Write who says so.'
        )
    if len(section.when) != 10 or not is_day(section.when):
        raise UnreadError(
            f'{where}: [{question}]: when is "{section.when[:40]}". Write the day it was answered, such as "2026-11-27".'
        )
    return Answer(question, section.answer, section.rests_on, section.evidence, section.who, section.when)
