"""``archivist export``: write a submission package that proves itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from archivist.cli.run import INTERRUPTED, SOME_ERRORS, Run, day
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.export import ExportSummary, export


@make("export", _("导出送审包（文件夹或 .zip，BagIt 格式），写完重读校验。"))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--unit", "units", multiple=True, help=_("只导出这些单位的标准"))
@click.option("--standard", "standards", multiple=True, help=_("只导出这些标准"))
@click.option("--as-of", type=day, help=_("按哪一天判断"))
@click.option("--replace", is_flag=True, help=_("覆盖以前导出的同名送审包"))
def command(
    run: Run,
    out: Path,
    units: tuple[str, ...],
    standards: tuple[str, ...],
    as_of: date | None,
    replace: bool,  # noqa: FBT001
) -> int | None:
    """Export; exit with 1 when something that was filed could not be put in."""
    workspace = run.workspace()
    end = run.follow(
        lambda cancel: export(
            workspace,
            out,
            units=units,
            standards=standards,
            as_of=as_of,
            replace=replace,
            cancel=cancel,
        ),
        _("导出"),
    )
    summary = end.result
    if end.cancelled or not isinstance(summary, ExportSummary):
        run.note(_("已取消，没有留下任何文件。"))
        return INTERRUPTED
    run.give(
        type="summary",
        path=str(summary.path),
        expected=summary.expected,
        written=summary.written,
        missing=summary.missing,
        placeholders=summary.placeholders,
        bytes=summary.bytes,
        valid=summary.valid,
    )
    told = _(
        "{path}：应有 {expected} 件，写入 {written} 件，缺失 {missing} 件，占位说明 {placeholders} 个，已重读校验"
    )
    run.say(
        told.format(
            path=summary.path,
            expected=summary.expected,
            written=summary.written,
            missing=summary.missing,
            placeholders=summary.placeholders,
        )
    )
    return SOME_ERRORS if summary.missing or not summary.valid else 0
