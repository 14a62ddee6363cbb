"""Write a whole file or none of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from uuid import uuid4

# What some network file systems answer instead of flushing a folder.
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF})


def write_bytes(path: Path, data: bytes) -> None:
    """Write *data* aside, flush it to the disk, and rename it to *path* as the last step.

    Raises OSError; then nothing is left behind and what was at *path* is untouched.
    """
    aside = path.with_name(f".{path.name[:80]}.{uuid4().hex[:8]}.partial")
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
        sync_folder(path.parent)
    finally:
        aside.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make new names last through a power cut, where a folder can be opened (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
