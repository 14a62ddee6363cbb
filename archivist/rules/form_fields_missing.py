"""N04: a statistical form that does not say who, when, from what and in which unit."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.figures import FormField
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "N04",
    level=Level.WARNING,
    basis=N_("申报要求 R11、R10：数据材料注明来源，由单位填报并签章（domain.md §2.4 C15）"),
    message=N_("缺少或没有填写：{fields}"),
    remedy=N_("请在表头、表尾补上所缺各项，并由填表人、审核人签名。"),
    kinds=(Kind.TABLE,),
)
def form_fields_missing(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """统计表格没有写明填报单位、填表人、审核人、填报时间、数据来源或计量单位，或写了栏目没有填。

    叫法不同意思相同的（制表人、复核人、报送日期、资料来源等）都算有。表里没有数量的，不要计量单位。
    """
    sheet = evidence.facts.sheet
    if sheet is None or evidence.wordless:
        yield UNKNOWN
        return
    missing = [field for field in FormField if field not in sheet.fields]
    if missing:
        yield Hit({"fields": missing})
