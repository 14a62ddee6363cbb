"""From a path a person typed to the path the program knows, and back to the file on disk."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PurePosixPath

from archivist.errors import UnknownPathError
from archivist.services.workspace import RECEIVED, Workspace
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
    if plain and os.path.exists(workspace.evidence / inside):  # noqa: PTH110 — False for any nonsense
        return inside
    here = os.path.abspath(text)  # noqa: PTH100 — no link is followed
    seen = relative_path(workspace, here)
    lies_here = os.path.exists(here) and not Path(seen).is_absolute()  # noqa: PTH110
    return seen if lies_here else inside


def disk_path(workspace: Workspace, path: str) -> Path:
    """Return where the material *path* lies on this machine; raise UnknownPathError when unseen."""
    with workspace.database() as db:
        row = files.find(db, path)
    if row is None:
        raise UnknownPathError(path=path)
    return join(workspace, row.path, row.disk)


def join(workspace: Workspace, path: str, disk: bytes) -> Path:
    """Return the place of *disk*, the file system's own spelling of *path*."""
    root = workspace.received if path.startswith(f"{RECEIVED}/") else workspace.evidence
    return root / os.fsdecode(disk)


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
