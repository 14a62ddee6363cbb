"""``archivist match``: suggest a standard for every unfiled file; file the sure ones."""

from __future__ import annotations

from typing import Any

import click

from archivist.cli.run import INTERRUPTED, Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.match.suggest import SURE
from archivist.match.suggestion import Suggestion, Weighed
from archivist.services.learning import forget
from archivist.services.locate import typed_path
from archivist.services.matching import Matched, MatchSummary, match
from archivist.services.progress import Step


@make("match")
@click.option(
    "--accept",
    type=click.FloatRange(0, 1),
    is_flag=False,
    flag_value=SURE,
    help=_("归档得分不低于它的首选推荐；不写数值时为 0.9"),
)
@click.option("--explain", "explained", metavar="PATH", help=_("只看一个文件，列出每条线索和权重"))
@click.option(
    "--forget", "forgetting", is_flag=True, help=_("不再参考此前的归档习惯，从现在重新学")
)
def command(run: Run, accept: float | None, explained: str | None, *, forgetting: bool) -> int:
    """Suggest, at most five standards a file, best first."""
    workspace = run.workspace()
    only = typed_path(workspace, explained) if explained else None
    if forgetting:
        forget(workspace)

    def tell(step: Step) -> None:
        if isinstance(step.result, Matched):
            tell_matched(run, step.result, loud=bool(explained))

    end = run.follow(
        lambda cancel: match(workspace, accept=accept, only=only, cancel=cancel),
        _("归档建议"),
        tell,
    )
    if isinstance(end.result, MatchSummary):
        _tell_summary(run, end.result)
    return INTERRUPTED if end.cancelled else 0


def _tell_summary(run: Run, summary: MatchSummary) -> None:
    run.give(
        type="summary",
        files=summary.files,
        suggested=summary.suggested,
        accepted=summary.accepted,
        unmatched=summary.unmatched,
    )
    told = _("{files} 个未归档文件：有推荐 {suggested}，已归档 {accepted}，没有推荐 {unmatched}")
    run.say(
        told.format(
            files=summary.files,
            suggested=summary.suggested,
            accepted=summary.accepted,
            unmatched=summary.unmatched,
        )
    )


def tell_matched(run: Run, matched: Matched, *, loud: bool = False) -> None:
    """Tell where one material may belong; *loud* names every suggestion and sign to a person."""
    for rank, suggestion in enumerate(matched.suggestions, 1):
        _give(run, rank, suggestion, loud=loud)
        if loud or rank == 1:
            told = _("{path} → {standard} {kind}（{score:.2f}）{why}")
            run.say(
                told.format(
                    path=suggestion.path,
                    standard=suggestion.standard,
                    kind=_(suggestion.kind.label),
                    score=suggestion.score,
                    why=_("；").join(suggestion.why),
                )
            )
        for sign in suggestion.weighed if loud else ():
            run.say(_sign(sign))
    if not matched.suggestions:
        why = _("；").join(matched.remarks)
        run.give(type="unmatched", path=matched.path, why=why)
        run.say(_("{path}：没有推荐，{why}").format(path=matched.path, why=why))


def _give(run: Run, rank: int, suggestion: Suggestion, *, loud: bool) -> None:
    signals: dict[str, Any] = {}
    if loud:
        signals["signals"] = [
            {
                "signal": sign.signal,
                "score": round(sign.score, 3),
                "weight": sign.weight,
                "evidence": round(sign.evidence, 2),
                "why": sign.why,
            }
            for sign in suggestion.weighed
        ]
    run.give(
        type="suggestion",
        path=suggestion.path,
        rank=rank,
        standard=suggestion.standard,
        kind=suggestion.kind,
        score=round(suggestion.score, 3),
        why=list(suggestion.why),
        **signals,
    )


def _sign(sign: Weighed) -> str:
    told = _("    {signal}：单独 {score:.3f} × 权重 {weight:.2f} → {evidence:+.2f}　{why}")
    return told.format(
        signal=_(sign.signal.label),
        score=sign.score,
        weight=sign.weight,
        evidence=sign.evidence,
        why=sign.why,
    )
