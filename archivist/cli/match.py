"""``archivist match``: suggest a standard for every unfiled file; file the sure ones."""

from __future__ import annotations

import click

from archivist.cli.run import INTERRUPTED, Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.locate import typed_path
from archivist.services.matching import Matched, MatchSummary, match
from archivist.services.progress import Step


@make("match", _("为没有归档的文件推荐标准；--accept 把有把握的直接归档。"))
@click.option("--accept", type=click.FloatRange(0, 1), help=_("归档得分不低于它的首选推荐，如 0.9"))
@click.option("--explain", "explained", metavar="PATH", help=_("只看一个文件，说明理由"))
def command(run: Run, accept: float | None, explained: str | None) -> int:
    """Suggest, at most five standards a file, best first."""
    workspace = run.workspace()
    only = typed_path(workspace, explained) if explained else None

    def tell(step: Step) -> None:
        if isinstance(step.result, Matched):
            _tell(run, step.result, loud=bool(explained))

    end = run.follow(
        lambda cancel: match(workspace, accept=accept, only=only, cancel=cancel),
        _("归档建议"),
        tell,
    )
    summary = end.result
    if isinstance(summary, MatchSummary):
        run.give(
            type="summary",
            files=summary.files,
            suggested=summary.suggested,
            accepted=summary.accepted,
            unmatched=summary.unmatched,
        )
        told = _(
            "{files} 个未归档文件：有推荐 {suggested}，已归档 {accepted}，没有推荐 {unmatched}"
        )
        run.say(
            told.format(
                files=summary.files,
                suggested=summary.suggested,
                accepted=summary.accepted,
                unmatched=summary.unmatched,
            )
        )
    return INTERRUPTED if end.cancelled else 0


def _tell(run: Run, matched: Matched, *, loud: bool) -> None:
    for rank, suggestion in enumerate(matched.suggestions, 1):
        run.give(
            type="suggestion",
            path=suggestion.path,
            rank=rank,
            standard=suggestion.standard,
            kind=suggestion.kind,
            score=round(suggestion.score, 3),
            why=list(suggestion.why),
        )
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
    if not matched.suggestions:
        why = _("；").join(matched.remarks)
        run.give(type="unmatched", path=matched.path, why=why)
        run.say(_("{path}：没有推荐，{why}").format(path=matched.path, why=why))
