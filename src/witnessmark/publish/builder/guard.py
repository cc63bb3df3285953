"""Names that must not leave: hand/protected.csv, one a line, and the refusal to publish whatever holds one.

A witness who is protected is protected in every output or in none. So the whole report is looked through, and where a
protected name stands in a quotation nothing goes out until a person has decided about that source.
"""

import csv
import io

from witnessmark.case import Case
from witnessmark.errors import CaseError, PublishError
from witnessmark.publish.characters import each_text
from witnessmark.publish.report import Report

PROTECTED = "protected.csv"
COLUMNS = ("name",)


def protected_names(case: Case) -> tuple[str, ...]:
    """Names of hand/protected.csv, case-folded, in its order; none when there is no such file.

    Raises:
        CaseError: it has no column "name", or is not UTF-8.
    """
    path = case.hand / PROTECTED
    if not path.is_file():
        return ()
    try:
        table = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        if "name" not in (table.fieldnames or ()):
            raise CaseError(f'{path}, line 1: there is no column "name". Make the first line: name')
        return tuple(name.casefold() for row in table if (name := (row["name"] or "").strip()))
    except UnicodeDecodeError as error:
        raise CaseError(
            f"{path}: byte {error.start} is not UTF-8. Save the table as UTF-8 and run again."
        ) from None


def refuse_protected(report: Report, names: tuple[str, ...]) -> None:
    """Look for protected names in every text of the report.

    Raises:
        PublishError: one stands in it; says where without saying the name.
    """
    if not names:
        return
    for part in ("statements", "sources", "figures", "findings", "origins", "actors", "ties", "deeds"):
        for line in getattr(report, part):
            number = _found(line, names)
            if number:
                where = getattr(line, "record", "") or getattr(line, "item", "") or part
                raise _refusal(number, part, where)
    number = _found(report, names)
    if number:
        raise _refusal(number, "record", "its summary, coverage or limits")


def _found(thing: object, names: tuple[str, ...]) -> int:
    """Line, from 1, of the first protected name that stands in any text of a thing; 0 for none."""
    texts: list[str] = []

    def keep(text: str) -> str:
        texts.append(text.casefold())
        return text

    each_text(thing, keep)
    return next((n for n, name in enumerate(names, 1) if any(name in text for text in texts)), 0)


def _refusal(number: int, part: str, where: str) -> PublishError:
    return PublishError(
        f"Protected name {number} of hand/{PROTECTED} stands in the {part} ({where}). Nothing was published. "
        'Withdraw that source ("witnessmark withdraw"), or correct the list, and publish again.'
    )
