"""The room's door to durable writing, which lies with the case because publishing needs it, too."""

from witnessmark.case.durable import (
    TEMP_PREFIX,
    make_folder,
    new_temp,
    open_temp,
    publish_file,
    publish_files,
    sync,
    sync_all,
    write_all,
    write_durably,
)

__all__ = [
    "TEMP_PREFIX",
    "make_folder",
    "new_temp",
    "open_temp",
    "publish_file",
    "publish_files",
    "sync",
    "sync_all",
    "sync_folder",
    "write_all",
    "write_durably",
]

sync_folder = sync
"""Put a folder's names on disk."""
