"""What a worker may never do, whatever the file it holds makes a library try: call out, or run something.

Links, macros and scripts in evidence are data. No reader follows or runs them; the guard makes sure
that no library does either, by an audit hook (PEP 578), which cannot be taken off again.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from multiprocessing import parent_process

from archivist.workers import memory

# Events of the standard library; a library in C that does not go through Python raises none.
FORBIDDEN = frozenset({
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.sendmsg",
    "socket.sendto",
    "urllib.Request",
    "webbrowser.open",
    "subprocess.Popen",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.startfile/2",
    "os.system",
    "pty.spawn",
    "_winapi.CreateProcess",
})  # fmt: skip
_LIKELIER = "500"  # of -1000 to 1000: when the machine's memory runs out, a worker goes first


class ForbiddenError(PermissionError):
    """Something in a worker tried to call out or to run a program; it was not done."""


def stand() -> None:
    """Make this process a worker: nothing called, nothing run, nothing said, memory bounded.

    It ends when its parent does, so that no worker is left behind by a program that was killed.
    """
    sys.addaudithook(_refuse)
    memory.limit()
    with suppress(OSError):  # only Linux asks
        _write("/proc/self/oom_score_adj", _LIKELIER)
    _say_nothing()
    threading.Thread(target=_follow_parent, daemon=True).start()


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in FORBIDDEN:
        raise ForbiddenError(f"{event} is not done in a worker")


def _say_nothing() -> None:
    """Send what libraries print to nowhere: the terminal belongs to the command line's answer."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for stream in (1, 2):
            os.dup2(nowhere, stream)
    finally:
        os.close(nowhere)


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)
