"""Which pictures were compared, and which of them show the same: kept, for comparing takes seconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping


def compared(db: sqlite3.Connection) -> set[str]:
    """Return the pictures that were compared with all others, by the key of their fingerprint."""
    return {row[0] for row in db.execute("SELECT print FROM compared")}


def near(db: sqlite3.Connection) -> Mapping[str, frozenset[str]]:
    """Return, for each picture that is near another, those it is near."""
    found: dict[str, set[str]] = {}
    for one, other in db.execute("SELECT one, other FROM near_pictures"):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {key: frozenset(others) for key, others in found.items()}


def keep(
    db: sqlite3.Connection, keys: Iterable[str], pairs: Iterable[tuple[str, str, float]]
) -> None:
    """Note that *keys* were compared, and the *pairs* found; within a transaction."""
    db.executemany("INSERT OR IGNORE INTO compared VALUES (?)", ((key,) for key in keys))
    db.executemany("INSERT OR IGNORE INTO near_pictures VALUES (?, ?, ?)", pairs)


def forget(db: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Forget pictures that are gone; within a transaction."""
    gone = [(key,) for key in keys]
    db.executemany("DELETE FROM compared WHERE print = ?", gone)
    db.executemany("DELETE FROM near_pictures WHERE one = ?", gone)
    db.executemany("DELETE FROM near_pictures WHERE other = ?", gone)
