"""Single values of other people's tables: yes or no, numbers, days; each refused where it cannot be told."""

import datetime as dt
import math
import re
from collections.abc import Iterable
from typing import Any

from witnessmark.errors import UnreadError

YES = frozenset({"true", "t", "yes", "y"})
NO = frozenset({"false", "f", "no", "n", "", "none", "null", "nan"})
DAY = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?!\d)")


def number(value: Any) -> float:
    """A finite number, NaN where the value is not one; a decimal comma is read as a point, a percent sign left out."""
    if "_" in str(value):  # float() takes 1_000 for a thousand
        return math.nan
    try:
        made = float(str(value).strip().removesuffix("%").replace(",", "."))
    except ValueError:
        return math.nan
    return made if math.isfinite(made) else math.nan


def is_marked(name: str, column: str, value: Any, damaged: frozenset[str]) -> bool:
    """Whether a value of the damage column counts as damage.

    Args:
        name: the file, for the error.
        column: likewise.
        value: as in the file.
        damaged: the values that count, from case.toml; empty means true-like, or a number above zero.

    Raises:
        UnreadError: a word that is neither, when case.toml does not say.
    """
    text = str(value).strip()
    if damaged:
        return text in damaged
    if text.casefold() in YES or text.casefold() in NO or value is None:
        return text.casefold() in YES
    if math.isnan(number(value)):
        raise UnreadError(
            f'{name}: column {column} holds "{text[:60]}", which is neither yes nor no. '
            f'Say in case.toml which values count: damaged = ["{text[:60]}"].'
        )
    return number(value) > 0


def day(value: Any) -> str:
    """The ISO day (or month) a value begins with, "" when it begins with none."""
    found = DAY.match(str(value).strip())
    if not found:
        return ""
    year, month, date = (int(part) if part else 0 for part in found.groups())
    try:
        made = dt.date(year, month, date or 1).isoformat()
    except ValueError:
        return ""
    return made if date else made[:7]


def texts(values: Iterable[Any]) -> list[str]:
    """Values as text, "" for none; halves of a character, which JSON can spell and no file can hold, as "?"."""
    made = ("" if value is None else str(value).strip() for value in values)
    return [text.encode("utf-8", "replace").decode() for text in made]
