"""A disk that forgets whatever it was not asked to keep: every state in which a power cut may leave a folder.

Bytes of a file that was not synced may be there, half there, there as zeros, or not at all. A name given, changed or
taken away may be on disk or not, each for itself, until its folder is synced; only two names changed in one folder by
one rename change together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from random import Random

IDLE = ".tmp-"

FATES = ("none", "half", "zeros", "hole", "all")
"""Of bytes that were not synced: hole is zeros where the first half should be, and the second half as written."""


@dataclass(eq=False)
class File:
    """A file: its synced bytes, and the changes since, each (offset, bytes) or (length, None) for a cut."""

    disk: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def now(self, pending: list[tuple[int, bytes | None]] | None = None) -> bytes:
        """As a running program sees it."""
        data = bytearray(self.disk)
        for at, piece in self.pending if pending is None else pending:
            if piece is None:
                data[at:] = b"\0" * max(0, at - len(data))
            else:
                data[len(data) :] = b"\0" * max(0, at - len(data))
                data[at : at + len(piece)] = piece
        return bytes(data)

    def sync(self) -> None:
        """What fsync promises."""
        self.disk, self.pending = self.now(), []

    def after(self, fate: str) -> bytes:
        """Its bytes after a power cut that dealt it this fate."""
        if fate == "none":
            return self.disk
        if fate == "all":
            return self.now()
        if fate == "half":
            return self.now(_first_half(self.pending))
        zeros = [(at, piece and b"\0" * len(piece)) for at, piece in self.pending]
        if fate == "zeros":
            return self.now(zeros)
        return self.now([*_first_half(zeros), *_second_half(self.pending)])


@dataclass(eq=False)
class Folder:
    """A folder: its synced names, and the changes since; a change sets or takes away names together."""

    disk: dict[str, "File | Folder"] = field(default_factory=dict)
    pending: list[dict[str, "File | Folder | None"]] = field(default_factory=list)

    def names(self, chosen: frozenset[int] | None = None) -> dict[str, "File | Folder"]:
        """Its names as a running program sees them, or with only the chosen changes on disk."""
        names = dict(self.disk)
        for number, change in enumerate(self.pending):
            if chosen is None or number in chosen:
                for name, node in change.items():
                    names.pop(name, None)
                    if node is not None:
                        names[name] = node
        return names

    def sync(self) -> None:
        """What fsync promises."""
        self.disk, self.pending = self.names(), []


State = dict[str, bytes]
"""Path -> bytes of every file after a power cut; "path/" -> b"" of every empty folder."""


def states(top: Folder, most: int, rng: Random) -> Iterator[State]:
    """Every state a power cut may leave now; where there are more than `most`, the plainest and `most` by lot."""
    folders = [folder for folder in _all_folders(top) if folder.pending]
    dirty = _dirty(top)
    units = [_units(folder.pending) for folder in folders]
    if 2 ** sum(map(len, units)) * len(FATES) ** len(dirty) <= most:
        picks = product(*(_subsets(unit) for unit in units))
        choices = ((pick, fate) for pick in picks for fate in product(FATES, repeat=len(dirty)))
    else:
        choices = _by_lot(units, len(dirty), most, rng)
    for pick, fate in choices:
        chosen = {folder: frozenset().union(*some) for folder, some in zip(folders, pick, strict=True)}
        yield _state(top, chosen, dict(zip(dirty, fate, strict=True)))


Unit = frozenset[int]
"""Changes of one folder that reach the disk together."""


def _by_lot(units: list[list[Unit]], dirty: int, most: int, rng: Random) -> Iterator[tuple]:
    """The plainest choices (all names or none, with each fate for all; all but one name), then others by lot."""
    every, none = tuple(tuple(unit) for unit in units), tuple(() for _ in units)
    for pick in (every, none, *_all_but_one(every)):
        for fate in FATES if dirty else ("all",):
            yield pick, (fate,) * dirty
    for _ in range(most):
        pick = tuple(tuple(one for one in unit if rng.random() < 0.5) for unit in units)
        yield pick, tuple(rng.choice(FATES) for _ in range(dirty))


def _all_but_one(every: tuple) -> Iterator[tuple]:
    for at, some in enumerate(every):
        for left in some:
            yield (*every[:at], tuple(one for one in some if one != left), *every[at + 1 :])


def _units(changes: list[dict[str, "File | Folder | None"]]) -> list[Unit]:
    idle = frozenset(n for n, change in enumerate(changes) if all(name.startswith(IDLE) for name in change))
    live = [frozenset((n,)) for n in range(len(changes)) if n not in idle]
    return [*live, idle] if idle else live


def _subsets(units: list[Unit]) -> list[tuple[Unit, ...]]:
    return [chosen for size in range(len(units) + 1) for chosen in combinations(units, size)]


def _all_folders(top: Folder) -> list[Folder]:
    found = [top]
    for folder in found:  # grows while it is walked
        nodes = [*folder.disk.values(), *(node for change in folder.pending for node in change.values())]
        found += [node for node in nodes if isinstance(node, Folder) and node not in found]
    return found


def _dirty(top: Folder) -> list[File]:
    """Files with bytes not on disk that some name leads to, now or after a power cut, idle names aside."""
    found: dict[File, None] = {}
    for folder in _all_folders(top):
        for names in (folder.disk, *folder.pending):
            for name, node in names.items():
                if isinstance(node, File) and node.pending and not name.startswith(IDLE):
                    found[node] = None
    return list(found)


def _state(top: Folder, chosen: dict[Folder, frozenset[int]], fate: dict[File, str]) -> State:
    state: State = {}

    def walk(folder: Folder, at: str) -> None:
        names = folder.names(chosen.get(folder))
        if not names and at:
            state[at] = b""
        for name, node in names.items():
            if isinstance(node, Folder):
                walk(node, f"{at}{name}/")
            else:
                state[f"{at}{name}"] = node.after(fate.get(node, "all"))

    walk(top, "")
    return state


def _first_half(pending: list) -> list:
    left = sum(len(piece or b"") for _, piece in pending) // 2
    kept = []
    for at, piece in pending:
        kept.append((at, piece if piece is None else piece[:left]))
        left -= len(piece or b"")
        if left <= 0:
            break
    return kept


def _second_half(pending: list) -> list:
    left = sum(len(piece or b"") for _, piece in pending) // 2
    kept = []
    for at, piece in pending:
        if piece is None or left >= len(piece):
            left -= len(piece or b"")
            continue
        kept.append((at + left, piece[left:]))
        left = 0
    return kept
