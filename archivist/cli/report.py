"""``archivist report``: write one of the office's sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from archivist.cli.run import Run, day
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.report import write_report


@make("report")
@click.argument("name")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("输出文件，按结尾选格式：xlsx、docx、html、csv；到期预测和催办单还有 ics"),
)
@click.option("--as-of", type=day, help=_("按哪一天判断"))
@click.option("--unit", "units", multiple=True, help=_("只要这些单位"))
def command(run: Run, name: str, output: Path, as_of: date | None, units: tuple[str, ...]) -> None:
    """Check now and write the report."""
    write_report(run.workspace(), name, output, as_of=as_of, units=units)
    run.give(type="report", name=name, path=str(output))
    run.say(_("已写入 {path}").format(path=output))
