"""A recording played onto the forgetful disk, step by step."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.collect.crash.disk import File, Folder
from tests.collect.crash.trace import Call, handle_of, text_of


@dataclass
class Replay:
    """A folder as recorded calls change it.

    Attributes:
        root: where the folder lay; calls elsewhere are passed over.
        left_out: names right under the root that are no part of what is modelled.
        top: the folder in the model.
        promised: what standard output acknowledged so far.
    """

    root: str
    left_out: tuple[str, ...]
    top: Folder
    promised: list[str] = field(default_factory=list)
    handles: dict[int, tuple[File, list[int], bool]] = field(default_factory=dict)

    def steps(self, calls: list[Call]) -> Iterator[Call]:
        """Play call after call; yields each that changed something or promised something, once it is played."""
        for call in calls:
            if getattr(self, f"_{call.name}", self._nothing)(call):
                yield call

    def _nothing(self, call: Call) -> bool:
        if call.name in {"link", "linkat", "symlink", "symlinkat", "writev", "copy_file_range", "sendfile"}:
            assert not any(self.root in part for part in map(str, call.args)), f"not modelled: {call}"
        return False

    def _openat(self, call: Call) -> bool:
        path = self._path(call.args[0], call.args[1])
        flags = call.args[2]
        self.handles.pop(call.result, None)
        if path is None or "O_DIRECTORY" in flags:
            return False
        folder, name = self._find(path)
        node = folder.names().get(name) if folder else None
        is_new = node is None and "O_CREAT" in flags
        if is_new:
            node = File()
            folder.pending.append({name: node})
        if isinstance(node, File):
            if "O_TRUNC" in flags and node.now():
                node.pending.append((0, None))
            self.handles[call.result] = (node, [0], "O_APPEND" in flags)
        return is_new

    def _close(self, call: Call) -> bool:
        self.handles.pop(handle_of(call.args[0])[0], None)
        return False

    def _dup(self, call: Call) -> bool:
        number = handle_of(call.args[0])[0]
        if number in self.handles:
            self.handles[call.result] = self.handles[number]
        return False

    def _write(self, call: Call) -> bool:
        number = handle_of(call.args[0])[0]
        data = text_of(call.args[1])[: call.result]
        if number == 1:
            told = [
                line.removeprefix(b"ACK ").decode() for line in data.splitlines() if line.startswith(b"ACK ")
            ]
            self.promised += told
            return bool(told)
        if number not in self.handles:
            return False
        file, at, appends = self.handles[number]
        at[0] = len(file.now()) if appends else at[0]
        file.pending.append((at[0], data))
        at[0] += len(data)
        return True

    def _pwrite64(self, call: Call) -> bool:
        number = handle_of(call.args[0])[0]
        if number in self.handles:
            self.handles[number][0].pending.append((int(call.args[3]), text_of(call.args[1])[: call.result]))
        return number in self.handles

    def _lseek(self, call: Call) -> bool:
        number = handle_of(call.args[0])[0]
        if number in self.handles:
            self.handles[number][1][0] = call.result
        return False

    def _ftruncate(self, call: Call) -> bool:
        number = handle_of(call.args[0])[0]
        if number in self.handles:
            self.handles[number][0].pending.append((int(call.args[1]), None))
        return number in self.handles

    def _fallocate(self, call: Call) -> bool:
        number = handle_of(call.args[0])[0]
        if number in self.handles:
            file, length = self.handles[number][0], int(call.args[2]) + int(call.args[3])
            file.pending.append((max(length, len(file.now())), None))
        return number in self.handles

    def _fsync(self, call: Call) -> bool:
        number, path = handle_of(call.args[0])
        inside = self._inside(path)
        if inside is None:
            return False
        node = self.handles[number][0] if number in self.handles else self._node(inside)
        if node is not None:
            node.sync()
        return True

    _fdatasync = _fsync

    def _mkdir(self, call: Call) -> bool:
        return self._set(self._path("AT_FDCWD", call.args[0]), Folder())

    def _mkdirat(self, call: Call) -> bool:
        return self._set(self._path(*call.args[:2]), Folder())

    def _unlink(self, call: Call) -> bool:
        return self._set(self._path("AT_FDCWD", call.args[0]), None)

    _rmdir = _unlink

    def _unlinkat(self, call: Call) -> bool:
        return self._set(self._path(*call.args[:2]), None)

    def _rename(self, call: Call) -> bool:
        return self._move(self._path("AT_FDCWD", call.args[0]), self._path("AT_FDCWD", call.args[1]))

    def _renameat(self, call: Call) -> bool:
        return self._move(self._path(*call.args[:2]), self._path(*call.args[2:4]))

    def _renameat2(self, call: Call) -> bool:
        old, new = self._path(*call.args[:2]), self._path(*call.args[2:4])
        if "EXCHANGE" not in call.args[4]:
            return self._move(old, new)
        one, other = self._node(old), self._node(new)
        return self._set(old, other) | self._set(new, one)

    def _move(self, old: PurePosixPath | None, new: PurePosixPath | None) -> bool:
        if old is None or new is None:
            return False
        node, (source, was), (target, name) = self._node(old), self._find(old), self._find(new)
        if source is target:
            source.pending.append({was: None, name: node})
        else:
            target.pending.append({name: node})
            source.pending.append({was: None})
        return True

    def _set(self, path: PurePosixPath | None, node: File | Folder | None) -> bool:
        if path is None:
            return False
        folder, name = self._find(path)
        if folder is not None:
            folder.pending.append({name: node})
        return folder is not None

    def _path(self, folder: str, name: str) -> PurePosixPath | None:
        given = os.fsdecode(text_of(name))
        above = handle_of(folder)[1] if folder != "AT_FDCWD" else ""
        return self._inside(str(PurePosixPath(above) / given))

    def _inside(self, path: str) -> PurePosixPath | None:
        if path != self.root and not path.startswith(self.root + "/"):
            return None
        inside = PurePosixPath(path[len(self.root) :].lstrip("/"))
        first = inside.parts[0] if inside.parts else ""
        return None if any(first.startswith(name) for name in self.left_out) else inside

    def _find(self, path: PurePosixPath) -> tuple[Folder | None, str]:
        parent = self._node(path.parent)
        return (parent if isinstance(parent, Folder) else None), path.name

    def _node(self, path: PurePosixPath) -> File | Folder | None:
        node: File | Folder | None = self.top
        for part in path.parts:
            node = node.names().get(part) if isinstance(node, Folder) else None
        return node


def loaded(root: Path, left_out: tuple[str, ...]) -> Folder:
    """A folder as it lies, all of it on disk."""
    folder = Folder()
    for path in root.iterdir():
        if not any(path.name.startswith(name) for name in left_out):
            folder.disk[path.name] = loaded(path, ()) if path.is_dir() else File(path.read_bytes())
    return folder
