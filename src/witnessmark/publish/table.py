"""A table of the record: typed columns with what each holds, and rows of plain cells."""

from dataclasses import dataclass

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Table:
    """A table: its columns are name -> (type, what it holds)."""

    name: str
    about: str
    columns: dict[str, tuple[str, str]]
    rows: tuple[tuple[Cell, ...], ...]
