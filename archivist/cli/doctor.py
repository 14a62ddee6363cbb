"""``archivist doctor``: is everything in order here, and if not, what to do."""

from __future__ import annotations

from archivist.cli.run import SOME_ERRORS, Run
from archivist.cli.run import command as make
from archivist.errors import NotAWorkspaceError
from archivist.i18n import _
from archivist.services.doctor import examine


@make("doctor")
def command(run: Run) -> int:
    """List every check with its result; exit with 1 when one is not in order."""
    try:
        workspace = run.workspace()
    except NotAWorkspaceError:
        workspace = None
    sound = True
    for result in examine(workspace):
        sound = sound and result.ok
        run.give(type="check", name=result.name, ok=result.ok, detail=result.detail)
        mark = _("正常") if result.ok else _("注意")
        told = _("{label}：{value}").format(label=_(result.name), value=result.detail)
        run.say(f"[{mark}] {told}")
    run.give(type="summary", ok=sound)
    return 0 if sound else SOME_ERRORS
