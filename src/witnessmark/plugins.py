"""Finds one-file plug-ins, and is the only door to them.

A plug-in is one file in its room's folder, or an installed entry point `witnessmark.<kind>`, that ends in
`plugin = X()`. Nothing is imported before it is asked for.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import witnessmark
from witnessmark.errors import PluginError

FOLDERS: Mapping[str, str] = {
    "collector": "collect.collectors",
    "reader": "read.readers",
    "detector": "measure.detectors",
    "grader": "weigh.graders",
    "publisher": "publish.publishers",
}
"""Kind of plug-in -> the room's folder that holds it."""


def names(kind: str) -> tuple[str, ...]:
    """Names of all plug-ins of a kind, sorted, without importing any.

    Raises:
        PluginError: there is no such kind.
    """
    if kind not in FOLDERS:
        raise PluginError(f"No kind of plug-in is called {kind!r}. Use one of: {', '.join(FOLDERS)}.")
    folder = Path(witnessmark.__file__).parent.joinpath(*FOLDERS[kind].split("."))
    files = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    return tuple(sorted(files | {point.name for point in entry_points(group=f"witnessmark.{kind}")}))


def load(kind: str, name: str, options: Mapping[str, Any] | None = None) -> Any:
    """One plug-in, with its options set.

    Args:
        kind: collector, reader, detector, grader or publisher.
        name: its file's name.
        options: fields of its dataclass to change, as in [plugins.NAME] of case.toml.

    Raises:
        PluginError: no such plug-in, or no such option; lists what there is.
    """
    if name not in names(kind):
        near = get_close_matches(name, names(kind), n=1)
        hint = f' Did you mean "{near[0]}"?' if near else ""
        raise PluginError(f'There is no {kind} called "{name}".{hint} Use one of: {", ".join(names(kind))}.')
    plugin = module_of(kind, name).plugin
    known = [spec.name for spec in fields(plugin)]
    for option in options or {}:
        if option not in known:
            raise PluginError(
                f'{kind} {name}: no option "{option}". Use one of: {", ".join(known) or "none"}.'
            )
    return replace(plugin, **(options or {}))


def module_of(kind: str, name: str) -> Any:
    """The plug-in's module: the built-in file first, then an installed entry point."""
    builtin = Path(witnessmark.__file__).parent.joinpath(*FOLDERS[kind].split("."), f"{name}.py")
    if builtin.exists():
        return import_module(f"witnessmark.{FOLDERS[kind]}.{name}")
    (point,) = [point for point in entry_points(group=f"witnessmark.{kind}") if point.name == name]
    return import_module(point.module)


def summary(kind: str, name: str) -> str:
    """The first line of a plug-in's docstring."""
    return (module_of(kind, name).__doc__ or "").strip().splitlines()[0]
