"""``archivist units import``: take in the 责任分解表."""

from __future__ import annotations

from pathlib import Path

import click

from archivist.cli.faults import give_faults, sum_up_preview
from archivist.cli.run import Run, group
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.assigning import import_units, preview_units

command = group("units")


@make("import", _("导入责任分解表（xlsx、csv、docx）。"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("只看读到什么、有哪些问题，不导入"))
def import_file(run: Run, file: Path, dry_run: bool) -> int:  # noqa: FBT001
    """Assign units, persons and due dates from a table; all of it or, with faults, nothing."""
    if dry_run:
        return _preview(run, file)
    count, warnings = import_units(run.workspace(), file)
    give_faults(run, warnings)
    run.give(type="summary", assigned=count)
    run.say(_("已导入 {count} 个标准的责任分工。").format(count=count))
    return 0


def _preview(run: Run, file: Path) -> int:
    """Tell whom a table names and every fault of it; return 1 where one is an error."""
    assignments, faults = preview_units(run.workspace(), file)
    for each in assignments:
        run.give(
            type="assignment",
            standard=each.standard,
            unit=each.unit or None,
            person=each.person or None,
            phone=each.phone or None,
            due=each.due,
            supporting=list(each.supporting),
        )
        parts = (each.standard, each.unit, each.person, each.phone, str(each.due or ""))
        run.say("  ".join(part for part in parts if part))
    give_faults(run, faults)
    run.give(type="summary", assigned=len(assignments))
    told = _("读到 {count} 个标准的责任分工，错误 {errors} 处，提醒 {warnings} 处；没有导入。")
    return sum_up_preview(run, told, len(assignments), faults)


command.add_command(import_file)
