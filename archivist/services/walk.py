"""Every file below a folder, once, in a steady order, whatever its name is made of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archivist.services.locate import normal

# Held by an office program while somebody edits the file beside it, and gone afterwards.
_LOCKS = ("~$", ".~lock.")


@dataclass(frozen=True, slots=True)
class Seen:
    """One file. *path* as the program names it, *disk* in the file system's own bytes.

    A member of an archive has the path of the file on the disk as its *container*, and its *disk*.
    """

    path: str
    disk: bytes
    size: int
    mtime_ns: int
    container: str | None = None


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A folder or file that could not be looked at; *path* ends with ``/`` for a folder."""

    path: str
    disk: bytes
    reason: str


def walk(root: Path, prefix: str = "") -> Iterator[Seen | Unlisted]:
    """Yield what lies below *root*; *prefix* stands before each path.

    An editor's lock files (~$report.docx) are none. Links to folders are not followed (they could
    lead round in a circle). Two names that differ only in Unicode form or in undecodable bytes are
    both yielded, the second as it is spelt on disk.
    """
    taken: set[str] = set()
    for each in _walk(root, ""):
        path = normal(each.path)
        if path in taken:
            path = each.path.encode("utf-8", "backslashreplace").decode() + "~"
        taken.add(path)
        if isinstance(each, Seen):
            yield Seen(prefix + path, each.disk, each.size, each.mtime_ns)
        else:
            yield Unlisted(prefix + path, each.disk, each.reason)


def _walk(folder: Path, below: str) -> Iterator[Seen | Unlisted]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Unlisted(f"{below}/" if below else "", os.fsencode(below), error.strerror or "")
        return
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), path)
        elif not entry.name.startswith(_LOCKS):
            yield from _look(entry, path)


def _look(entry: os.DirEntry[str], path: str) -> Iterator[Seen | Unlisted]:
    disk = os.fsencode(path)
    try:
        if entry.is_dir():
            return
        if not entry.is_file():
            yield Unlisted(path, disk, "not a regular file")
            return
        stat = entry.stat()
    except OSError as error:
        yield Unlisted(path, disk, error.strerror or "")
        return
    yield Seen(path, disk, stat.st_size, stat.st_mtime_ns)
