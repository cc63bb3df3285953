"""Reads who says what by word lists and sentence patterns alone: no model, any machine, the same everywhere.

Good at: cue verbs with their source beside them, "according to", relays ("as reported by X in Y"), quotations, carry-over.
Misses: subjects far from their verb, speech verbs that are not listed, nouns that look like verbs and the other way round.
Score: benchmarks/seed and benchmarks/attribution print it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.contract import Lore
from witnessmark.read.cues import known_languages
from witnessmark.read.statements import read_statements
from witnessmark.records import Document, Statement


@dataclass(frozen=True)
class Rules:
    """The reader without a model; it has no options."""

    languages: ClassVar[tuple[str, ...]] = known_languages()

    def read(self, document: Document, lore: Lore) -> Iterable[Statement]:
        """Statements of a document, in text order."""
        return read_statements(document, lore, PlainAnnotator(), self.version())

    def version(self) -> str:
        """Name and version."""
        return "rules 0.1.0"


plugin = Rules()
