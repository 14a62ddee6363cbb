"""What was read out of contents: stored once for each SHA-256 and format."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archivist.domain.material import Status
from archivist.domain.ocr import Looked

Stamp = tuple[int, str, str]  # reader version, how far it looked, status


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One content. *facts* and *extract* are encoded by ``archivist.extract.codec``.

    *looked* says how far its pages and pictures were looked at when it was read.
    """

    sha256: str
    format: str
    reader: int
    looked: Looked
    status: Status
    failure_code: str | None
    failure_reason: str | None
    facts: bytes
    extract: bytes | None


def save(db: sqlite3.Connection, rows: Iterable[ReadingRow]) -> None:
    """Insert or replace; the caller holds a transaction."""
    _insert(db, "REPLACE", rows)


def keep(db: sqlite3.Connection, rows: Iterable[ReadingRow]) -> None:
    """Insert what another program may have dropped meanwhile; the caller holds a transaction."""
    _insert(db, "IGNORE", rows)


def _insert(db: sqlite3.Connection, instead: str, rows: Iterable[ReadingRow]) -> None:
    db.executemany(
        f"INSERT OR {instead} INTO reading (sha256, format, reader, looked, status, failure_code,"  # noqa: S608 — our own words
        " failure_reason, facts, extract) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row.sha256,
                row.format,
                row.reader,
                row.looked,
                row.status,
                row.failure_code,
                row.failure_reason,
                row.facts,
                row.extract,
            )
            for row in rows
        ],
    )


def find(db: sqlite3.Connection, sha256: str, format: str) -> ReadingRow | None:  # noqa: A002
    """Return one reading, or None."""
    row = db.execute(
        "SELECT * FROM reading WHERE sha256 = ? AND format = ?", (sha256, format)
    ).fetchone()
    if row is None:
        return None
    words = {"status": Status(row["status"]), "looked": Looked(row["looked"])}
    return ReadingRow(**{**dict(row), **words})


def facts(db: sqlite3.Connection) -> Iterator[tuple[str, str, bytes]]:
    """Yield (sha256, format, encoded facts) of every content that a file still has."""
    return (
        (row[0], row[1], row[2])
        for row in db.execute(
            "SELECT sha256, format, facts FROM reading WHERE (sha256, format) IN"
            " (SELECT sha256, format FROM file)"
        )
    )


def facts_of(db: sqlite3.Connection, sha256: str, format: str) -> bytes | None:  # noqa: A002
    """Return the encoded facts of one content, or None."""
    row = db.execute(
        "SELECT facts FROM reading WHERE sha256 = ? AND format = ?", (sha256, format)
    ).fetchone()
    return row[0] if row else None


def stamps(db: sqlite3.Connection) -> dict[tuple[str, str], Stamp]:
    """Return, for each (sha256, format), who read it and how: its facts change only with these."""
    rows = db.execute("SELECT sha256, format, reader, looked, status FROM reading")
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}


def extract_of(db: sqlite3.Connection, path: str) -> bytes | None:
    """Return the encoded extract of the content at *path*, or None."""
    row = db.execute(
        "SELECT reading.extract FROM file JOIN reading USING (sha256, format) WHERE file.path = ?",
        (path,),
    ).fetchone()
    return row[0] if row else None


def forget_unused(db: sqlite3.Connection) -> None:
    """Drop the readings no file has any more; the caller holds a transaction."""
    db.execute(
        "DELETE FROM reading WHERE (sha256, format) NOT IN"
        " (SELECT sha256, format FROM file WHERE sha256 IS NOT NULL)"
    )
