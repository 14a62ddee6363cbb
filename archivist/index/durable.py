"""Bytes that are really on the disk, and a record of what they should be."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from archivist import atomic

#: The number of this index's layout; another number on disk means: rebuild.
VERSION = 2
_RECORD = "archivist-index.json"
_CHUNK = 1 << 20

#: Size in bytes, time of change in nanoseconds, CRC-32.
Mark = tuple[int, int, int]


def write_contents(folder: Path, name: str, contents: bytes) -> None:
    """Bring every segment to the disk, record what is there, then write the contents that name them.

    The record is written before the contents and keeps what it said of the ones before, so that it
    fits whichever of the two a crash leaves. Raises OSError.
    """
    known = _marks(folder)
    marks: dict[str, Mark] = {n: m for n, m in known.items() if (folder / n).exists()}
    for path in sorted(folder.glob("*.seg")):
        if marks.get(path.name, (0, 0, 0))[:2] != _seen(path):
            _sync(path)
            marks[path.name] = (*_seen(path), _checksum(path))
    marks[name] = (len(contents), 0, zlib.crc32(contents))
    sync_folder(folder)
    record = json.dumps({"version": VERSION, "files": marks}).encode()
    atomic.write_bytes(folder / _RECORD, record)
    atomic.write_bytes(folder / name, contents)


def is_whole(folder: Path, files: Iterable[str]) -> bool:
    """Whether the record is of this version and each of *files* is as it was when written.

    The bytes of a file are read again only when its time of change differs from the recorded one.
    """
    marks = _marks(folder)
    try:
        return all(_is_same(folder / name, marks[name]) for name in files)
    except (OSError, KeyError):
        return False


def sync_folder(folder: Path) -> None:
    """Bring the folder's own list of names to the disk."""
    atomic.sync_folder(folder)


def _is_same(path: Path, mark: Mark) -> bool:
    size, changed = _seen(path)
    if size != mark[0]:
        return False
    return changed == mark[1] or _checksum(path) == mark[2]


def _seen(path: Path) -> tuple[int, int]:
    seen = path.stat()
    return seen.st_size, seen.st_mtime_ns


def _marks(folder: Path) -> dict[str, Mark]:
    """Return what the record of this version says; nothing when there is none."""
    try:
        record: Any = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        if record["version"] != VERSION:
            return {}
        return {
            str(name): (int(size), int(changed), int(checksum))
            for name, (size, changed, checksum) in record["files"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return checksum


def _sync(path: Path) -> None:
    flags = os.O_RDONLY if os.name == "posix" else os.O_RDWR
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
