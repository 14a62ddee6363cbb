"""``archivist search``: exact full text over everything that was read."""

from __future__ import annotations

from datetime import date

import click

from archivist.cli.run import Run, day
from archivist.cli.run import command as make
from archivist.domain.kind import Kind
from archivist.i18n import _
from archivist.services.search import Scope, search


@make(
    "search",
    _('全文检索。几个词都要有；"短语"；AND OR NOT；title: number: issuer: name: 限定范围。'),
)
@click.argument("query")
@click.option("--standard", help=_("只在这个标准里找"))
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help=_("材料种类"))
@click.option("--unit", help=_("责任单位"))
@click.option("--after", type=day, help=_("材料日期不早于"))
@click.option("--before", type=day, help=_("材料日期不晚于"))
@click.option("--limit", type=click.IntRange(1), default=20, help=_("最多列出多少条"))
def command(
    run: Run,
    query: str,
    standard: str | None,
    kind: str | None,
    unit: str | None,
    after: date | None,
    before: date | None,
    limit: int,
) -> None:
    """Search and list the hits, best first."""
    scope = Scope(standard, Kind(kind) if kind else None, unit, after, before)
    result = search(run.workspace(), query, scope=scope, limit=limit)
    for hit in result.hits:
        run.give(
            type="hit",
            path=hit.path,
            field=hit.field,
            place=hit.place or None,
            standard=hit.standard,
            kind=hit.kind,
            score=round(hit.score, 4),
            snippet=hit.snippet,
            spans=[list(span) for span in hit.spans],
        )
        where = " ".join(filter(None, (hit.standard, hit.path, hit.place)))
        run.say(f"{where}\n    {hit.snippet}")
    run.give(type="summary", hits=result.total, seconds=round(result.seconds, 4))
    run.say(
        _("找到 {total} 处，用时 {seconds:.3f} 秒").format(
            total=result.total, seconds=result.seconds
        )
    )
