"""``archivist search``: exact full text over everything that was read."""

from __future__ import annotations

from datetime import date

import click

from archivist.cli.run import Run, day
from archivist.cli.run import command as make
from archivist.domain.kind import Kind
from archivist.errors import UsageError
from archivist.i18n import _
from archivist.services.saved_searches import (
    find_search,
    forget_search,
    save_search,
    saved_searches,
)
from archivist.services.search import Hit, SearchResult, did_you_mean, like, search
from archivist.services.search_scope import Scope, Standing


@make("search")
@click.argument("query", required=False)
@click.option("--standard", help=_("只在这个标准里找"))
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help=_("材料种类"))
@click.option("--unit", help=_("责任单位"))
@click.option("--after", type=day, help=_("材料日期不早于"))
@click.option("--before", type=day, help=_("材料日期不晚于"))
@click.option(
    "--status",
    type=click.Choice([standing.value for standing in Standing]),
    help=_("filed 已归档，unfiled 未归档，stands 归档且无错误，fails 有错误"),
)
@click.option("--limit", type=click.IntRange(1), default=20, help=_("最多列出多少条"))
@click.option("--like", "path", metavar="PATH", help=_("找与这份材料相似的材料"))
@click.option("--save", "save_as", metavar="NAME", help=_("检索，并以这个名字保存"))
@click.option("--use", "named", metavar="NAME", help=_("运行保存的检索"))
@click.option("--forget", metavar="NAME", help=_("删除保存的检索"))
@click.option("--saved", is_flag=True, help=_("列出保存的检索"))
def command(
    run: Run,
    query: str | None,
    limit: int,
    path: str | None,
    save_as: str | None,
    named: str | None,
    forget: str | None,
    *,
    saved: bool,
    **narrowed: str | date | None,
) -> None:
    """Search and list the hits, best first; or look after the searches that were saved."""
    if query is None and not (path or named or forget or saved or save_as):
        raise UsageError(detail=_("缺少 {name}").format(name="QUERY"))
    chosen = [each for each in (query, path, named, forget, saved or None) if each is not None]
    if len(chosen) != 1 or (save_as and query is None):
        detail = _("要检索的词、--like、--use、--saved、--forget 只能选一个，--save 要有检索的词")
        raise UsageError(detail=detail)
    scope = _scope(narrowed)
    if forget is not None:
        forget_search(forget)
        run.say(_("已删除保存的检索“{name}”").format(name=forget))
    elif saved:
        _list_saved(run)
    elif path is not None:
        _tell(run, like(run.workspace(), path, scope=scope, limit=limit))
    else:
        if named is not None:
            kept = find_search(named)
            query, scope = kept.query, kept.scope
        _search(run, query or "", scope, limit)
        if save_as:
            save_search(save_as, query or "", scope)
            run.say(_("已保存为“{name}”").format(name=save_as))


def _scope(narrowed: dict[str, str | date | None]) -> Scope:
    kind, status = narrowed["kind"], narrowed["status"]
    rest = {name: value for name, value in narrowed.items() if name not in {"kind", "status"}}
    return Scope(
        kind=Kind(str(kind)) if kind else None,
        status=Standing(str(status)) if status else None,
        **rest,  # type: ignore[arg-type]
    )


def _search(run: Run, query: str, scope: Scope, limit: int) -> None:
    workspace = run.workspace()
    result = search(workspace, query, scope=scope, limit=limit)
    instead = () if result.total else did_you_mean(workspace, query, scope)
    _tell(run, result, instead)


def _list_saved(run: Run) -> None:
    for each in saved_searches():
        scope = each.scope
        run.give(
            type="search",
            name=each.name,
            query=each.query,
            standard=scope.standard,
            kind=scope.kind,
            unit=scope.unit,
            after=scope.after,
            before=scope.before,
            status=scope.status,
        )
        parts = [scope.standard, scope.kind, scope.unit, scope.after, scope.before, scope.status]
        run.say("  ".join([each.name, each.query, *(str(part) for part in parts if part)]))


def _tell(run: Run, result: SearchResult, instead: tuple[str, ...] = ()) -> None:
    for hit in result.hits:
        _tell_hit(run, hit)
    run.give(
        type="summary",
        hits=result.total,
        exact=result.exact,
        seconds=round(result.seconds, 4),
        instead=list(instead),
    )
    words = (
        _("找到 {total} 处，用时 {seconds:.3f} 秒")
        if result.exact
        else _("找到约 {total} 处，用时 {seconds:.3f} 秒")
    )
    run.say(words.format(total=result.total, seconds=result.seconds))
    if instead:
        run.say(_("您要找的是不是：{words}").format(words=_("、").join(instead)))


def _tell_hit(run: Run, hit: Hit) -> None:
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
