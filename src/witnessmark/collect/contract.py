"""What a collector plug-in promises: it points at files that came, and leaves them as they are."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

from witnessmark.activity import visible
from witnessmark.errors import PluginError


@dataclass(frozen=True)
class Arrival:
    """One thing that came; the room itself decides whether it can be taken in.

    Attributes:
        path: where it lies now.
        name: what to call it for good, relative to the folder it came in, without control characters.
        how: the Item's `how`: "inbox", "hand" or the collector's name.
        source, captured: as in Item, for what came from the web.
        within: sha256 of the object it was unpacked from; "" when it came by itself.
    """

    path: Path
    name: str
    how: str
    source: str = ""
    captured: str = ""
    within: str = ""


class Collector(Protocol):
    """A collector plug-in."""

    def collect(self, root: Path) -> Iterable[Arrival]:
        """Everything that came into the case folder `root`, in lasting order; symlinks are named, not followed."""


OURS = frozenset({"evidence", "working", "published", ".keys"})
"""Folders of a case that we write ourselves: nothing comes from there."""


def arrivals_under(root: Path, name: str, how: str) -> Iterator[Arrival]:
    """Every visible file under a folder of the case, by name; links and special files too, to be refused aloud.

    Args:
        root: the case folder.
        name: of the folder in it.
        how: the Item's `how`.

    Raises:
        PluginError: the name leads out of the case, or into what we write ourselves.
    """
    if name in OURS or name.startswith(".") or PurePath(name).name != name:
        raise PluginError(
            f'[plugins.{how}]: folder is "{name[:80]}". Write the name of one folder inside the case, such as "{how}".'
        )
    folder = root / name
    for path in sorted(_files(folder), key=lambda path: path.relative_to(folder).as_posix()):
        yield Arrival(path, visible(path.relative_to(folder).as_posix()), how)


def _files(top: Path) -> Iterator[Path]:
    """What lies under a folder, however deep; a folder that cannot be looked into is there itself, to be refused aloud."""
    waiting = [top] if top.is_dir() else []
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            yield folder
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            else:
                yield Path(entry.path)
