"""A small case with items put into the store by hand, so that these facts need no other room."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from witnessmark.activity import Job, perform
from witnessmark.case import Case, open_case
from witnessmark.measure import measure
from witnessmark.records import Item

MEDIA = {".tif": "image/tiff", ".csv": "text/csv"}


def put_items(case: Case, inbox: dict[str, bytes], hand: dict[str, bytes]) -> None:
    """Evidentiary copies and Items for these files."""
    items = []
    for how, files in (("inbox", inbox), ("hand", hand)):
        for name, data in files.items():
            sha256 = hashlib.sha256(data).hexdigest()
            path = case.object_path(sha256)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            media = MEDIA.get(Path(name).suffix, "application/octet-stream")
            items.append(Item(f"it-{sha256[:12]}", sha256, name, media, len(data), how, len(items)))
    perform(case, Job("test:items", "collect", tuple(item.sha256 for item in items)), lambda: items)


@pytest.fixture
def measured(tmp_path: Path) -> Callable[..., Case]:
    """Call with inbox and hand files and the rest of case.toml; gives the case after measuring."""
    opened = []

    def run(inbox: dict[str, bytes], toml: str = "", hand: dict[str, bytes] | None = None) -> Case:
        root = tmp_path / f"case{len(opened)}"
        root.mkdir()
        (root / "case.toml").write_text(f'title = "A test"\n{toml}', encoding="utf-8")
        case = open_case(root)
        opened.append(case)
        put_items(case, inbox, hand or {})
        measure(case, lambda _what, _done, _total: None)
        return case

    yield run
    for case in opened:
        case.store.close()


def layer(file: str, role: str, origin: str = "A mapping office", more: str = "") -> str:
    """A [[layer]] table of case.toml."""
    return f'[[layer]]\nfile = "{file}"\nrole = "{role}"\norigin = "{origin}"\n{more}\n'


@pytest.fixture
def layer_toml() -> Callable[..., str]:
    return layer
