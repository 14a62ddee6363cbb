"""What the stored extract of a material says, for previews, search hits and matching."""

from __future__ import annotations

import sqlite3

from archivist.extract.base import Extract
from archivist.extract.codec import decode
from archivist.services.workspace import Workspace
from archivist.store import readings


def extract_of(workspace: Workspace, path: str) -> Extract | None:
    """Return the stored extract of *path*, or None where nothing was read."""
    with workspace.database() as db:
        return stored_extract(db, path)


def stored_extract(db: sqlite3.Connection, path: str) -> Extract | None:
    """Return the extract of *path* from an open database."""
    data = readings.extract_of(db, path)
    return decode(data) if data else None
