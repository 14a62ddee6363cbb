"""``archivist earlier``: packages of earlier cycles to compare with."""

from __future__ import annotations

from pathlib import Path

import click

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.earlier import add_earlier, earlier_packages, remove_earlier


@make("earlier")
@click.argument("packages", nargs=-1, type=click.Path(path_type=Path))
@click.option("--remove", multiple=True, metavar="NAME", help=_("不再和这个往年材料包比较"))
def command(run: Run, packages: tuple[Path, ...], remove: tuple[str, ...]) -> None:
    """Refer to packages, or no longer, and list those that are referred to."""
    workspace = run.workspace()
    for name in remove:
        remove_earlier(workspace, name)
    if packages:
        add_earlier(workspace, packages)
    found = earlier_packages(workspace)
    for package in found:
        run.give(
            type="earlier",
            name=package.name,
            path=str(package.path),
            connected=package.connected,
        )
        state = _("已连接") if package.connected else _("未连接，沿用上次读到的内容")
        told = _("{name}：{path}（{state}）")
        run.say(told.format(name=package.name, path=package.path, state=state))
    if not found:
        run.say(_("没有登记往年材料包。"))
    elif packages:
        run.say(_("下一步：archivist scan"))
