"""``archivist units import``: take in the 责任分解表."""

from __future__ import annotations

from pathlib import Path

import click

from archivist.cli.run import Run, group
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.assigning import import_units

command = group("units")


@make("import", _("导入责任分解表（xlsx、csv、docx）。"))
@click.argument("file", type=click.Path(path_type=Path))
def import_file(run: Run, file: Path) -> None:
    """Assign units, persons and due dates from a table; all of it or, with faults, nothing."""
    count, warnings = import_units(run.workspace(), file)
    for fault in warnings:
        run.give(type="fault", sheet=fault.sheet, cell=fault.cell, message=fault.say())
        run.note(fault.say())
    run.give(type="summary", assigned=count)
    run.say(_("已导入 {count} 个标准的责任分工。").format(count=count))


command.add_command(import_file)
