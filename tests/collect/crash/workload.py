"""The real code at work in a case, in a process of its own: every lasting thing it promises is told on standard output.

    python workload.py collect CASE [MUTANT]     ACK NAME for each arrival that is done for good
    python workload.py publish CASE [MUTANT]     ACK published, once the new folder and its log line are there

MUTANT is the name of a fault from MUTANTS: the same code with one promise broken, which the tests must catch, or a
kill at a chosen place.
"""

import json
import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path

from witnessmark.case import Case, durable, open_case
from witnessmark.collect import arrivals, collect, growing, take_in_all
from witnessmark.collect.batch import Batch
from witnessmark.collect.custody import Log
from witnessmark.collect.publication import log_publication
from witnessmark.collect.session import session
from witnessmark.publish.manifest import hashes_of
from witnessmark.publish.release import put_back, swap


def acknowledge(what: str) -> None:
    """Tell what is now promised, at once."""
    os.write(1, f"ACK {what}\n".encode())


def run_collect(case: Case, *, with_records: bool = True) -> None:
    """Collect, telling each arrival when it is done; without records, up to the signed log only."""
    names: list[str] = []

    def progress(name: str, done: int, _total: int) -> None:
        for finished in names[progress.told : done]:
            acknowledge(finished)
        progress.told = max(progress.told, min(done, len(names)))
        if name and name not in names:
            names.append(name)

    progress.told = 0
    if with_records:
        collect(case, progress)
        return
    with session(case) as log:
        take_in_all(case, log, list(arrivals(case)), progress)


def run_publish(case: Case) -> None:
    """Put a new folder of three files in the place of published/, and log it."""
    made = case.working / "publishing"
    put_back(made, case.published)
    (made / "data").mkdir(parents=True)
    for name in ("index.html", "data/figures.csv"):
        (made / name).write_text(f"second record, {name}\n", encoding="utf-8")
    (made / "manifest.json").write_text(json.dumps({"files": hashes_of(made)}), encoding="utf-8")
    swap(made, case.published)
    log_publication(case)
    acknowledge("published")


def no_sync(is_forgotten):
    """Never wait for the disk where `is_forgotten` says so."""
    sync = os.fsync

    def forgetful(handle: int) -> None:
        if not is_forgotten(os.fstat(handle).st_mode):
            sync(handle)

    os.fsync = forgetful


def write_in_place() -> None:
    """Write an object under its lasting name, piece by piece."""

    def publish_files(names, mode):
        for temp, target in names:
            durable.make_folder(target.parent)
            data = temp.read_bytes()
            with target.open("wb", buffering=0) as file:
                for at in range(0, len(data), 512):
                    file.write(data[at : at + 512])
                os.fsync(file.fileno())
            target.chmod(mode)
            durable.sync(target.parent)
            temp.unlink()

    sys.modules["witnessmark.collect.batch"].publish_files = publish_files


def line_before_object() -> None:
    """Write the log's lines before the objects they name have their names."""
    late: list[Batch] = []
    together, settle, close = Log.together, Batch.settle, Batch.__exit__
    Batch.settle = lambda batch: late.append(batch)  # noqa: PLW0108 - a list's method would not be bound to the batch
    Batch.__exit__ = lambda *_: None

    def then_objects(log):
        is_outermost = not log.is_together
        with together(log):
            yield
        while late and is_outermost:
            batch = late.pop()
            settle(batch)
            close(batch)

    Log.together = contextmanager(then_objects)


def rename_before_sync() -> None:
    """Give names first and wait for the bytes afterwards."""

    def publish_files(names, mode):
        pairs = list(names)
        durable.make_folders(target.parent for _, target in pairs)
        for temp, target in pairs:
            temp.chmod(mode)
            temp.replace(target)
        durable.sync_all(target.parent for _, target in pairs)
        durable.sync_all(target for _, target in pairs)

    sys.modules["witnessmark.collect.batch"].publish_files = publish_files


def swap_without_sync() -> None:
    """Exchange the published folder without bringing the new one to disk."""
    sys.modules["witnessmark.publish.release"].sync_tree = lambda _folder: None


def line_not_synced() -> None:
    """Acknowledge a line that is written and not on disk."""
    growing.os = type("os", (), {**vars(os), "fsync": staticmethod(lambda _handle: None)})


def die_before_folders() -> None:
    """Be killed when names are given and their folders are not on disk."""
    sync_all = durable.sync_all

    def killed(paths):
        wanted = list(paths)
        if wanted and all(path.is_dir() and len(path.name) == 2 for path in wanted):
            os._exit(0)
        sync_all(wanted)

    durable.sync_all = killed


def trust_what_is_there() -> None:
    """Build on the names a killed run gave without bringing them to disk."""
    sys.modules["witnessmark.collect.batch"].sync_all = list
    sys.modules["witnessmark.collect.objects"].sync_all = list


def answer_too_early() -> None:
    """Acknowledge an arrival when it is begun."""
    module = sys.modules["witnessmark.collect"]
    module._watched = lambda batch, _progress, _done, _total: (acknowledge(one.name) or one for one in batch)


MUTANTS = {
    "answer too early": answer_too_early,
    "die before folders": die_before_folders,
    "trust what is there": trust_what_is_there,
    "no file sync": lambda: no_sync(stat.S_ISREG),
    "no folder sync": lambda: no_sync(stat.S_ISDIR),
    "write in place": write_in_place,
    "line before object": line_before_object,
    "rename before sync": rename_before_sync,
    "line not synced": line_not_synced,
    "swap without sync": swap_without_sync,
}

if __name__ == "__main__":
    task, root, *mutant = sys.argv[1:]
    for name in mutant:
        MUTANTS[name]()
    opened = open_case(Path(root))
    {"collect": run_collect, "publish": run_publish}[task](opened)
    opened.store.close()
