"""``archivist gui``: open the desktop."""

from __future__ import annotations

from pathlib import Path

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.errors import NotAWorkspaceError
from archivist.services.workspace import open_workspace


@make("gui")
def command(run: Run) -> int:
    """Open the window on the workspace that ``-w`` names, or on the welcome page."""
    try:
        root = open_workspace(run.folder).root
    except NotAWorkspaceError:
        root = None
    return show_desktop(root)


def show_desktop(root: Path | None) -> int:
    """Open the window on *root*; raise DesktopError, naming what to install, where it cannot."""
    from archivist.gui.app import run as show  # noqa: PLC0415 — loaded when a window is wanted

    return show([], root)
