"""Keep an eye on the evidence folder: say what arrived once it is whole, and when the folder is lost."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archivist.errors import EvidenceMissingError
from archivist.services.bell import Bell, hung
from archivist.services.settling import Arrived, Settling, Stamp
from archivist.services.shares import is_remote
from archivist.services.walk import Seen, Unlisted, walk
from archivist.services.workspace import RECEIVED, Workspace
from archivist.store import files

SETTLE = 2.0  # seconds a file must stay as it is
_EVERY = 60.0  # seconds between looks where the system tells of changes: it may lose some
_POLL = 10.0  # where it does not, as on a network share
_BACK_AGAIN = 2.0  # between looks for a folder that is gone
_SHARE_OF_TIME = 5  # looking takes at most a fifth of the time


@dataclass(frozen=True, slots=True)
class Watching:
    """The folder is being watched; *polling* when by looking at it every few seconds."""

    path: Path
    polling: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """The folder is gone: a disk was unplugged or a share went away. Nothing is concluded."""

    path: Path


Notice = Watching | Lost | Arrived


def last_scanned(workspace: Workspace) -> dict[str, Stamp]:
    """Return how each file of the evidence folder looked when it was scanned."""
    with workspace.database() as db:
        rows = files.load(db)
    return {
        path: (row.size, row.mtime_ns)
        for path, row in rows.items()
        if row.container is None and not path.startswith(f"{RECEIVED}/")
    }


def look_now(workspace: Workspace) -> dict[str, Stamp]:
    """Return what counts as known when a watch begins: what was scanned, before that what is there."""
    if workspace.index_marker.exists():
        return last_scanned(workspace)
    try:
        found = walk(workspace.evidence)
        return {each.path: (each.size, each.mtime_ns) for each in found if isinstance(each, Seen)}
    except EvidenceMissingError:
        return {}


def arrivals(
    workspace: Workspace,
    settling: Settling,
    *,
    polling: bool | None = None,
    every: float | None = None,
    cancel: threading.Event,
) -> Iterator[Notice]:
    """Yield what happens in the evidence folder until *cancel* is set.

    *polling* is found out when not given; *every* overrides the seconds between looks. A lost folder
    is told of once; when it is back, :class:`Watching` is told again. The caller may take its time:
    what happens meanwhile is found at the next look.
    """
    folder = workspace.evidence
    while not cancel.is_set():
        if not _is_there(workspace, settling):
            yield Lost(folder)
            while not cancel.wait(min(_BACK_AGAIN, every or _BACK_AGAIN)):
                if _is_there(workspace, settling):
                    break
            else:
                return
        with contextlib.suppress(EvidenceMissingError):  # lost on the way: told at the next turn
            yield from _while_there(folder, settling, polling, every, cancel)


def _while_there(
    folder: Path,
    settling: Settling,
    polling: bool | None,  # noqa: FBT001 — passed on
    every: float | None,
    cancel: threading.Event,
) -> Iterator[Notice]:
    poll = is_remote(folder) if polling is None else polling
    bell = Bell()
    with contextlib.nullcontext(enter_result=False) if poll else hung(bell, folder) as told:
        yield Watching(folder, polling=not told)
        pause = every or (_EVERY if told else _POLL)
        while not cancel.is_set():
            start = time.monotonic()
            arrived = settling.look(_look(folder, settling), start)
            if arrived is not None:
                yield arrived
                continue
            took = time.monotonic() - start
            soon = max(settling.settle / 2, took * _SHARE_OF_TIME)
            if settling.restless:
                cancel.wait(soon)
            else:
                _rest(bell, folder, pause, cancel)
                cancel.wait(took * _SHARE_OF_TIME)


def _rest(bell: Bell, folder: Path, seconds: float, cancel: threading.Event) -> None:
    """Wait for the bell; raise EvidenceMissingError where the folder was moved away or replaced.

    The system tells of what happens in a folder, not of the folder itself.
    """
    before, end = _identity(folder), time.monotonic() + seconds
    while not cancel.is_set() and (left := end - time.monotonic()) > 0:
        if bell.wait(min(left, _BACK_AGAIN), cancel):
            return
        if _identity(folder) != before:
            raise EvidenceMissingError(path=folder)


def _identity(folder: Path) -> tuple[int, int]:
    try:
        stat = folder.stat()
    except OSError as error:
        raise EvidenceMissingError(path=folder) from error
    return stat.st_dev, stat.st_ino


def _look(folder: Path, settling: Settling) -> list[Seen | Unlisted]:
    """Look at the folder; raise EvidenceMissingError where it is gone, or all that was in it is.

    A share that is not mounted looks like an empty folder.
    """
    found = list(walk(folder))
    if settling.known and not found:
        raise EvidenceMissingError(path=folder)
    return found


def _is_there(workspace: Workspace, settling: Settling) -> bool:
    try:
        with os.scandir(workspace.require_evidence()) as listing:
            return not settling.known or next(listing, None) is not None
    except (EvidenceMissingError, OSError):
        return False
