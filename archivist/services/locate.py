"""From a path a person typed to the path the program knows, and back to the file on disk."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from archivist.errors import UnknownPathError
from archivist.services.member_files import by_container, member_files
from archivist.services.workspace import EARLIER, RECEIVED, Workspace
from archivist.store import files


def relative_path(workspace: Workspace, text: str) -> str:
    """Return NFC, POSIX, relative to the evidence root, for a relative or absolute spelling."""
    given = Path(text)
    if given.is_absolute():
        # The last part stays as it is: a link in the evidence folder is a material of that name.
        resolved = given.parent.resolve() / given.name
        for root, prefix in (
            (workspace.evidence, ""),
            (workspace.received.resolve(), f"{RECEIVED}/"),
        ):
            if resolved.is_relative_to(root):
                return normal(prefix + resolved.relative_to(root).as_posix())
    return normal(PurePosixPath(text.replace(os.sep, "/")).as_posix())


def typed_path(workspace: Workspace, text: str) -> str:
    """Return what *text* names when it is typed in a shell.

    It is seen from the evidence root; where nothing lies there, from the current folder.
    """
    inside = relative_path(workspace, text)
    plain = ".." not in PurePosixPath(inside).parts
    if plain and _lies(str(workspace.evidence / inside)):
        return inside
    here = os.path.abspath(text)  # noqa: PTH100 — no link is followed
    seen = relative_path(workspace, here)
    return seen if _lies(here) and not Path(seen).is_absolute() else inside


def _lies(path: str) -> bool:
    """Whether something lies at *path*, or the archive does that it leads into."""
    # Of os.path, for it says False to any nonsense.
    return os.path.exists(path) or os.path.isfile(path.partition(f"!{os.sep}")[0])  # noqa: PTH110, PTH113


def disk_path(workspace: Workspace, path: str) -> Path:
    """Return where the material *path* lies on this machine; raise UnknownPathError when unseen.

    A member of an archive is unpacked into the cache; it is unseen when the archive has changed.
    """
    found = disk_paths(workspace, (path,)).get(path)
    if found is None:
        raise UnknownPathError(path=path)
    return found


def disk_paths(workspace: Workspace, paths: Iterable[str]) -> dict[str, Path]:
    """Return where materials lie, as :func:`disk_path`; each archive is gone through but once."""
    with workspace.database() as db:
        rows = [row for path in dict.fromkeys(paths) if (row := files.find(db, path))]
    found = {r.path: join(workspace, r.path, r.disk) for r in rows if r.container is None}
    for members in by_container(rows).values():
        archive = join(workspace, members[0].path, members[0].disk)
        found.update(member_files(workspace, archive, members))
    return found


def join(workspace: Workspace, path: str, disk: bytes) -> Path:
    """Return the place of *disk*, the file system's own spelling of *path*."""
    return _root(workspace, path) / os.fsdecode(disk)


def _root(workspace: Workspace, path: str) -> Path:
    """Return the folder a path starts from. Raises UnknownPathError for an earlier package forgotten."""
    first, _slash, rest = path.partition("/")
    if first == EARLIER:
        try:
            return workspace.earlier(rest.partition("/")[0])
        except KeyError as error:
            raise UnknownPathError(path=path) from error
    return workspace.received if first == RECEIVED else workspace.evidence


def normal(path: str) -> str:
    """Return the NFC form, with bytes that are no text shown as GB18030 or else escaped."""
    try:
        path.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(path)
        try:
            path = raw.decode("gb18030")
        except UnicodeDecodeError:
            path = raw.decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", path)
