"""``archivist watch``: scan, match and check files as they arrive."""

from __future__ import annotations

from datetime import date

import click

from archivist.cli.check import finding_object
from archivist.cli.match import tell_matched
from archivist.cli.run import INTERRUPTED, Run, day
from archivist.cli.run import command as make
from archivist.cli.scan import tell_scanned
from archivist.domain.finding import Finding
from archivist.i18n import _
from archivist.rules.base import rule_of
from archivist.services.arrivals import SETTLE, Lost, Watching
from archivist.services.matching import Matched
from archivist.services.scanned import Scanned
from archivist.services.watching import Round, WatchSummary, watch


@make("watch")
@click.option(
    "--settle",
    type=click.FloatRange(0.1, 3600),
    default=SETTLE,
    show_default=True,
    help=_("文件多少秒不再变化才算写完"),
)
@click.option("--poll", type=click.FloatRange(0.1, 3600), help=_("每隔多少秒看一次，不靠系统通知"))
@click.option("--once", is_flag=True, help=_("处理完第一批就结束"))
@click.option("--as-of", type=day, help=_("按哪一天判断（默认：今天和评审日中较早的一天）"))
def command(run: Run, settle: float, poll: float | None, as_of: date | None, *, once: bool) -> int:
    """Watch until interrupted."""
    workspace = run.workspace()
    end = run.follow(
        lambda cancel: watch(
            workspace,
            as_of=as_of,
            settle=settle,
            polling=True if poll else None,
            every=poll,
            once=once,
            cancel=cancel,
        ),
        _("守候新文件"),
        lambda step: _tell(run, step.result),
    )
    if isinstance(end.result, WatchSummary):
        summary = end.result
        run.give(type="summary", rounds=summary.rounds, arrived=summary.arrived)
        told = _("共处理 {rounds} 批，{arrived} 个文件")
        run.say(told.format(rounds=summary.rounds, arrived=summary.arrived))
    return INTERRUPTED if end.cancelled else 0


def _tell(run: Run, result: object) -> None:
    match result:
        case Watching(path=path, polling=polling):
            run.give(type="watching", path=str(path), polling=polling)
            how = _("定时查看") if polling else _("系统通知")
            run.say(_("正在守着 {path}（{how}）").format(path=path, how=how))
        case Lost(path=path):
            run.give(type="lost", path=str(path))
            run.say(_("材料文件夹 {path} 不见了，连上以后自动继续").format(path=path))
        case Scanned():
            tell_scanned(run, result)
        case Matched():
            tell_matched(run, result)
        case Finding():
            run.give(**finding_object(result))
            label = f"{_(result.level.label)} {result.code} {result.path or result.standard or ''}"
            said = rule_of(result.code).say(result)
            run.say(_("{label}：{value}").format(label=label, value=said))
        case Round():
            _tell_round(run, result)


def _tell_round(run: Run, result: Round) -> None:
    run.give(
        type="round",
        arrived=result.arrived,
        removed=result.removed,
        read=result.read,
        failed=result.failed,
        refused=result.refused,
        suggested=result.suggested,
        waiting=result.waiting,
        new_findings=result.found,
        gone_findings=result.settled,
    )
    told = _(
        "新到或改动 {arrived} 个，消失 {removed} 个；有推荐 {suggested}，待归档共 {waiting}；"
        "新问题 {found}，消除 {settled}"
    )
    run.say(
        told.format(
            arrived=result.arrived,
            removed=result.removed,
            suggested=result.suggested,
            waiting=result.waiting,
            found=result.found,
            settled=result.settled,
        )
    )
