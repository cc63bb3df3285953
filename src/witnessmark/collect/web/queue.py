"""Which addresses of a long list are still to do: a run that broke off goes on where it stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from witnessmark.collect.durable import write_durably
from witnessmark.collect.web.staging import staging
from witnessmark.errors import UnreadError


@dataclass
class Queue:
    """Addresses asked for, in order, and how many of them are done.

    Attributes:
        path: kept while something is left to do, under working/web/.
    """

    path: Path
    asked: tuple[str, ...]
    done: int = 0

    @classmethod
    def of(cls, root: Path, urls: Sequence[str]) -> "Queue":
        """What a run has to do: what an earlier one left, then what is asked for now.

        The same list again, after a break, goes on; after it was finished, it is a new round of captures.
        """
        path = staging(root) / "asked.json"
        before = cls._kept(path)
        wanted = tuple(dict.fromkeys(urls))
        if before and set(wanted) <= set(before.asked):
            return before
        left = before.left if before else ()
        return cls(path, (*left, *(url for url in wanted if url not in left)))

    @property
    def left(self) -> tuple[str, ...]:
        """What is still to do."""
        return self.asked[self.done :]

    def tick(self, url: str) -> None:
        """One more done, on disk before the next begins; with the last one the list is dropped.

        Raises:
            UnreadError: it is not the one whose turn it was.
        """
        if not self.left or self.left[0] != url:
            raise UnreadError(f"{url}: it is not its turn; {len(self.left)} are left. Run the command again.")
        self.done += 1
        if self.left:
            write_durably(self.path, msgspec.json.encode({"asked": self.asked, "done": self.done}))
        else:
            self.path.unlink(missing_ok=True)

    def begin(self) -> None:
        """Write the list down before its first address is asked."""
        write_durably(self.path, msgspec.json.encode({"asked": self.asked, "done": self.done}))

    @classmethod
    def _kept(cls, path: Path) -> "Queue | None":
        try:
            words = msgspec.json.decode(path.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None
        return cls(path, words.asked, words.done) if 0 <= words.done < len(words.asked) else None


@dataclass(frozen=True)
class _Kept:
    asked: tuple[str, ...]
    done: int
