"""The workspaces opened last, in the user's own configuration folder."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import msgspec
import platformdirs

from archivist.atomic import write_bytes

_KEPT = 10
log = logging.getLogger(__name__)


def config_folder() -> Path:
    """Return where preferences lie; ``ARCHIVIST_CONFIG`` overrides the system's place."""
    return Path(
        os.environ.get("ARCHIVIST_CONFIG")
        or platformdirs.user_config_dir("archivist", appauthor=False)
    )


def recent() -> tuple[Path, ...]:
    """Return the workspaces opened last, newest first, that are still there."""
    return tuple(path for path in _listed() if (path / "workspace.json").is_file())


def remember(root: Path) -> None:
    """Put *root* first. A preference that cannot be written is no reason to stop working."""
    listed = [root, *(path for path in _listed() if path != root)][:_KEPT]
    try:
        config_folder().mkdir(parents=True, exist_ok=True)
        write_bytes(_file(), msgspec.json.encode([str(path) for path in listed]))
    except OSError as error:
        log.info("cannot remember the recent workspaces: %s", error)


def _file() -> Path:
    return config_folder() / "recent.json"


def _listed() -> list[Path]:
    try:
        return [Path(text) for text in msgspec.json.decode(_file().read_bytes(), type=list[str])]
    except (OSError, msgspec.DecodeError):
        return []
