"""The files of the evidence folder as they were last seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from archivist.domain.material import Status
from archivist.domain.ocr import Looked


class FileRow(NamedTuple):
    """One path. *disk* is the path in the file system's own bytes; times in nanoseconds.

    Of a member of an archive *container* is the path of the file on the disk, and *disk* is that
    file's; size and time are the member's own. *read_by* tells which reader read the content and
    how far it looked, or which one tried in vain.
    """

    path: str
    disk: bytes
    size: int
    mtime_ns: int
    scanned_ns: int
    sha256: str | None
    format: str
    status: Status
    kind: str | None
    role: str
    extension_differs: bool
    failure_code: str | None
    failure_reason: str | None
    container: str | None = None
    read_by: str | None = None


class Known(NamedTuple):
    """What a scan asks of a path it saw before."""

    path: str
    disk: bytes
    size: int
    mtime_ns: int
    scanned_ns: int
    container: str | None
    status: str
    read_by: str | None


_COLUMNS = (
    "path, disk, size, mtime_ns, scanned_ns, sha256, format, status, kind, role,"
    " extension_differs, failure_code, failure_reason, container, read_by"
)


def load(db: sqlite3.Connection) -> dict[str, FileRow]:
    """Return every row by its path."""
    cursor = db.cursor()
    cursor.row_factory = None  # plain tuples: there may be many
    rows = cursor.execute(f"SELECT {_COLUMNS} FROM file")  # noqa: S608 — our own column list
    return {row[0]: _row(row) for row in rows}


def looked_at(db: sqlite3.Connection) -> dict[str, int]:
    """Return when each path was looked at last: a row that was written since has another time."""
    cursor = db.cursor()
    cursor.row_factory = None
    return dict(cursor.execute("SELECT path, scanned_ns FROM file"))


def known(db: sqlite3.Connection) -> dict[str, Known]:
    """Return what a scan asks of every path."""
    cursor = db.cursor()
    cursor.row_factory = None  # plain tuples: there may be many
    rows = cursor.execute(
        "SELECT path, disk, size, mtime_ns, scanned_ns, container, status, read_by FROM file"
    )
    return {row[0]: Known._make(row) for row in rows}


def find(db: sqlite3.Connection, path: str) -> FileRow | None:
    """Return the row of one path, or None."""
    row = db.execute(f"SELECT {_COLUMNS} FROM file WHERE path = ?", (path,)).fetchone()  # noqa: S608
    return _row(tuple(row)) if row else None


def inside(db: sqlite3.Connection, prefix: str, most: int) -> list[FileRow]:
    """Return the rows whose path begins with *prefix*, in the order of paths, *most* at most."""
    after = prefix + chr(0x10FFFF)
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM file WHERE path >= ? AND path < ? ORDER BY path LIMIT ?",  # noqa: S608
        (prefix, after, most),
    )
    return [_row(row) for row in rows]


def save(db: sqlite3.Connection, rows: Iterable[FileRow]) -> None:
    """Insert or replace; the caller holds a transaction."""
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    db.executemany(
        f"INSERT OR REPLACE INTO file ({_COLUMNS}) VALUES ({marks})",  # noqa: S608
        [
            (
                row.path,
                row.disk,
                row.size,
                row.mtime_ns,
                row.scanned_ns,
                row.sha256,
                row.format,
                row.status,
                row.kind,
                row.role,
                int(row.extension_differs),
                row.failure_code,
                row.failure_reason,
                row.container,
                row.read_by,
            )
            for row in rows
        ],
    )


def remove(db: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget paths; the caller holds a transaction."""
    db.executemany("DELETE FROM file WHERE path = ?", [(path,) for path in paths])


def contents_by_size(
    db: sqlite3.Connection, reader: int, looked: Iterable[Looked]
) -> dict[int, tuple[str, ...]]:
    """Return the SHA-256 of every content that *reader* could read, by size in bytes.

    Of contents with pages and pictures, only those looked at so far as one of *looked*.
    """
    known: dict[int, set[str]] = {}
    enough = tuple(looked)
    marks = ", ".join("?" * len(enough))
    rows = db.execute(
        "SELECT DISTINCT file.size, file.sha256 FROM file JOIN reading USING (sha256, format)"  # noqa: S608
        f" WHERE reading.reader = ? AND reading.status != 'failed' AND looked IN ({marks})",
        (reader, *enough),
    )
    for size, sha256 in rows:
        known.setdefault(size, set()).add(sha256)
    return {size: tuple(sorted(found)) for size, found in known.items()}


_STATUS = {status.value: status for status in Status}


def _row(row: tuple[Any, ...]) -> FileRow:
    return FileRow._make((*row[:7], _STATUS[row[7]], row[8], row[9], row[10] == 1, *row[11:]))
