"""Paths that lead into an archive or a mail: ``unit/hand-in.zip!/folder/name.docx``."""

from __future__ import annotations

import re

INSIDE = "!/"
# What stands at the end of an archive's name, and then of the folder it is in a member's path.
_ARCHIVE = re.compile(
    r"(?:\.(?:zipx?|rar|7z|tar|gz|tgz|bz2|tbz2?|xz|txz|eml|msg|dat))+!$", re.IGNORECASE
)


def parts_of(path: str) -> tuple[str, ...]:
    """Return the folders of *path* and its name; an archive is a folder, without its ending."""
    *folders, name = path.split("/")
    return (*map(_folder, folders), name)


def _folder(name: str) -> str:
    """Return a folder's name; a folder of the disk whose own name ends with ``!`` loses only that."""
    return _ARCHIVE.sub("", name).removesuffix("!") or name
