"""Where records are kept: one port, one implementation over SQLAlchemy (SQLite by default, PostgreSQL for teams)."""

from witnessmark.store.base import Store
from witnessmark.store.sql import open_shared, open_store

__all__ = ["Store", "open_shared", "open_store"]
