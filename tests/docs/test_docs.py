"""Every example in the docs runs, every command is documented, and the reference says what the code says."""

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from witnessmark.cli.lazy import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```bash\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands_of(page: Path) -> str:
    """Everything in the page's bash blocks, in order: what a reader would paste."""
    return "\n".join(BLOCK.findall(page.read_text(encoding="utf-8")))


WITH_EXAMPLES = [page for page in PAGES if commands_of(page)]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_shell_example_runs_as_it_is_written(page, tmp_path):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = f"set -eu\n{commands_of(page)}\n"

    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env={**os.environ, "PATH": path, "REPOSITORY": str(ROOT)},
        capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip

    assert done.returncode == 0, f"{page.name}:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_reference(command):
    assert f"\n## {command}\n" in (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")


def test_the_reference_says_what_the_code_says():
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "reference.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def python_blocks() -> list[tuple[str, str]]:
    blocks = re.compile(r"^ *```python\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
    return [
        (page.name, inspect.cleandoc(code))
        for page in PAGES
        for code in blocks.findall(page.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("page", "code"), python_blocks())
def test_every_python_example_runs_as_it_is_written(page, code):
    exec(compile(code, page, "exec"), {"__name__": "example"})
