"""D05: another paper abolishes or replaces it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from archivist.domain.finding import Level
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
    """
    for found in Superseding(holding.materials, holding.listed).of(holding.dossiers):
        if found.day is None or found.day <= as_of:
            evidence = found.evidence
            yield Hit(
                {"by": found.by, "day": found.day},
                level=None if found.sure else Level.CONFIRM,
                path=evidence.path,
                standard=evidence.standard,
                kind=evidence.kind,
            )
