"""What a case asks of a model: which model, with what settings, and the exchanges that are kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from witnessmark.errors import UnreadError
from witnessmark.read.llm.exchange import Answer, Exchange, Shelf
from witnessmark.read.llm.question import PROMPT, question
from witnessmark.read.llm.sending import MOST_PARTS, Part, parts_of
from witnessmark.records import Document

Connection = Callable[[bytes], Answer]
"""Sends one question to the model and gives back the raw answer; made by the command a person ran, never by this room."""


@dataclass(frozen=True)
class Talk:
    """One model, as a case asks it.

    Attributes:
        model: the server's name for it.
        settings: sent beside the messages: temperature, seed, length.
        shelf: where exchanges are kept; None until the reader is told its case.
        adopted: ids of leads that a person has taken over.
    """

    model: str
    settings: Mapping[str, Any]
    shelf: Shelf | None = None
    adopted: frozenset[str] = field(default_factory=frozenset)

    @property
    def reader(self) -> str:
        """What a lead's statement names as its reader: gate, model and prompt."""
        return f"llm 0.1.0: {self.model}, prompt {PROMPT[:12]}"

    def question(self, part: Part) -> bytes:
        """The bytes that ask about one part."""
        return question(part.text, self.model, self.settings)

    def kept(self, item: str, part: Part) -> Exchange:
        """The exchange over one part.

        Raises:
            UnreadError: it was never asked about, or what was kept was changed.
        """
        found = self.shelf.find(item, self.question(part)) if self.shelf else None
        if found is None:
            raise UnreadError(
                f"{self.model or 'the model'} was not asked about it. "
                'Run "witnessmark read CASE --ask-model" to send it, or choose another reader in case.toml.'
            )
        return found

    def unasked(self, document: Document) -> Iterator[Part]:
        """Parts of a document about which no whole answer is kept; one that failed or was cut off is asked for again."""
        for part in parts_of(document)[:MOST_PARTS]:
            try:
                answer = self.kept(document.item, part).answer
            except UnreadError:
                yield part
            else:
                if answer.status != 200 or answer.trouble:
                    yield part

    def ask(self, document: Document, part: Part, connection: Connection) -> Exchange:
        """Ask about one part and keep the exchange.

        Raises:
            UnreadError: the connection could not be had; nothing is kept, so that the next run asks again.
            OSError: the exchange could not be written down.
        """
        asked = self.question(part)
        exchange = Exchange(asked, connection(asked))
        if self.shelf:
            self.shelf.keep(document.item, exchange)
        return exchange
