"""``archivist rebuild``: throw derived data away and make them again."""

from __future__ import annotations

from archivist.cli.run import INTERRUPTED, Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.rebuild import rebuild
from archivist.services.scan import ScanSummary


@make("rebuild")
def command(run: Run) -> int | None:
    """Rebuild everything derived."""
    workspace = run.workspace()
    end = run.follow(lambda cancel: rebuild(workspace, cancel=cancel), _("重建"))
    summary = end.result
    if isinstance(summary, ScanSummary):
        run.give(type="summary", seen=summary.seen, read=summary.read, indexed=summary.indexed)
        run.say(
            _("已重建：{seen} 个文件，{indexed} 个进入检索。").format(
                seen=summary.seen, indexed=summary.indexed
            )
        )
    return INTERRUPTED if end.cancelled else 0
