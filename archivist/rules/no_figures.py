"""T03: a report without a single figure."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "T03",
    level=Level.WARNING,
    basis=N_("退回原因：说明报告没有数据支撑（domain.md §2.2 T03）；申报要求 R11"),
    message=N_("通篇没有一个数据"),
    remedy=N_("请补充数量、金额、比例等数据，并注明来源。"),
    kinds=(Kind.REPORT,),
)
def no_figures(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """说明报告里没有带单位的数或比例，正文和表格里都没有。

    用汉字写的数（百分之九十六、三千四百余家次、超过九成）也算。日期、文号、条款号、序号、时长、“三项制度”一类的提法不算数据。
    """
    facts = evidence.facts
    if not facts.has_text:
        yield UNKNOWN
    elif not (facts.stated or facts.worded_figures or (facts.sheet and facts.sheet.tables)):
        yield Hit()
