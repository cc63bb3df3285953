"""Word lists, one TOML file a language: a new language for dates, counts and hedges is one new file here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from witnessmark.read.words.tokens import fold

FALLBACK = "en"
"""Read a language without a file of its own with these words: digits and ISO dates still work."""


@dataclass(frozen=True)
class Words:
    """The word lists of one language, as its file gives them; `language` is the file's name."""

    language: str
    tables: Mapping[str, Any]

    def table(self, *path: str) -> Mapping[str, Any]:
        """A table of the file, such as `table("dates", "units")`; empty when the file has none."""
        found: Any = self.tables
        for name in path:
            found = found.get(name, {})
        return found  # type: ignore[no-any-return]

    def meanings(self, *path: str) -> dict[str, str]:
        """Word -> the normal word it stands for, from a table of `normal = [words]`."""
        return {fold(word): normal for normal, words in self.table(*path).items() for word in words}

    def ranks(self, *path: str) -> dict[str, int]:
        """Word -> its place in a list of lists, from 1: months, weekdays, seasons."""
        *outer, last = path
        rows = self.table(*outer).get(last, [])
        return {fold(word): rank for rank, row in enumerate(rows, 1) for word in row}

    def listed(self, *path: str) -> frozenset[str]:
        """The words of a plain list; empty when the file has none."""
        *outer, last = path
        return frozenset(fold(word) for word in self.table(*outer).get(last, ()))


@cache
def load_words(language: str) -> Words:
    """The words of a language by its two-letter code ("de-AT" counts as "de"); English when unknown."""
    code = language.lower().replace("_", "-").split("-")[0]
    known = languages()
    code = code if code in known else FALLBACK
    text = (files(__package__) / f"{code}.toml").read_text(encoding="utf-8")
    return Words(code, tomllib.loads(text))


@cache
def languages() -> frozenset[str]:
    """Codes of the languages that have a file here."""
    return frozenset(
        entry.name.removesuffix(".toml")
        for entry in files(__package__).iterdir()
        if entry.name.endswith(".toml")
    )
