"""``archivist arrange``: write a tidy copy of what is filed; nothing in the evidence is moved."""

from __future__ import annotations

from pathlib import Path

import click

from archivist.cli.run import INTERRUPTED, SOME_ERRORS, Run
from archivist.cli.run import command as make
from archivist.errors import UsageError
from archivist.i18n import _
from archivist.services.arranged_folder import differences, remove
from archivist.services.arranging import Arranged, ArrangeSummary, arrange
from archivist.services.progress import Step


@make("arrange")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--name",
    "template",
    metavar="TEMPLATE",
    help=_("文件名模板，如 {number}_{kind}_{title}；不写时与送审包同名"),
)
@click.option("--all", "everything", is_flag=True, help=_("没有归档的也放进去，单独一个文件夹"))
@click.option("--verify", "verifying", is_flag=True, help=_("只核对以前的副本有没有缺少或改动"))
@click.option("--remove", "removing", is_flag=True, help=_("删除以前的副本；被人改过的文件留下"))
def command(
    run: Run,
    out: Path,
    template: str | None,
    *,
    everything: bool,
    verifying: bool,
    removing: bool,
) -> int:
    """Copy, verify or remove; exit with 1 when something could not be copied or differs."""
    if verifying and removing:
        raise UsageError(detail=_("--verify 和 --remove 只能用一个"))
    if verifying:
        return _verify(run, out)
    if removing:
        return _remove(run, out)
    workspace = run.workspace()
    end = run.follow(
        lambda cancel: arrange(
            workspace, out, template=template, everything=everything, cancel=cancel
        ),
        _("整理副本"),
        lambda step: _tell(run, step),
    )
    if not isinstance(end.result, ArrangeSummary):
        return INTERRUPTED
    _sum_up(run, end.result)
    if end.cancelled:
        run.note(_("已停下；再运行一次会接着做。"))
        return INTERRUPTED
    return SOME_ERRORS if end.result.failed else 0


def _tell(run: Run, step: Step) -> None:
    if not isinstance(step.result, Arranged):
        return
    copied, reason = step.result.copied, step.result.reason
    if reason:
        run.give(type="failed", path=copied.source, to=copied.path, reason=reason)
        run.say(_("没有复制 {path}：{reason}").format(path=copied.source, reason=reason))
    else:
        run.give(
            type="copied",
            path=copied.source,
            to=copied.path,
            number=copied.number or None,
            sha256=copied.sha256,
            kept=step.result.kept,
        )


def _sum_up(run: Run, summary: ArrangeSummary) -> None:
    run.give(
        type="summary",
        path=str(summary.path),
        expected=summary.expected,
        written=summary.written,
        kept=summary.kept,
        failed=summary.failed,
        removed=summary.removed,
        bytes=summary.bytes,
    )
    told = _("{path}：应有 {expected} 份，新复制 {written}，已在 {kept}，没有复制 {failed}")
    run.say(
        told.format(
            path=summary.path,
            expected=summary.expected,
            written=summary.written,
            kept=summary.kept,
            failed=summary.failed,
        )
    )


def _verify(run: Run, out: Path) -> int:
    found = list(differences(out))
    for difference, path in found:
        run.give(type="fault", kind=difference, path=path)
        run.say(f"{path} {_(difference.label)}")
    run.give(type="summary", path=str(out), valid=not found)
    if not found:
        run.say(_("{path}：与整理记录完全一致。").format(path=out))
    return SOME_ERRORS if found else 0


def _remove(run: Run, out: Path) -> int:
    count, left = remove(out)
    for path in left:
        run.give(type="left", path=path)
        run.say(_("留下 {path}：不是程序放进去的，或被人改过").format(path=path))
    run.give(type="summary", path=str(out), removed=count, left=len(left))
    run.say(_("已删除 {count} 个文件。").format(count=count))
    return 0
