"""Random edits of a case's evidence, every file of it, and what each should be found by."""

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from witnessmark.case import Case


@dataclass(frozen=True)
class Edit:
    """What was done.

    Attributes:
        kind: flip, delete, insert, truncate, ...
        path: the file, relative to evidence/; of an added one, its own name.
        line: the log line that the edit harms first; None when no line is at fault.
    """

    kind: str
    path: str
    line: int | None


class Evidence:
    """The evidence folder with a whole copy beside it, from which each edit is undone."""

    def __init__(self, case: Case, spare: Path) -> None:
        self.folder, self.spare = case.evidence, spare
        shutil.copytree(case.evidence, spare, symlinks=True)
        self.files = sorted(path.relative_to(spare) for path in spare.rglob("*") if path.is_file())
        self.sizes = sorted(int(path.stem) for path in self.files if path.suffix == ".note")
        lines = (case.custody / "log.jsonl").read_bytes().splitlines()
        self.first_line: dict[str, int] = {}
        for number, words in enumerate(map(json.loads, lines)):
            for digest in (words["obj"], words["params"]):
                self.first_line.setdefault(digest, number)

    def read(self, path: Path) -> bytes:
        return (self.spare / path).read_bytes()

    def write(self, path: Path, data: bytes) -> None:
        target = self.folder / path
        target.unlink(missing_ok=True)
        target.write_bytes(data)

    def restore(self, *paths: Path) -> None:
        for path in paths:
            (self.folder / path).unlink(missing_ok=True)
            if (self.spare / path).exists():
                shutil.copy2(self.spare / path, self.folder / path)

    def line_of(self, path: Path, at: int = 0) -> int | None:
        """The line that byte `at` of the log is in, or the first that names an object."""
        if path.name == "log.jsonl":
            return self.read(path)[:at].count(b"\n")
        return self.first_line.get(path.name)

    def is_named(self, line: int | None, index: int | None) -> bool:
        """Whether a verdict's index points at the line, or at the first line of the checkpoint that signs it.

        Which of the lines one signature covers was changed, the root alone cannot tell.
        """
        if line is None:
            return True
        start = max((size for size in self.sizes if size <= line), default=0)
        return index in {line, start}


def random_edit(evidence: Evidence, dice: random.Random) -> tuple[Edit, Callable[[], None]]:
    """Make one edit; returns what it was and what undoes it."""
    kind = dice.choice(sorted(KINDS))
    return KINDS[kind](evidence, dice)


def _change(
    kind: str, change: Callable[[bytes, int, random.Random], bytes]
) -> Callable[..., tuple[Edit, Callable[[], None]]]:
    def make(evidence: Evidence, dice: random.Random) -> tuple[Edit, Callable[[], None]]:
        path = _any_file(evidence, dice, kind)
        before = evidence.read(path)
        at = dice.randrange(len(before))
        after = change(before, at, dice)
        if after == before:  # zeros over zeros: nothing was edited
            return make(evidence, dice)
        evidence.write(path, after)
        differs = next(
            (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
            min(len(before), len(after)),
        )
        return Edit(kind, path.as_posix(), evidence.line_of(path, differs)), lambda: evidence.restore(path)

    return make


def _any_file(evidence: Evidence, dice: random.Random, kind: str) -> Path:
    """Custody files half of the time; the log itself for edits of whole lines."""
    log = next(path for path in evidence.files if path.name == "log.jsonl")
    custody = [path for path in evidence.files if path.parts[0] == "custody"]
    return log if "line" in kind else dice.choice(dice.choice([evidence.files, custody]))


def _flip(data: bytes, at: int, dice: random.Random) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def _lines(
    change: Callable[[list[bytes], random.Random], None],
) -> Callable[[bytes, int, random.Random], bytes]:
    def edit(data: bytes, _at: int, dice: random.Random) -> bytes:
        lines = data.splitlines(keepends=True)
        change(lines, dice)
        return b"".join(lines)

    return edit


def _swap_lines(lines: list[bytes], dice: random.Random) -> None:
    one, other = dice.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]


def _move(name: str) -> Callable[..., tuple[Edit, Callable[[], None]]]:
    def make(evidence: Evidence, dice: random.Random) -> tuple[Edit, Callable[[], None]]:
        path = dice.choice(evidence.files)
        other = path.with_name(name)
        (evidence.folder / path).rename(evidence.folder / other)
        return Edit("rename", path.as_posix(), _line_of_file(evidence, path)), lambda: evidence.restore(
            path, other
        )

    return make


def _swap(evidence: Evidence, dice: random.Random) -> tuple[Edit, Callable[[], None]]:
    one, other = dice.sample(evidence.files, 2)
    if evidence.read(one) == evidence.read(other):  # the last checkpoint and its copy
        return _swap(evidence, dice)
    evidence.write(one, evidence.read(other))
    evidence.write(other, evidence.read(one))
    lines = [
        line for line in (_line_of_file(evidence, one), _line_of_file(evidence, other)) if line is not None
    ]
    # Where the log or its notes are among the two, those fail first.
    line = min(lines) if len(lines) == 2 and "log.jsonl" not in {one.name, other.name} else None
    return Edit("swap", f"{one} {other}", line), lambda: evidence.restore(one, other)


def _remove(evidence: Evidence, dice: random.Random) -> tuple[Edit, Callable[[], None]]:
    path = dice.choice(evidence.files)
    (evidence.folder / path).unlink()
    return Edit("remove", path.as_posix(), _line_of_file(evidence, path)), lambda: evidence.restore(path)


def _link(evidence: Evidence, dice: random.Random) -> tuple[Edit, Callable[[], None]]:
    """The file is replaced by a link to the same bytes elsewhere, which somebody may change later."""
    path = dice.choice(evidence.files)
    (evidence.folder / path).unlink()
    (evidence.folder / path).symlink_to(evidence.spare / path)
    return Edit("link", path.as_posix(), _line_of_file(evidence, path)), lambda: evidence.restore(path)


def _add(evidence: Evidence, dice: random.Random) -> tuple[Edit, Callable[[], None]]:
    like = dice.choice(evidence.files)
    path = like.with_name(
        dice.choice([f"x{like.name}", f"{like.name}.bak", f"0{like.name}", ".hidden", "9.note"])
    )
    if (evidence.folder / path).exists():
        return _add(evidence, dice)
    evidence.write(path, dice.choice([evidence.read(like), b"", dice.randbytes(40)]))
    return Edit("add", path.as_posix(), None), lambda: evidence.restore(path)


def _line_of_file(evidence: Evidence, path: Path) -> int | None:
    """The line a whole file's loss is to be told by; the log's own loss is no single line's."""
    return None if path.name == "log.jsonl" else evidence.line_of(path)


KINDS: dict[str, Callable[..., tuple[Edit, Callable[[], None]]]] = {
    "flip a bit": _change("flip a bit", _flip),
    "delete a byte": _change("delete a byte", lambda data, at, _: data[:at] + data[at + 1 :]),
    "delete a stretch": _change(
        "delete a stretch", lambda data, at, dice: data[:at] + data[at + dice.randrange(1, 60) :]
    ),
    "insert a byte": _change(
        "insert a byte", lambda data, at, dice: data[:at] + dice.randbytes(1) + data[at:]
    ),
    "append": _change(
        "append", lambda data, _, dice: data + dice.choice([b"\n", b" ", b"\0", b"x", data[-40:]])
    ),
    "truncate": _change("truncate", lambda data, at, _: data[:at]),
    "zeros": _change(
        "zeros", lambda data, at, _: data[:at] + bytes(len(data[at : at + 16])) + data[at + 16 :]
    ),
    "drop a line": _change(
        "drop a line", _lines(lambda lines, dice: lines.__delitem__(dice.randrange(len(lines))))
    ),
    "repeat a line": _change(
        "repeat a line",
        _lines(lambda lines, dice: lines.insert(dice.randrange(len(lines)), dice.choice(lines))),
    ),
    "swap lines": _change("swap lines", _lines(_swap_lines)),
    "swap files": _swap,
    "rename": _move("renamed"),
    "remove": _remove,
    "add": _add,
    "link": _link,
}
"""Kind -> what makes it."""
