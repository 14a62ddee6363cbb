"""The file before any reader: whether it is one, its size and hash, and whether it stays as it is."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass

from archivist.extract.base import DamagedError, UnreadableError
from archivist.i18n import N_

MAX_BYTES = 16 << 30  # more is no evidence of a review, and takes too long to hash
_BLOCK = 1 << 20
# A pipe would wait for its other end for ever; Windows would else turn line ends.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class State:
    """What tells one state of a file from another. *size* in bytes, times in nanoseconds."""

    size: int
    mtime_ns: int
    ctime_ns: int
    node: tuple[int, int]


def state_of(path: str) -> State:
    """Return how the file at *path* is now.

    Raises OSError; DamagedError where it is no regular file, which is never opened; UnreadableError
    above MAX_BYTES.
    """
    found = os.stat(path)  # noqa: PTH116 — works for any name given as text
    if not stat.S_ISREG(found.st_mode):
        raise DamagedError(N_("是文件夹") if stat.S_ISDIR(found.st_mode) else N_("不是普通文件"))
    if found.st_size > MAX_BYTES:
        raise UnreadableError(f"{N_('文件太大，读不了')}：> {MAX_BYTES >> 30} GB")
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns, (found.st_dev, found.st_ino))


def sha256_of(path: str) -> str:
    """Return the SHA-256 of the file at *path* in hex. Raises OSError."""
    digest = hashlib.sha256()
    with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
