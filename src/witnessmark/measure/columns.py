"""Our words for a layer's columns, and which column of the file each stands for."""

from collections.abc import Mapping
from difflib import get_close_matches

from witnessmark.errors import UnreadError

WORDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "key", "structure", "objectid", "osm_id", "fid"),
    "lon": ("lon", "longitude", "lng", "long", "x"),
    "lat": ("lat", "latitude", "y"),
    "damaged": ("damaged",),
    "date": ("acq_date", "date", "order_date", "damage_date"),
    "area_m2": ("area_m2",),
    "percent": ("percent", "damage_pct"),
    "source": ("source",),
    "name": ("name",),
    "class": ("class", "damage_class"),
    "time": ("acq_time",),
    "satellite": ("satellite",),
    "confidence": ("confidence",),
    "frp_mw": ("frp",),
}
"""Our word -> names files use for it, best first; compared without case (shapefiles shout)."""


def find_columns(name: str, there: list[str], asked: Mapping[str, str]) -> dict[str, str]:
    """Our word -> the file's column, for every word that has one.

    Args:
        name: the file, for the error.
        there: the file's columns.
        asked: `columns` of its [[layer]]; wins over our guesses.

    Raises:
        UnreadError: `columns` uses a word we do not have, or a column the file does not have.
    """
    for word, column in asked.items():
        if word not in WORDS:
            raise UnreadError(
                f'{name}: columns in case.toml uses the word "{word}". Use one of: {", ".join(WORDS)}.'
            )
        if column not in there:
            near = get_close_matches(column, there, n=1)
            hint = f' Did you mean "{near[0]}"?' if near else ""
            raise UnreadError(
                f'{name}: case.toml says {word} = "{column}", but there is no such column.{hint} '
                f"Columns found: {listed(there)}. Correct columns in case.toml."
            )
    by_case = {column.casefold(): column for column in reversed(there)}
    guessed = {
        word: by_case[guess]
        for word, guesses in WORDS.items()
        for guess in reversed(guesses)
        if guess in by_case
    }
    return {**guessed, **asked}


def want(name: str, word: str, found: Mapping[str, str], there: list[str]) -> str:
    """The file's column for a word that cannot be done without.

    Raises:
        UnreadError: there is none; lists the columns found and the way out.
    """
    if word in found:
        return found[word]
    raise UnreadError(
        f'{name}: no column for "{word}". Columns found: {listed(there)}. '
        f'Name it in case.toml: columns = {{ {word} = "..." }}.'
    )


def listed(there: list[str]) -> str:
    """Column names in one line, the first thirty."""
    more = f" and {len(there) - 30} more" if len(there) > 30 else ""
    return ", ".join(column[:60] for column in there[:30]) + more
