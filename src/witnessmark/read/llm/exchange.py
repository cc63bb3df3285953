"""Questions and raw replies, kept under working/llm/ to the byte, so that a reading can be gone over again without a network."""

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from witnessmark.case.durable import write_durably
from witnessmark.errors import UnreadError

MOST_BYTES = 2 * 2**20
"""Of one reply; a part of 6,000 characters cannot honestly be answered with more."""


@dataclass(frozen=True)
class Answer:
    """What a server sent back.

    Attributes:
        status: the HTTP status.
        body: as it came, without transfer and content encoding.
        trouble: why that is not all of it, "" when it is.
    """

    status: int
    body: bytes
    trouble: str = ""


@dataclass(frozen=True)
class Exchange:
    """One question and what came of it.

    Attributes:
        question: the body that was sent, to the byte; never the key, which goes in a header.
        answer: what came back.
    """

    question: bytes
    answer: Answer

    @property
    def reply_sha256(self) -> str:
        """The raw reply's digest."""
        return hashlib.sha256(self.answer.body).hexdigest()


class _Kept(msgspec.Struct, forbid_unknown_fields=True):
    question: str
    status: int
    reply_sha256: str
    reply: str
    trouble: str = ""


@dataclass(frozen=True)
class Shelf:
    """The folder with the exchanges of one case, a folder an item."""

    folder: Path

    def path(self, item: str, question: bytes) -> Path:
        """Where the exchange over a question about an item is kept."""
        return self.folder / item / f"{hashlib.sha256(question).hexdigest()}.json"

    def keep(self, item: str, exchange: Exchange) -> Path:
        """Write an exchange down; a later one over the same question takes its place."""
        answer = exchange.answer
        kept = _Kept(
            exchange.question.decode(), answer.status, exchange.reply_sha256,
            base64.b64encode(answer.body).decode(), answer.trouble,
        )  # fmt: skip
        path = self.path(item, exchange.question)
        write_durably(path, msgspec.json.encode(kept))
        return path

    def find(self, item: str, question: bytes) -> Exchange | None:
        """The exchange over this very question, None when it was never asked.

        Raises:
            UnreadError: the file was changed, or holds another question or reply than its names say.
        """
        path = self.path(item, question)
        if not path.is_file():
            return None
        try:
            kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
            body = base64.b64decode(kept.reply, validate=True)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise _changed(path, str(error)[:100]) from None
        found = Exchange(kept.question.encode(), Answer(kept.status, body, kept.trouble))
        if found.question != question or found.reply_sha256 != kept.reply_sha256:
            raise _changed(path, "question or reply differ from their digests")
        return found

    def digests(self, item: str) -> tuple[str, ...]:
        """sha256 of every exchange kept for an item, in the order of their names: what its reading rests on."""
        files = sorted((self.folder / item).glob("*.json"))
        return tuple(
            f"llm:{path.stem[:12]}:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files
        )


def _changed(path: Path, why: str) -> UnreadError:
    return UnreadError(
        f"{path.parent.name}/{path.name}: this kept exchange with the model was changed since ({why}). "
        'Delete it and run "witnessmark read CASE --ask-model" to ask again.'
    )
