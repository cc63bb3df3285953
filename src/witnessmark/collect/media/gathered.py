"""Facts of one media item as they come in, and a sentence for each part that cannot be had."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from witnessmark.box import FaultError
from witnessmark.collect.media import pdq
from witnessmark.collect.media.tools import library
from witnessmark.errors import UnreadError
from witnessmark.records import MediaFacts

T = TypeVar("T")

HERE = "witnessmark.collect.media"
"""The package whose functions are asked for in the box."""


@dataclass
class Gathered:
    """Facts so far, sentences on what could not be taken in, and faults of ours on the way."""

    facts: MediaFacts
    troubles: list[str] = field(default_factory=list)
    faults: list[FaultError] = field(default_factory=list)

    def attempt(self, work: Callable[[], T]) -> T | None:
        """What `work` gives; None when it cannot, with its sentence kept."""
        try:
            return work()
        except UnreadError as error:
            self.troubles.append(self.told(error))
            return None

    def told(self, error: UnreadError) -> str:
        """The sentence of an error; a fault of ours is kept besides, for the case's error log."""
        if isinstance(error, FaultError):
            self.faults.append(error)
        return str(error)

    def add(self, **changes: Any) -> None:
        """Set fields of the facts."""
        self.facts = replace(self.facts, **changes)

    def unlooked(self, sentence: str) -> None:
        """Say what was not looked at, and why."""
        self.add(unlooked=(*self.facts.unlooked, sentence))

    def tool(self, name: str) -> None:
        """Name a program or library that did a part."""
        if name and name not in self.facts.tools:
            self.add(tools=(*self.facts.tools, name))

    def hashed(self) -> None:
        """Name the library that made the fingerprints, or say that it is missing."""
        if library("pdqhash"):
            self.tool(library("pdqhash"))
        else:
            self.unlooked(pdq.NOT_THERE)
