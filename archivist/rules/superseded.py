"""D05: another paper abolishes or replaces it, or is its later version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from archivist.domain.dossier import Dossier
from archivist.domain.finding import Level
from archivist.domain.superseding_versions import Older, older_versions
from archivist.domain.supersession import Superseding
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, rule


@rule(
    "D05",
    level=Level.ERROR,
    basis=N_("申报要求 R7、R8：评审时规范文件须现行有效，已废止、已被代替的不作数"),
    message=N_("已被 {by} 废止或代替（失效日期：{day}）"),
    remedy=N_(
        "请换用现行有效的文件（通常就是废止它的那一份）；确认仍然有效的，说明理由后豁免本条。"
    ),
)
def superseded(holding: Holding, *, as_of: date) -> Iterator[Hit]:
    """规范文件已经被另一份文件废止或代替。

    依据有两种：材料文件夹里别的文件写明“《…》（文号）同时废止”“代替《…》”一类的话，不论那份文件归档与否；
    以及程序自带的废止文件清单（工作区里的 papers/abolished.toml 可以整份换掉它）。有文号的按文号认，没有的按
    标题认，而且它的日期要早于废止它的文件；日期不明、只有标题相同的，改为待确认。新文件写明施行日期的，
    从那一天起才算失效；征求意见稿、送审稿不能废止别的文件。

    同一条标准下有同一份材料的几个稿本（初稿、修改稿、终稿、V2、(1) 等）的，只有最新的一个算数：名称去掉稿本
    标记后相同、内容也大体相同的，较早的稿本报错误；内容读不出来、或只差一个序号的，列为待确认。
    """
    abolished: set[tuple[str, str]] = set()
    for found in Superseding(holding.materials, holding.listed).of(holding.dossiers):
        if found.day is None or found.day <= as_of:
            evidence = found.evidence
            abolished.add((evidence.standard, evidence.path))
            yield Hit(
                {"by": found.by, "day": found.day},
                level=None if found.sure else Level.CONFIRM,
                path=evidence.path,
                standard=evidence.standard,
                kind=evidence.kind,
            )
    for hit in superseded_versions(holding):
        if (hit.standard, hit.path) not in abolished:
            yield hit


def superseded_versions(holding: Holding) -> Iterator[Hit]:
    """Yield a hit for each piece beside which a later version of it is filed."""
    for dossier in holding.dossiers:
        yield from dossier.once(_versions)


def _versions(dossier: Dossier) -> tuple[Hit, ...]:
    return tuple(map(_of_version, older_versions(dossier)))


def _of_version(older: Older) -> Hit:
    """Name the later version; its date, where one is known, is when the earlier one ended."""
    piece, newer = older.piece, older.newer
    values = {
        "by": f"{newer.number} {newer.path.rpartition('/')[2]}",
        "day": str(newer.dated.value) if newer.dated else "—",
    }
    return Hit(values, level=older.level, path=piece.path, standard=piece.standard, kind=piece.kind)
