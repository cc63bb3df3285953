"""The command `witnessmark demo`."""

import runpy
import shutil
from pathlib import Path

import click

import witnessmark
from witnessmark.cli.run import run_case
from witnessmark.cli.screen import say
from witnessmark.errors import CaseError


@click.command()
@click.option(
    "--into", type=click.Path(path_type=Path), default=Path("demo"), help="Folder for the two cases."
)
def demo(into: Path) -> None:
    """Run the two example cases - Amerli, in our own words, and a simulated one - and say where to look."""
    examples = find_examples()
    into.mkdir(parents=True, exist_ok=True)
    copy_case(examples / "amerli", into / "amerli")
    runpy.run_path(str(examples / "simulated" / "make.py"))["main"]([str(into / "simulated")])
    for name in ("amerli", "simulated"):
        say(f"\n{name}")
        run_case(into / name)
        say_what_was_found(into / name)
    say("\nOpen the pages in a browser; each figure's code works with: witnessmark trace CODE CASE")


def find_examples() -> Path:
    """The examples: inside the installed package, or beside src/ in a checkout.

    Raises:
        CaseError: neither is there.
    """
    package = Path(witnessmark.__file__).parent
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (folder / "amerli" / "case.toml").exists():
            return folder
    raise CaseError(
        f"No examples beside {package}. Install witnessmark from its wheel or run from a checkout."
    )


def copy_case(source: Path, target: Path) -> None:
    """The example's case.toml, inbox/ and hand/ into a folder; what was collected there before stays."""
    for name in ("case.toml", "inbox", "hand"):
        path = source / name
        if path.is_dir():
            shutil.copytree(path, target / name, dirs_exist_ok=True)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target / name)


def say_what_was_found(folder: Path) -> None:
    """Counts, what the case stands on, the findings in a sentence each, and where the outputs are."""
    from witnessmark.case import open_case
    from witnessmark.records import Document, Drift, Figure, Finding, Statement

    case = open_case(folder)
    kinds = (Document, Statement, Figure, Drift, Finding)
    counts = [(case.store.count(kind), kind.__name__.lower()) for kind in kinds]
    say("found    " + ", ".join(f"{count} {name if count == 1 else name + 's'}" for count, name in counts))
    findings = list(case.store.all(Finding))
    for finding in (one for one in findings if one.kind == "origins"):
        say(f"stands   {finding.sentence}")
        for limit in finding.against_it:
            say(f"         but {limit}")
    for drift in case.store.all(Drift):
        say(f"drift    {drift.sentence}")
    for finding in findings:
        if finding.kind in ("sum", "conflict", "denial"):
            say(f"{finding.kind:8} {finding.sentence}")
    for path in sorted(case.published.glob("*")) if case.published.is_dir() else ():
        say(f"look at  {path}")
    case.store.close()
