"""case.toml read key by key: a key nobody knows and a value of another kind are errors, never passed over."""

import sys
import tomllib
import typing
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, TypeVar

from witnessmark.case.config import Config
from witnessmark.case.limits import check
from witnessmark.errors import CaseError

Section = TypeVar("Section")


def read_config(path: Path) -> Config:
    """case.toml as a checked Config.

    Raises:
        CaseError: no file, not TOML, an unknown key (with the nearest known one), a missing or wrong value.
    """
    if not path.exists():
        raise CaseError(f'{path}: there is no case here. Run "witnessmark new {path.parent}" to start one.')
    return check(build(Config, read_toml(path), f"{path}"), f"{path}")


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file a person wrote, as a dictionary.

    Raises:
        CaseError: it cannot be opened, or is not TOML in UTF-8; names the line.
    """
    try:
        return parse_toml(path.read_bytes(), f"{path}")
    except OSError as error:
        raise CaseError(f"{path}: cannot be read ({error.strerror}). Put a text file in its place.") from None


def parse_toml(data: bytes, where: str) -> dict[str, Any]:
    """The bytes of a TOML file a person wrote, as a dictionary.

    Args:
        data: the whole file.
        where: its name, for the error.

    Raises:
        CaseError: not TOML in UTF-8; names the line.
    """
    try:
        # A byte-order mark is what Windows editors put before the first line.
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    except UnicodeDecodeError as error:
        raise CaseError(
            f"{where}, byte {error.start}: 0x{error.object[error.start]:02x} is not UTF-8. Save the file as UTF-8 text."
        ) from None
    # The parser follows nested brackets by calling itself, and Python refuses to read very long whole numbers.
    except (ValueError, RecursionError) as error:
        raise CaseError(f"{where}: not valid TOML: {error}. Mend the line it names and run again.") from None


def build(kind: type[Section], raw: dict[str, Any], where: str) -> Section:
    """A dataclass from a TOML table, key by key.

    Args:
        kind: the dataclass to fill.
        raw: the table as tomllib gives it.
        where: file and table, for the error.

    Raises:
        CaseError: a key is unknown or missing, or a value has the wrong type.
    """
    known = {spec.name: spec for spec in fields(kind)}  # type: ignore[arg-type]
    for key in raw:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f'Did you mean "{near[0]}"?' if near else f"Use one of: {', '.join(known)}."
            raise CaseError(f'{where}: unknown key "{key}". {hint}')
    types_of = typing.get_type_hints(kind)
    values = {key: convert(types_of[key], value, f"{where}: {key}") for key, value in raw.items()}
    missing = [
        name
        for name, spec in known.items()
        if name not in values and spec.default is MISSING and spec.default_factory is MISSING
    ]
    if missing:
        raise CaseError(f'{where}: "{missing[0]}" is missing. Add a line: {missing[0]} = ...')
    return kind(**values)


def convert(kind: Any, value: Any, where: str) -> Any:
    """A TOML value as the type a section wants.

    Args:
        kind: a type, or `tuple[X, ...]`, `dict[str, X]`, `Literal[...]`, `Any`.
        value: as tomllib gives it.
        where: file and key, for the error.

    Raises:
        CaseError: it does not fit; shows the value and says what it must be.
    """
    origin = typing.get_origin(kind)
    if kind is Any:
        return value
    if origin is Literal:
        return _one_of(typing.get_args(kind), value, where)
    if is_dataclass(kind) and isinstance(value, dict):
        return build(kind, value, where)  # type: ignore[arg-type]
    if origin is tuple and isinstance(value, list):
        inner = typing.get_args(kind)[0]
        return tuple(convert(inner, one, f"{where}[{n}]") for n, one in enumerate(value))
    if origin is dict and isinstance(value, dict):
        inner = typing.get_args(kind)[1]
        return {key: convert(inner, one, f"{where}.{key}") for key, one in value.items()}
    return _plain(kind, value, where)


def _one_of(choices: tuple[Any, ...], value: Any, where: str) -> Any:
    if value in choices:
        return value
    raise CaseError(f"{where} is {_shown(value)}. Use one of: {', '.join(map(str, choices))}.")


def _plain(kind: Any, value: Any, where: str) -> Any:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind is float and is_number and abs(value) <= sys.float_info.max:
        return float(value)
    fits = (
        not typing.get_origin(kind) and isinstance(value, kind) and isinstance(value, bool) == (kind is bool)
    )
    if not fits:
        raise CaseError(f"{where} is {_shown(value)}; it must be {words_for(kind)}. Change it and run again.")
    return value


def _shown(value: Any) -> str:
    # A whole number of thousands of digits cannot even be written out.
    if isinstance(value, int) and abs(value) > 10**40:
        return "a whole number of more than 40 digits"
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:80]}..."


def words_for(kind: Any) -> str:
    """A type in words a person who writes TOML knows."""
    if is_dataclass(kind):
        return "a table of its own"
    if typing.get_origin(kind) is tuple and is_dataclass(typing.get_args(kind)[0]):
        return "tables under a heading in double brackets, like [[layer]]"
    words = {
        str: 'text in quotes, like "this"',
        int: "a whole number",
        float: "a number",
        bool: "true or false",
        tuple: 'a list in square brackets, like ["this"]',
    }
    return words.get(typing.get_origin(kind) or kind, "a table")
