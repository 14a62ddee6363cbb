"""T08: words of a template that nobody filled in."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5


@rule(
    "T08",
    level=Level.ERROR,
    basis=N_("申报要求 R4、R11：材料写本市的做法、数据和出处，不能是没有填完的模板"),
    message=N_("有 {count} 处没有填写：{spots}"),
    remedy=N_("请把所列各处换成本市的单位名称、日期和数据，再通读一遍。"),
    kinds=(Kind.PAPER, Kind.REPORT),
)
def placeholder(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """说明报告或规范文件里留有没有填写的占位文字，如“XX市”“×××”“待补充”“20XX年”“某某”。

    每份材料报一条，列出前五处。
    """
    spots = evidence.facts.placeholders
    if spots:
        yield Hit({"count": len(spots), "spots": list(spots[:_SHOWN])}, spots[0].place)
    elif evidence.wordless:
        yield UNKNOWN
