"""Write docs/reference/ from the code, so that it cannot drift: python tools/reference.py [--check]."""

import dataclasses
import importlib
import inspect
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import click

import witnessmark.case.config as case_config
from witnessmark import errors, plugins
from witnessmark.cli import witnessmark as program
from witnessmark.cli.lazy import COMMANDS

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
RECORD_FILES = (
    "item",
    "document",
    "statement",
    "time",
    "place",
    "quantity",
    "relation",
    "measured",
    "figure",
    "activity",
    "lead",
    "media",
    "capture",
    "actor",
    "deed",
)
MADE = "<!-- Made from the code by tools/reference.py; edit the docstrings instead. -->\n"


def main(check: bool) -> int:
    """Write every page, or with --check say which differ; 1 when one does."""
    stale = []
    for name, text in pages():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        print(
            f"docs/reference/{name} {'differs from the code; run python tools/reference.py' if check else 'written'}"
        )
    return 1 if check and stale else 0


def pages() -> Iterator[tuple[str, str]]:
    """File name and text of every page."""
    yield "cli.md", page("The command line", command_lines())
    yield "case-toml.md", page("case.toml", class_lines(case_config))
    yield "records.md", page("Records", record_lines())
    yield "errors.md", page("Errors", iter(["```text", inspect.getdoc(errors) or "", "```"]))
    yield "plugins.md", page("Plug-ins", plugin_lines())


def page(title: str, lines: Iterator[str]) -> str:
    """A Markdown page."""
    return "\n".join([f"# {title}", "", MADE, *lines]) + "\n"


def command_lines() -> Iterator[str]:
    """Each command with the help it prints."""
    for name in COMMANDS:
        context = click.Context(program, info_name="witnessmark")
        command = program.get_command(context, name)
        assert command is not None
        yield from help_lines(
            command, click.Context(command, info_name=name, parent=context, max_content_width=100)
        )


def help_lines(command: click.Command, context: click.Context, depth: int = 2) -> Iterator[str]:
    """A command's help, and below it those of the commands it groups."""
    name = context.command_path.partition(" ")[2]
    yield from (f"{'#' * depth} {name}", "", "```text", command.get_help(context), "```", "")
    if isinstance(command, click.Group):
        for inner, one in command.commands.items():
            yield from help_lines(
                one, click.Context(one, info_name=inner, parent=context, max_content_width=100), depth + 1
            )


def record_lines() -> Iterator[str]:
    """Every record, file by file."""
    for name in RECORD_FILES:
        yield from class_lines(importlib.import_module(f"witnessmark.records.{name}"))


def class_lines(module: types.ModuleType) -> Iterator[str]:
    """The dataclasses of a module: docstring and fields."""
    yield from (f"## {module.__name__.rpartition('.')[2]}", "", inspect.getdoc(module) or "", "")
    for name, kind in vars(module).items():
        if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__:
            yield from (f"### {name}", "", "```text", inspect.getdoc(kind) or "", "```", "")
            yield from (
                f"- `{spec.name}`: `{spec.type if isinstance(spec.type, str) else type_name(spec.type)}`"
                for spec in dataclasses.fields(kind)
            )
            yield ""


def type_name(kind: object) -> str:
    """A type as it is written."""
    return (
        kind.__name__
        if isinstance(kind, type) and not hasattr(kind, "__args__")
        else str(kind).replace("typing.", "").replace("witnessmark.records.", "")
    )


def plugin_lines() -> Iterator[str]:
    """Every built-in plug-in: what it is good at, what it misses, its options."""
    for kind in plugins.FOLDERS:
        yield from (f"## {kind}", "")
        for name in plugins.names(kind):
            module = plugins.module_of(kind, name)
            yield from (f"### {name}", "", inspect.getdoc(module) or "", "")
            yield from (
                f"- option `{spec.name}` = `{getattr(module.plugin, spec.name)!r}`"
                for spec in dataclasses.fields(module.plugin)
            )
            yield ""


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
