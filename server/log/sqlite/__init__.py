"""The embedded store: one SQLite file, one process, nothing to set up."""

from server.log.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
