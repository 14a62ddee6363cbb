"""Files whose path is longer than the system takes, or has a name that Windows would change."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from archivist.i18n import N_

_MOST = 4095 if sys.platform == "linux" else 1023  # bytes; PATH_MAX without its end
_WINDOWS_MOST = 240  # characters; programs of 260 still want room for a name
_STEP = 1000  # bytes of a path gone down at once
# Windows drops a dot or blank at the end of a name, and takes CON or COM1 for devices.
_CHANGED = re.compile(
    r"[. ](\\|/|$)|(^|\\|/)(con|prn|aux|nul|(com|lpt)\d)(\.|\\|/|$)", re.IGNORECASE
)


@contextmanager
def reachable(path: str) -> Iterator[str]:
    """Yield another spelling of an absolute *path* that every library can open, usually itself.

    On Linux the way leads through an open descriptor of the file's folder, on Windows it is the
    prefix that lifts all limits. Raises OSError where the folder cannot be entered.
    """
    if sys.platform == "win32":
        yield extended(path)
    elif sys.platform != "linux" or not is_long(path):
        yield path
    else:
        folder, _, name = path.rpartition("/")
        with open_folder(folder) as descriptor:
            yield f"/proc/self/fd/{descriptor}/{name}"


@contextmanager
def open_folder(path: str) -> Iterator[int]:
    """Yield a descriptor of the folder at an absolute *path* of any length (POSIX). Raises OSError."""
    with ExitStack() as stack:
        at = None
        for step in _steps(path):
            down = os.open(step, os.O_RDONLY | os.O_DIRECTORY, dir_fd=at)
            stack.callback(os.close, down)
            at = down
        if at is None:
            raise FileNotFoundError(path)
        yield at


def is_long(path: str, room: int = 0) -> bool:
    """Whether POSIX system calls refuse *path*, or one of a file in it whose name has *room* bytes."""
    return sys.platform != "win32" and len(os.fsencode(path)) + room > _MOST


def extended(path: str) -> str:
    r"""Return a Windows path with ``\\?\`` where it needs it: long, or with a name Windows changes."""
    plain = path.replace("/", "\\")
    if plain.startswith("\\\\?\\") or not (len(path) > _WINDOWS_MOST or _CHANGED.search(plain[2:])):
        return path
    return f"\\\\?\\UNC\\{plain[2:]}" if plain.startswith("\\\\") else f"\\\\?\\{plain}"


def said_by_system(error: OSError) -> str:
    """Return why something cannot be reached, in the words of the operating system."""
    return f"{N_('系统读不出来')}：{error.strerror or ''}"


def _steps(path: str) -> Iterator[str]:
    """Cut an absolute path into pieces that system calls take one after the other."""
    step = "/"
    for part in filter(None, path.split("/")):
        if len(os.fsencode(step)) + len(os.fsencode(part)) > _STEP:
            yield step
            step = part
        else:
            step = os.path.join(step, part)  # noqa: PTH118 — plain text
    yield step
