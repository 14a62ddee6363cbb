"""``archivist undo``: take back the last decision."""

from __future__ import annotations

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.filing import undo


@make("undo")
def command(run: Run) -> None:
    """Take back the last batch."""
    undo(run.workspace())
    run.give(type="undone")
    run.say(_("已撤销上一次操作；archivist redo 可以恢复。"))
