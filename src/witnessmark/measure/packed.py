"""A clean table on its way out of the box: numbers as their bytes, texts as texts, shapes as WKB; checked on arrival."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from witnessmark.case import LayerConfig
from witnessmark.errors import UnreadError
from witnessmark.measure.clean import Clean, clean
from witnessmark.measure.formats import read_rows
from witnessmark.measure.wkb import is_shape

TASK = "witnessmark.measure.packed:layer_in"
WARM = ("numpy", "pyarrow.parquet", "shapely.geometry")

_TYPES: dict[str, str] = {"number": "<f8", "whole": "<i8", "mark": "?"}
"""numpy's names for eight-byte floats and integers, and for yes or no."""


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        kind: what its values are.
        data: the values' bytes, little-endian, one after the other; NaN stays NaN, which JSON could not say.
        words: the values of a text column.
    """

    kind: Literal["number", "whole", "mark", "text"]
    data: bytes = b""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Packed:
    """A Clean table as plain words.

    Attributes:
        count: rows.
        columns: our word -> its column.
        shapes: WKB or None a row; None where the layer is points.
        left_out, undated: as in Clean.
    """

    count: int
    columns: dict[str, Column]
    shapes: tuple[bytes | None, ...] | None
    left_out: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()

    def values(self, word: str) -> Sequence[Any]:
        """A column's values, () for one that is not there."""
        column = self.columns.get(word)
        return () if column is None else _opened(column)


def layer_in(data: bytes, name: str, spec: LayerConfig) -> Packed:
    """A layer's file as a clean table. Runs in the box.

    Raises:
        UnreadError: see `read_rows` and `clean`.
    """
    return packed(clean(name, read_rows(name, data), spec))


def warm_up() -> None:
    """Read a table of our own, so that what libraries build at their first use is there for every worker."""
    layer_in(b"id,lon,lat\n1,2,3\n", "ours.csv", LayerConfig("ours.csv", "list", "us"))


def packed(made: Clean) -> Packed:
    """The table, ready for the way out."""
    import shapely

    shapes = None if made.geometries is None else tuple(shapely.to_wkb(made.geometries))
    columns = {word: _column(values) for word, values in made.columns.items()}
    return Packed(len(made.columns["row"]), columns, shapes, made.left_out, made.undated)


def check(name: str, table: Packed) -> Packed:
    """The table itself, when all its columns are equally long and all its shapes are whole.

    Raises:
        UnreadError: they are not, which no honest reader sends.
    """
    lengths = {word: len(_opened(column)) for word, column in table.columns.items()}
    odd = next((word for word, length in lengths.items() if length != table.count), "")
    shapes = table.shapes
    if shapes is not None and not odd:
        is_whole = len(shapes) == table.count and all(one is None or is_shape(one) for one in shapes)
        odd = "" if is_whole else "geometry"
    if odd or "row" not in lengths:
        raise UnreadError(
            f'{name}: its reader sent a table of {table.count:,} rows whose column "{odd or "row"}" does not fit it; the file may have '
            "taken the reader over. It is kept as evidence; look at it on a machine of its own."
        )
    return table


def _column(values: list[Any]) -> Column:
    import numpy as np

    first = values[0]
    kind: Literal["number", "whole", "mark", "text"] = (
        "text" if isinstance(first, str) else "mark" if isinstance(first, bool)
        else "whole" if isinstance(first, int) else "number"
    )  # fmt: skip
    if kind == "text":
        return Column(kind, words=tuple(values))
    return Column(kind, np.asarray(values, _TYPES[kind]).tobytes())


def _opened(column: Column) -> Sequence[Any]:
    import numpy as np

    if column.kind == "text":
        return column.words
    width = np.dtype(_TYPES[column.kind]).itemsize
    return np.frombuffer(column.data[: len(column.data) // width * width], _TYPES[column.kind])  # type: ignore[return-value]
