"""Files under hand/: what people decided, as plain text, read strictly."""

from pathlib import Path
from typing import Any

from witnessmark.case.toml import read_toml


def hand_files(folder: Path) -> tuple[Path, ...]:
    """All files under hand/, by name; folders inside are walked, hidden files left alone."""
    if not folder.is_dir():
        return ()
    return tuple(
        sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    )


def read_hand_toml(path: Path) -> dict[str, Any]:
    """A TOML file a person wrote, as a dictionary; {} when there is none.

    Raises:
        CaseError: the file is not TOML; names the line.
    """
    return read_toml(path) if path.exists() else {}
