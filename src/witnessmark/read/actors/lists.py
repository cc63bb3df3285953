"""The words by which actors are told apart, and the names and adjectives of states."""

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from witnessmark.read.cues import CUES, fold
from witnessmark.records.actor import ActorKind


@dataclass(frozen=True)
class Lists:
    """Lists of cues/actors.toml by name, all folded.

    Attributes:
        lists: name -> words, of several words too ("armed men").
        same: a well-known name, folded -> the one used.
        kinds: the one used -> its kind.
        capitals: a capital, folded -> the state whose government it may stand for.
    """

    lists: Mapping[str, frozenset[str]]
    same: Mapping[str, str]
    kinds: Mapping[str, ActorKind]
    capitals: Mapping[str, str]

    def has(self, name: str, word: str) -> bool:
        """Whether a folded word or phrase stands in a list."""
        return word in self.lists[name]


@cache
def lists() -> Lists:
    """The lists, read once."""
    raw = tomllib.loads((CUES / "actors.toml").read_text(encoding="utf-8"))
    words = {
        name: frozenset(fold(one.replace("_", " ")) for one in value.split())
        for name, value in raw.items()
        if isinstance(value, str)
    }
    same = {fold(one): names[0] for names in raw["same"] for one in names}
    return Lists(words, same, raw["kinds"], {fold(name): state for name, state in raw["capitals"].items()})


@cache
def states() -> Mapping[str, str]:
    """Name of a state, folded -> the name used: countries.csv, less what is well-known under another."""
    return {fold(one): name for name, names, _ in _countries() for one in (name, *names)}


@cache
def adjectives() -> Mapping[str, str]:
    """Adjective of a state, folded -> the state: "iraqi" -> Iraq."""
    found = {fold(one): name for name, _, adjectives in _countries() for one in adjectives}
    return {
        **found,
        "us": "United States",
        "u.s.": "United States",
        "american": "United States",
        "uk": "United Kingdom",
    }


@cache
def _countries() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    table = resources.files("witnessmark.read").joinpath("countries.csv").read_text(encoding="utf-8")
    rows = (row for row in csv.DictReader(io.StringIO(table)) if row["kind"] == "country")
    return tuple(
        (lists().same.get(fold(row["name"]), row["name"]), _split(row["names"]), _split(row["demonyms"]))
        for row in rows
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(one for one in cell.split("|") if one)
