"""What one layer counts, as a statement of its maker: never added up with another's, never ours."""

from typing import Any

from witnessmark.case import LayerConfig
from witnessmark.measure.span import when
from witnessmark.measure.words import done, plural
from witnessmark.records import Layer, Tally, identify


def tally(spec: LayerConfig, layer: Layer, table: Any, place_name: str) -> Tally:
    """How many rows a layer marks, of how many it lists.

    Args:
        spec: what case.toml says of the layer: what it counts, and in which window.
        layer: its record.
        table: its clean table.
        place_name: where the case looks.
    """
    marks = table["damaged"].to_pylist()
    value = sum(marks)
    whole = None if value == len(marks) else len(marks)
    return Tally(
        identify("ta", layer.id, spec.thing, spec.act, value, whole), (layer.id,), layer.origin,
        spec.thing, spec.act, value, whole, place_name, when(spec.window), sentence(spec, layer, value, whole),
    )  # fmt: skip


def sentence(spec: LayerConfig, layer: Layer, value: int, whole: int | None) -> str:
    """The tally in words: whose, how many, of how many."""
    if whole is None:
        things = plural(spec.thing, value)
        return f"“{layer.name}” ({layer.origin}) lists {value:,} {things} as {done(spec.act)}."
    marked = f"{value:,} of {whole:,} {plural(spec.thing, whole)}"
    return f"“{layer.name}” ({layer.origin}) marks {marked} as {done(spec.act)}."
