"""``archivist aside``: say of files that they are no evidence, so that nobody is asked again."""

from __future__ import annotations

import click

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.locate import typed_path
from archivist.services.unfiled import set_aside, take_up


@make("aside")
@click.argument("paths", nargs=-1, required=True)
@click.option("--reason", default="", help=_("为什么不是佐证材料"))
@click.option("--back", is_flag=True, help=_("重新当作待归档的材料"))
def command(run: Run, paths: tuple[str, ...], reason: str, *, back: bool) -> None:
    """Set aside, or take up again."""
    workspace = run.workspace()
    names = [typed_path(workspace, path) for path in paths]
    if back:
        take_up(workspace, names)
    else:
        set_aside(workspace, names, reason=reason)
    said = _("待归档：{path}") if back else _("不是佐证材料：{path}")
    for name in names:
        run.give(type="taken_up" if back else "set_aside", path=name, reason=reason or None)
        run.say(said.format(path=name))
