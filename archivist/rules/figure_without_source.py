"""T06: figures whose paragraph names no source."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.place import Spot
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5
_SMALL = 10


@rule(
    "T06",
    level=Level.WARNING,
    basis=N_("申报要求 R4、R11：制度、措施和数据要注明来源出处（domain.md §2.4 C08）"),
    message=N_("有 {count} 个数据没有注明来源：{figures}"),
    remedy=N_("请在所列各段写明数据来源，如“（数据来源：市统计局2016年统计公报）”。"),
    kinds=(Kind.REPORT,),
)
def figure_without_source(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """说明报告里的数据所在的段落没有注明来源，全文也没有统一说明来源。

    要求和目标里的数不算；十以下的个数不算。每份报告报一条，列出前五个。
    """
    facts = evidence.facts
    if not facts.has_text:
        yield UNKNOWN
        return
    bare = [
        stated
        for stated in facts.stated
        if not stated.sourced
        and not stated.demanded
        and (stated.value >= _SMALL or stated.unit == "%" or stated.step != 1)
    ]
    if bare:
        spots = [Spot(stated.text, stated.place) for stated in bare[:_SHOWN]]
        yield Hit({"count": len(bare), "figures": spots}, bare[0].place)
