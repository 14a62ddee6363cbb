"""``archivist edition``: the catalogues that are there, and taking in an office's own."""

from __future__ import annotations

from pathlib import Path

import click

from archivist.cli.run import Run, group
from archivist.cli.run import command as make
from archivist.errors import NotAWorkspaceError
from archivist.i18n import _
from archivist.services.editions import editions, import_into

command = group("edition")


@make("list", _("列出可用的测评目录。"))
def list_editions(run: Run) -> None:
    """List the editions shipped and those imported into this workspace."""
    try:
        workspace = run.workspace()
    except NotAWorkspaceError:
        workspace = None
    for found in editions(workspace):
        in_use = bool(workspace and workspace.edition.id == found.id)
        run.give(
            type="edition",
            id=found.id,
            name=found.name,
            official=found.official,
            standards=len(found.standards),
            in_use=in_use,
        )
        mark = _("（正在使用）") if in_use else ""
        told = _("{id}  {name}  {count} 个标准{mark}")
        run.say(told.format(id=found.id, name=found.name, count=len(found.standards), mark=mark))


@make("import", _("导入本地的目录表（xlsx、csv、docx），逐格报告问题。"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help=_("目录名称（默认用文件名）"))
@click.option("--use", is_flag=True, help=_("导入后立即换用这份目录"))
def import_file(run: Run, file: Path, name: str | None, use: bool) -> None:  # noqa: FBT001
    """Import one catalogue into the workspace; faults name sheet and cell."""
    imported = import_into(run.workspace(), file, name=name, use=use)
    for fault in imported.warnings:
        run.give(type="fault", sheet=fault.sheet, cell=fault.cell, message=fault.say())
        run.note(fault.say())
    edition = imported.edition
    count = len(edition.standards)
    run.give(type="summary", id=edition.id, name=edition.name, standards=count)
    run.say(
        _("已导入 {name}：{count} 个标准，编号 {id}。").format(
            name=edition.name, count=count, id=edition.id
        )
    )


command.add_command(list_editions)
command.add_command(import_file)
