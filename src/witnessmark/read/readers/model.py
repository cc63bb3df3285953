"""Reads who says what with a small parser behind the same rules: subjects and clauses by the tree, not by nearness.

Good at: what the rules reader is good at, and subjects far from their verb, nouns told from verbs, names of people.
Misses: other languages than English, which go by rules; a wrong parse can lose a source that nearness would find.
Score: benchmarks/seed and benchmarks/attribution print it. The model is loaded only when each of its files is the official one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from witnessmark.errors import PluginError
from witnessmark.read.annotate import installed_model, load_annotator
from witnessmark.read.contract import Lore
from witnessmark.read.cues import known_languages
from witnessmark.read.parser import Ask, everything
from witnessmark.read.statements import read_statements
from witnessmark.read.triggers import asked
from witnessmark.records import Document, Statement


@dataclass(frozen=True)
class Model:
    """The reader with spaCy's small English model.

    Attributes:
        parse: "all" sentences, or only those that are "asked" for a parse by their words (read/triggers.py): faster,
            and what it loses is measured in benchmarks/throughput.
    """

    parse: str = "all"

    languages: ClassVar[tuple[str, ...]] = known_languages()

    def read(self, document: Document, lore: Lore) -> Iterable[Statement]:
        """Statements of a document, in text order."""
        return read_statements(document, lore, load_annotator(self._ask()), self.version())

    def _ask(self) -> Ask:
        ways: dict[str, Ask] = {"all": everything, "asked": asked}
        if self.parse not in ways:
            raise PluginError(f'[plugins.model]: parse is "{self.parse}". Use one of: {", ".join(ways)}.')
        return ways[self.parse]

    def version(self) -> str:
        """Name, version and the model's lock; ImportError where spaCy or the model is not installed."""
        self._ask()  # an option that cannot be is told before anything is read
        lock, _ = installed_model()
        return f"model 0.1.0 {lock.short}"


plugin = Model()
