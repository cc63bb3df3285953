"""What a reader plug-in promises: a document in, statements out, every span equal to its slice of the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from witnessmark.read.bounds import Note, silent
from witnessmark.records import Document, Lead, PlaceCandidate, Statement, Unread
from witnessmark.records.statement import VoiceKind


class Gazetteer(Protocol):
    """Places by name, in tiers: the case's own list, then packs, then the world."""

    def candidates(self, name: str) -> tuple[PlaceCandidate, ...]:
        """Places the name may mean, best first; empty when none is known."""


@dataclass(frozen=True)
class Alias:
    """An actor's normal name and kind, as a person wrote it in hand/actors.csv."""

    name: str
    kind: VoiceKind


@dataclass(frozen=True)
class Lore:
    """What the case knows before it reads a text.

    Attributes:
        gazetteer: where names lie.
        aliases: a name as texts give it, case-folded -> the actor's normal name and kind.
        digest: sha256 over all of it, part of every reading job's key.
        note: told how far a long text is read.
    """

    gazetteer: Gazetteer
    aliases: Mapping[str, Alias] = field(default_factory=dict)
    digest: str = ""
    note: Note = silent


class Reader(Protocol):
    """A reader plug-in.

    It may also have a field `languages`, ISO 639-1 codes of all it can read: documents in another language are
    then kept without statements and counted as unread, rather than read as if they said nothing.
    """

    def read(self, document: Document, lore: Lore) -> Iterable[Statement | Lead | Unread]:
        """Statements of a document, in text order; same input, same output. Leads and what was refused may follow.

        Blocks of kind "title" are the headline, "byline" names the writer, the rest with `main` is the article.

        Raises:
            UnreadError: this document cannot be read by this reader; the document is kept all the same.
        """

    def version(self) -> str:
        """Name, version and model lock, such as "rules 0.1.0" or "model 0.1.0 en_core_web_sm 3.8.0 6E_Abr".

        Raises:
            PluginError: what the reader needs is not installed or is not what the lock says.
        """


@runtime_checkable
class Keeper(Protocol):
    """A reader that leans on something kept in working/, such as recorded replies of a model."""

    def beside(self, working: Path) -> "KeptReader":
        """The same reader, told where the case keeps such things."""


class KeptReader(Reader, Protocol):
    """A reader that knows its case's working folder."""

    def kept(self, item: str) -> tuple[str, ...]:
        """Digests of what is kept for an item; part of its reading job's key."""
