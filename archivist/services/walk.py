"""Every file below a folder, once, in a steady order, whatever its name is made of."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from archivist.errors import EvidenceMissingError
from archivist.extract.reach import extended, is_long, open_folder, said_by_system
from archivist.i18n import N_
from archivist.services.locate import normal

_NAME = attrgetter("name")
# Held by an office program while somebody edits the file beside it, and gone afterwards.
_LOCKS = ("~$", ".~lock.")
_LONGEST_NAME = 255
_CODING, _ERRORS = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
# What a share or disk answers that is no longer connected, here and on Windows.
_LOST = frozenset(
    getattr(errno, name)
    for name in (
        "ESTALE", "ENOTCONN", "ETIMEDOUT", "ENETDOWN", "ENETUNREACH", "ENETRESET", "EHOSTDOWN",
        "EHOSTUNREACH", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "ENODEV", "ENXIO", "ENOMEDIUM",
        "EREMOTEIO", "ESHUTDOWN",
    )
    if hasattr(errno, name)
)  # fmt: skip
_LOST_ON_WINDOWS = frozenset({21, 51, 53, 54, 55, 59, 64, 67, 121, 1167, 1222, 1231, 1232})


class Seen(NamedTuple):
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

    A folder that alone cannot be listed is Unlisted. Raises EvidenceMissingError, which names the
    folder, when the share or disk it lies on is gone: nothing may be concluded from that.
    """
    taken: set[str] = set()
    for each in _walk(root):
        raw = each.path
        path = raw if raw.isascii() else normal(raw)
        if path in taken:
            path = raw.encode("utf-8", "backslashreplace").decode() + "~"
        taken.add(path)
        if isinstance(each, Unlisted):
            yield Unlisted(prefix + path, each.disk, each.reason)
        elif prefix or path != raw:
            yield Seen(prefix + path, each.disk, each.size, each.mtime_ns)
        else:
            yield each


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder still to be gone through, relative to the root."""

    path: str


def _walk(root: Path) -> Iterator[Seen | Unlisted]:
    """Go through folders without recursion: they nest deeper than Python may."""
    open_folders = [_below(root, _Folder(""))]
    while open_folders:
        for each in open_folders[-1]:
            if isinstance(each, _Folder):
                open_folders.append(_below(root, each))
                break
            yield each
        else:
            open_folders.pop()


def _below(root: Path, folder: _Folder) -> Iterator[_Folder | Seen | Unlisted]:
    """Return what lies in a folder, or that it cannot be listed. Raises EvidenceMissingError."""
    try:
        return iter(_listed(root, folder.path))
    except OSError as error:
        if is_lost(error) or not _is_there(root):
            raise EvidenceMissingError(path=root / folder.path) from error
        unlisted = Unlisted(f"{folder.path}/", os.fsencode(folder.path), said_by_system(error))
        return iter((unlisted,))


def is_lost(error: OSError) -> bool:
    """Whether an error means that the share or disk is gone, not one file of it."""
    return error.errno in _LOST or getattr(error, "winerror", None) in _LOST_ON_WINDOWS


def _is_there(root: Path) -> bool:
    try:
        with os.scandir(root):
            return True
    except OSError:
        return False


def _listed(root: Path, below: str) -> list[_Folder | Seen | Unlisted]:
    """Return what lies in one folder, in order. Raises OSError."""
    found: list[_Folder | Seen | Unlisted] = []
    before = f"{below}/" if below else ""
    with _listing(os.path.join(root, below)) as listing:  # noqa: PTH118 — keeps every byte
        for entry in sorted(listing, key=_NAME):
            name = entry.name
            if entry.is_dir(follow_symlinks=False):
                found.append(_Folder(before + name))
            elif not name.startswith(_LOCKS):
                seen = _look(entry, before + name)
                if seen is not None:
                    found.append(seen)
    return found


@contextmanager
def _listing(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """Yield the entries of a folder, however long its path and those of its files are."""
    if sys.platform == "win32":
        with os.scandir(extended(folder)) as listing:
            yield listing
    elif is_long(folder, room=_LONGEST_NAME):
        with open_folder(folder) as descriptor, os.scandir(descriptor) as found:
            yield found
    else:
        with os.scandir(folder) as listing:
            yield listing


def _look(entry: os.DirEntry[str], path: str) -> Seen | Unlisted | None:
    try:
        if entry.is_symlink() and entry.is_dir():
            return None
        if not entry.is_file():
            return Unlisted(path, os.fsencode(path), N_("不是普通文件"))
        stat = entry.stat()
    except OSError as error:
        if is_lost(error):
            raise
        return Unlisted(path, os.fsencode(path), said_by_system(error))
    return Seen(path, path.encode(_CODING, _ERRORS), stat.st_size, stat.st_mtime_ns)
