"""``archivist redo``: take back the last undo."""

from __future__ import annotations

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.filing import redo


@make("redo")
def command(run: Run) -> None:
    """Put back what the last undo took."""
    redo(run.workspace())
    run.give(type="redone")
    run.say(_("已恢复。"))
