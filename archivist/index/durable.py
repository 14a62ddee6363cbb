"""Bytes that are really on the disk, and a record of how many there should be."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from archivist import atomic

#: The number of this index's layout; another number on disk means: rebuild.
VERSION = 1
_RECORD = "archivist-index.json"


def write_sizes(folder: Path) -> None:
    """Bring every segment file to the disk, then record its size beside the layout's version.

    The record is written before the table of contents that names the new segments and lists the old
    ones too, so that it fits whichever of the two a crash leaves.
    """
    sizes = {}
    for path in sorted(folder.glob("*.seg")):
        _sync(path)
        sizes[path.name] = path.stat().st_size
    aside = folder / f"{_RECORD}.partial"
    aside.write_text(json.dumps({"version": VERSION, "sizes": sizes}), encoding="utf-8")
    _sync(aside)
    aside.replace(folder / _RECORD)
    sync_folder(folder)


def is_whole(folder: Path, files: Iterable[str]) -> bool:
    """Whether the record is of this version and each of *files* has the size it had when written."""
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        version, sizes = record["version"], record["sizes"]
        return version == VERSION and all(
            (folder / name).stat().st_size == sizes[name] for name in files
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def sync_folder(folder: Path, *names: str) -> None:
    """Bring the named files, and the folder's own list of names, to the disk."""
    for name in names:
        _sync(folder / name)
    atomic.sync_folder(folder)


def _sync(path: Path) -> None:
    flags = os.O_RDONLY if os.name == "posix" else os.O_RDWR
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
