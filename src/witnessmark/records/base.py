"""What every record shares: a name made from its content, and marks that say which records it rests on."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Protocol, get_type_hints

_RESTS_ON = "rests on"

Basis = Annotated[str, _RESTS_ON]
"""A field that holds the id of a record this one rests on: an edge of `trace`; "" for none."""

Bases = Annotated[tuple[str, ...], _RESTS_ON]
"""The same for several records."""


class Record(Protocol):
    """A frozen dataclass with an `id`; `prefix` is the short kind every id of its class begins with."""

    prefix: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> str:
        """The record's name, such as `st-4c1f0a9d2b7e`."""


def identify(prefix: str, *parts: object) -> str:
    """A name from content: same parts, same name, on every machine.

    Args:
        prefix: the kind, such as "st" for statements.
        parts: what makes this record itself and no other; each is written with `str`.

    Returns:
        `prefix-` and 12 hexadecimal digits (48 bits: a million records clash with chance 0.2 %,
        and the store refuses a clash rather than overwrite).
    """
    text = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def rests_on(record: Any) -> Iterator[str]:
    """Ids of all records that `record` rests on, its inner parts included, in field order."""
    for name, is_basis in _fields_of(type(record)):  # type: ignore[arg-type]
        value = getattr(record, name)
        if is_basis:
            yield from (one for one in (value if isinstance(value, tuple) else (value,)) if one)
        else:
            for part in value if isinstance(value, tuple) else (value,):
                if is_dataclass(part):
                    yield from rests_on(part)


@cache
def _fields_of(kind: type) -> tuple[tuple[str, bool], ...]:
    hints = get_type_hints(kind, include_extras=True)
    marks = {name: getattr(hint, "__metadata__", ()) for name, hint in hints.items()}
    return tuple((spec.name, _RESTS_ON in marks[spec.name]) for spec in fields(kind))
