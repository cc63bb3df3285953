"""Finds one-file plug-ins, and is the only door to them.

A plug-in is one file in its room's folder, or an installed entry point `witnessmark.<kind>`, that ends in
`plugin = X()`. Nothing is imported before it is asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, get_type_hints

import witnessmark
from witnessmark.case.config import Config
from witnessmark.case.toml import convert
from witnessmark.errors import CaseError, PluginError

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
        PluginError: no such plug-in, no such option, or a value of another type; lists what there is.
    """
    require(kind, name)
    plugin = module_of(kind, name).plugin
    return replace(plugin, **checked(type(plugin), options or {}, f"[plugins.{name}] ({kind})"))


def checked(kind: type, options: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Options as the types their dataclass declares.

    Raises:
        PluginError: no such option (lists what there is), or a value of another type.
    """
    known = options_of(kind)
    for option in options:
        if option not in known:
            raise PluginError(f'{where}: no option "{option}". Use one of: {", ".join(known) or "none"}.')
    types = get_type_hints(kind)
    try:
        return {name: convert(types[name], value, f"{where}: {name}") for name, value in options.items()}
    except CaseError as error:
        raise PluginError(str(error)) from None


def options_of(plugin: object) -> dict[str, Any]:
    """Name -> default of every option of a plug-in; its place in the order is no option."""
    return {spec.name: spec.default for spec in fields(plugin) if spec.name != "after"}  # type: ignore[arg-type]


def check_config(config: Config, where: str) -> None:
    """Pass when case.toml names only plug-ins and options that there are; asked before any room starts.

    Args:
        config: the case's own.
        where: the file, for the error.

    Raises:
        PluginError: [plugins.X] of no plug-in, or one that [read], [measure], [weigh] or [publish] asks for in vain.
    """
    asked = {
        "reader": () if config.read.reader == "auto" else (config.read.reader,),
        "detector": config.measure.detectors,
        "grader": config.weigh.graders,
        "publisher": config.publish.outputs,
    }
    for kind, wanted in asked.items():
        for name in wanted:
            require(kind, name, where)
    known = {name: kind for kind in FOLDERS for name in names(kind)}
    for name, options in config.plugins.items():
        if name not in known:
            raise PluginError(
                f"{where}: there is no plug-in for [plugins.{name}].{hint(name, known)} Use one of: {', '.join(known)}."
            )
        try:
            load(known[name], name, options)
        except PluginError as error:
            raise PluginError(f"{where}: {error}") from None
        except ImportError:  # its room says which library is missing, and goes on without it
            continue


def require(kind: str, name: str, where: str = "") -> None:
    """Pass when there is such a plug-in; PluginError with the nearest name when there is none."""
    there = names(kind)
    if name not in there:
        place = f"{where}: there" if where else "There"
        raise PluginError(
            f'{place} is no {kind} called "{name}".{hint(name, there)} Use one of: {", ".join(there)}.'
        )


def hint(name: str, there: Iterable[str]) -> str:
    """' Did you mean "x"?' for the nearest name, "" when none is near."""
    near = get_close_matches(name, list(there), n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


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
