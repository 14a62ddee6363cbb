"""``archivist gui``: open the desktop."""

from __future__ import annotations

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.errors import NotAWorkspaceError
from archivist.i18n import _
from archivist.services.workspace import open_workspace


@make("gui", _("打开窗口。"))
def command(run: Run) -> int:
    """Open the window on the workspace that ``-w`` names, or on the welcome page."""
    from archivist.gui.screen import start  # noqa: PLC0415 — the window is loaded when it is wanted

    try:
        root = open_workspace(run.folder).root
    except NotAWorkspaceError:
        root = None
    return start(root)
