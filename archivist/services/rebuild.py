"""Throw derived data away and make them again from the evidence and the decisions."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator

from archivist.services.progress import Event
from archivist.services.scan import scan
from archivist.services.workspace import Workspace
from archivist.store.database import discard


def rebuild(workspace: Workspace, *, cancel: threading.Event | None = None) -> Iterator[Event]:
    """Scan as if for the first time.

    Raises EvidenceMissingError before anything is thrown away: without the evidence there would be
    nothing to rebuild from.
    """
    workspace.require_evidence()
    discard(workspace.cache / "derived.db")
    shutil.rmtree(workspace.cache, ignore_errors=True)
    yield from scan(workspace, cancel=cancel)
