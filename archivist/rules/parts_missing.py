"""T02: a report that leaves out one of its parts."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "T02",
    level=Level.CONFIRM,
    basis=N_(
        "符合标准的材料有计划、制度和机制，有活动、保障措施，有特色和成效（domain.md §1.6）；退回原因：缺计划、制度"
    ),
    message=N_("没有写到：{missing}"),
    remedy=N_(
        "请补写所列部分：计划、制度或机制写明名称和文号，活动写时间、次数和规模，保障写机构、人员和经费，特色写本市独有的做法，成效写数据和变化；标准确实不要求的可以豁免。"
    ),
    kinds=(Kind.REPORT,),
)
def parts_missing(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """说明报告应当写到计划、制度或机制，活动，保障措施，特色，成效这五个部分，缺了其中的部分。

    有这样的小标题，或者正文里有句子确实写了，都算写到；只是引用标准原文的不算。
    """
    report = evidence.facts.report
    if report is None:
        yield UNKNOWN
    elif report.missing:
        yield Hit({"missing": list(report.missing)})
