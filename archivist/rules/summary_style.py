"""T04: a report written as a year-end summary."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.report import SummarySign
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_ENOUGH = 2


@rule(
    "T04",
    level=Level.CONFIRM,
    basis=N_("退回原因：总结体；说明报告说明做了什么、有什么数据和出处，不是工作总结（§7、R4）"),
    message=N_("写成了工作总结：{signs}（{spots}）"),
    remedy=N_(
        "请改写成说明：对照标准逐项写做法、数据和出处；标题用“……情况说明”，删去领导关怀、存在问题和下一步打算。"
    ),
    kinds=(Kind.REPORT,),
)
def summary_style(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """说明报告写成了总结：标题就是总结，或者有总结式的开头、专写存在的问题、专写下一步打算中的两样。"""
    report = evidence.facts.report
    if report is None:
        yield UNKNOWN
        return
    signs = [summed.sign for summed in report.summed]
    if SummarySign.TITLE in signs or len(signs) >= _ENOUGH:
        spots = [summed.spot for summed in report.summed]
        yield Hit({"signs": signs, "spots": spots}, spots[0].place)
