"""Reads with a language model beside the rules, off unless chosen: the model points at words, and only the text can bear it out.

Good at: showing a person what the rules may have missed or given to another mouth, in languages without a word list too.
Misses: it never counts. Its leads make no figure until a person takes one over by its id (`adopted`); what it keeps
silent about is lost only among the leads, as the rules' own statements stand whatever it says.
Score: benchmarks/llm_gate. Opens no network: `witnessmark read CASE --ask-model` asks, and keeps each exchange in
working/llm/; every other run reads what is kept there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from witnessmark.errors import PluginError
from witnessmark.read.annotate import Annotator, PlainAnnotator, installed_model, load_annotator
from witnessmark.read.contract import Lore
from witnessmark.read.cues import known_languages
from witnessmark.read.llm.exchange import Shelf
from witnessmark.read.llm.reading import Beside
from witnessmark.read.llm.talk import Talk
from witnessmark.read.statements import read_statements
from witnessmark.records import Document, Lead, Statement, Unread


@dataclass(frozen=True)
class LanguageModel:
    """The reader with a model beside it.

    Attributes:
        endpoint: the base address of an OpenAI-compatible server, such as "http://127.0.0.1:8080/v1".
        model: the server's name for the model.
        key_variable: the environment variable that holds the key; "" when the server wants none.
        base: whose own reading stands: "rules", "model", or "auto" for the model where it is installed.
        temperature, seed, max_tokens: sent with each question.
        json_mode: ask the server for a JSON object; False for servers that do not know `response_format`.
        seconds: patience with one answer.
        adopted: ids of leads that a person has looked at and takes over as statements.
    """

    endpoint: str = ""
    model: str = ""
    key_variable: str = "WITNESSMARK_LLM_KEY"
    base: str = "auto"
    temperature: float = 0.0
    seed: int = 0
    max_tokens: int = 8_000
    json_mode: bool = True
    seconds: float = 300.0
    adopted: tuple[str, ...] = ()

    def read(self, document: Document, lore: Lore) -> Iterator[Statement | Lead | Unread]:
        """The rules' statements, and a word on each part that no model was asked about: without a case nothing is kept."""
        return self.read_with(self.talk(), document, lore)

    def read_with(self, talk: Talk, document: Document, lore: Lore) -> Iterator[Statement | Lead | Unread]:
        """The rules' statements and those a person took over, in text order; then leads, then what was refused and why."""
        base = self._base(document, lore)
        found = tuple(Beside(document, lore, talk, base).leads())
        taken = {one.statement.id: one.statement for one in found if isinstance(one, Lead) and one.taken_over}
        own = [one for one in base if one.id not in taken]
        yield from sorted((*own, *taken.values()), key=lambda one: (one.span.start, -one.span.end))
        yield from found

    def _base(self, document: Document, lore: Lore) -> tuple[Statement, ...]:
        code = document.language.split("-", maxsplit=1)[0].lower()
        if code and code not in known_languages():
            return ()
        return tuple(read_statements(document, lore, self._annotator(), self.version()))

    def _annotator(self) -> Annotator:
        return PlainAnnotator() if self._base_name() == "rules" else load_annotator()

    def _base_name(self) -> str:
        if self.base not in {"auto", "rules", "model"}:
            raise PluginError(f'[plugins.llm]: base is "{self.base}". Use one of: auto, rules, model.')
        if self.base != "auto":
            return self.base
        try:
            installed_model()
        except ImportError:
            return "rules"
        return "model"

    def version(self) -> str:
        """Whose own reading stands; ImportError where `base` is "model" and it is not installed."""
        name = self._base_name()
        lock = f" {installed_model()[0].short}" if name == "model" else ""
        return f"{name} 0.1.0{lock}, beside llm 0.1.0"

    def talk(self, shelf: Shelf | None = None) -> Talk:
        """The model as this case asks it."""
        settings = {"temperature": self.temperature, "seed": self.seed, "max_tokens": self.max_tokens}
        shape = {"response_format": {"type": "json_object"}} if self.json_mode else {}
        return Talk(self.model, settings | shape, shelf, frozenset(self.adopted))

    def beside(self, working: Path) -> "InCase":
        """The same reader, in a case: it reads the exchanges kept there."""
        return InCase(self, Shelf(working / "llm"))


@dataclass(frozen=True)
class InCase:
    """The reader in a case, with the exchanges kept there."""

    options: LanguageModel
    shelf: Shelf

    def read(self, document: Document, lore: Lore) -> Iterator[Statement | Lead | Unread]:
        """As `LanguageModel.read_with`."""
        return self.options.read_with(self.talk, document, lore)

    def version(self) -> str:
        """As `LanguageModel.version`."""
        return self.options.version()

    @property
    def talk(self) -> Talk:
        """The model as this case asks it."""
        return self.options.talk(self.shelf)

    def kept(self, item: str) -> tuple[str, ...]:
        """Digests of the exchanges kept for an item: its reading is fresh only while these are what they were."""
        return self.shelf.digests(item)


plugin = LanguageModel()
