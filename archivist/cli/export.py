"""``archivist export``: write a submission package that proves itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from archivist.cli.run import INTERRUPTED, SOME_ERRORS, Run, day
from archivist.cli.run import command as make
from archivist.domain.profile import Profile
from archivist.i18n import _
from archivist.services.export import ExportSummary, export
from archivist.services.profile import read_profile
from archivist.services.workspace import Workspace
from archivist.submission.dry_run import DryRun, ProfileFault


@make("export")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--unit", "units", multiple=True, help=_("只导出这些单位的标准"))
@click.option("--standard", "standards", multiple=True, help=_("只导出这些标准"))
@click.option("--as-of", type=day, help=_("按哪一天判断"))
@click.option(
    "--profile",
    "profile_file",
    type=click.Path(path_type=Path),
    help=_("按这份申报系统要求先试算：有不收的就列出来，什么也不写"),
)
@click.option("--dry-run", is_flag=True, help=_("只试算，不写（没有 --profile 时用设置里的要求）"))
@click.option("--replace", is_flag=True, help=_("覆盖以前导出的同名送审包"))
def command(
    run: Run,
    out: Path,
    units: tuple[str, ...],
    standards: tuple[str, ...],
    as_of: date | None,
    profile_file: Path | None,
    dry_run: bool,  # noqa: FBT001
    replace: bool,  # noqa: FBT001
) -> int | None:
    """Export; exit with 1 when something that was filed could not be put in."""
    workspace = run.workspace()
    profile = _profile(workspace, profile_file, dry_run=dry_run)
    end = run.follow(
        lambda cancel: export(
            workspace,
            out,
            units=units,
            standards=standards,
            as_of=as_of,
            replace=replace,
            profile=profile,
            only_try=dry_run,
            cancel=cancel,
        ),
        _("导出"),
    )
    summary = end.result
    if isinstance(summary, DryRun):
        return _tell(run, summary)
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


def _profile(workspace: Workspace, file: Path | None, *, dry_run: bool) -> Profile | None:
    """Return the profile to try against; a dry run without a file takes the workspace's own."""
    if file is not None:
        return read_profile(file)
    return workspace.settings.profile or Profile(_("未设置")) if dry_run else None


def _tell(run: Run, tried: DryRun) -> int:
    """Say everything the portal would refuse, and everything that was not judged."""
    for fault in tried.faults:
        run.give(**fault_object(fault))
        where = fault.path or fault.standard or _("全部材料")
        said = _("{field} {where}：{found}，要求 {allowed}")
        label = _(fault.field.label)
        run.say(said.format(field=label, where=where, found=fault.found, allowed=fault.allowed))
        run.say(f"    → {fault.remedy}")
    for each in tried.unjudged:
        run.give(type="unjudged", limit=each.field.key, number=each.number, path=each.path)
    for unset in tried.unset:
        run.give(type="not_run", limit=unset.key)
    run.give(
        type="summary",
        path=None,
        expected=tried.pieces,
        written=0,
        profile=tried.profile.name,
        faults=len(tried.faults),
        unjudged=len(tried.unjudged),
        not_run=len(tried.unset),
        taken=tried.taken,
    )
    said = _("试算“{name}”：{pieces} 件，不收 {faults} 处，判断不了 {unjudged} 处；没有写任何文件")
    run.say(
        said.format(
            name=tried.profile.name,
            pieces=tried.pieces,
            faults=len(tried.faults),
            unjudged=len(tried.unjudged),
        )
    )
    if tried.unset:
        keys = _("、").join(each.key for each in tried.unset)
        run.say(_("未设置、因而没有试算的要求：{keys}").format(keys=keys))
    return SOME_ERRORS if tried.faults else 0


def fault_object(fault: ProfileFault) -> dict[str, object]:
    """Return the ``profile_fault`` object of the JSON contract."""
    return {
        "type": "profile_fault",
        "limit": fault.field.key,
        "number": fault.number or None,
        "standard": fault.standard or None,
        "path": fault.path or None,
        "found": fault.found,
        "allowed": fault.allowed,
        "remedy": fault.remedy,
    }
