"""How the database file is opened: durable where it can be written, as it lies where it cannot; failures in a sentence."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from witnessmark.errors import StoreError

BUSY_MS = 10_000
"""How long a write waits for another program's."""

WAYS_OUT = (
    ("is full", "Free some space and run again: what was kept before is whole."),
    (
        "readonly",
        "Nothing can be written there. Work on a copy of the case in a folder that can be written to.",
    ),
    ("unable to open", "Check that the folder is there and who may read and write it."),
    ("locked", "Another program is writing to it. Wait until it ends and run again."),
    ("malformed", "Delete it and run again: it is rebuilt from evidence/ and hand/."),
    ("not a database", "Delete it and run again: it is rebuilt from evidence/ and hand/."),
    ("no such table", "Delete it and run again: it is rebuilt from evidence/ and hand/."),
    ("no such column", "Delete it and run again: it is rebuilt from evidence/ and hand/."),
    ("disk I/O", "Look after the disk, then run again."),
)
"""What the database says -> what a person can do."""


def sqlite_engine(path: Path) -> Engine:
    """An engine on a SQLite file; read-only when its folder cannot be written to."""
    return writable_engine(path) if os.access(path.parent, os.W_OK) else sealed_engine(path)


def writable_engine(path: Path) -> Engine:
    """An engine on a file that is made when it is not there."""
    return create_engine("sqlite://", creator=lambda: _durable(path), poolclass=QueuePool)


def sealed_engine(path: Path) -> Engine:
    """An engine that reads the file as it lies; StoreError when there is none."""
    if not path.is_file():
        raise StoreError(
            f"{path}: no records are here, and none can be written. Run the case in a folder that can be written to."
        )
    return create_engine("sqlite://", creator=lambda: _as_it_lies(path), poolclass=QueuePool)


def told(engine: Engine) -> Engine:
    """The same engine, whose failures are StoreErrors from now on."""
    event.listen(engine, "handle_error", tell_what_failed)
    return engine


def tell_what_failed(context: ExceptionContext) -> None:
    """A database failure as a StoreError; a programming fault of ours passes as it is."""
    error = context.original_exception
    if isinstance(error, sqlite3.ProgrammingError) or not isinstance(error, sqlite3.Error):
        return
    where = context.engine.dialect.name if context.engine else "the database"
    said = str(error)
    way_out = next(
        (way for words, way in WAYS_OUT if words in said), "Run again; keep case.sqlite if it recurs."
    )
    raise StoreError(f"case.sqlite: {said} ({where}). {way_out}") from error


def _durable(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False)
    # WAL lets a reader look while a room writes; FULL keeps an acknowledged record through a power cut.
    for pragma in ("foreign_keys=ON", f"busy_timeout={BUSY_MS}", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _as_it_lies(path: Path) -> sqlite3.Connection:
    # SQLite wants to make a -shm file beside a WAL database even to read it; "immutable" is its way out. What a
    # broken-off run left in -wal would then be passed over, so it is used only when there is none.
    wal = path.with_name(f"{path.name}-wal")
    is_settled = not wal.exists() or wal.stat().st_size == 0
    mode = "mode=ro&immutable=1" if is_settled else "mode=ro"
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?{mode}", uri=True, check_same_thread=False)
