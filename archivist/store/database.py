"""The derived database: local, rebuildable, of exactly one version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from archivist.paths import SCHEMAS

VERSION = 5
_SCHEMA = SCHEMAS / "store" / "derived.sql"
_BUSY_SECONDS = 30


@contextmanager
def open_database(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection in autocommit mode; a file of another version is replaced by an empty one.

    WAL is right here: the file lies on a local disk and two processes may read and write it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if _version(path) not in (0, VERSION):
        discard(path)
    with closing(_connect(path)) as db:
        _create(db)
        yield db


def discard(path: Path) -> None:
    """Delete the database and its side files."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Commit what happens inside, or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:  # a full disk has ended it already
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS)
    db.row_factory = sqlite3.Row
    return db


def _version(path: Path) -> int:
    if not path.exists():
        return 0
    try:
        with closing(_connect(path)) as db:
            return int(db.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:  # not a database any more: as good as another version
        return -1


def _create(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    with transaction(db):
        if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return  # another process was faster
        for statement in _SCHEMA.read_text(encoding="utf-8").split(";\n"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")
