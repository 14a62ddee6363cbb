"""M05: no named person answers for the standard."""

from collections.abc import Iterator

from archivist.domain.dossier import Dossier
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "M05",
    level=Level.WARNING,
    basis=N_("责任分解表：每条标准都要有专人负责（domain.md §4.4）"),
    message=N_("没有落实责任人（责任单位：{unit}）"),
    remedy=N_(
        "请在责任分解里为本标准填写责任人姓名（命令行：archivist assign 标准 --person 姓名）。"
    ),
)
def unassigned(dossier: Dossier) -> Iterator[Hit]:
    """本标准没有具体的责任人。只写了单位、没写人名，也算没有落实。"""
    assigned = dossier.assignment
    if assigned is not None and assigned.person.strip():
        return
    leads = dossier.standard.lead_units
    unit = assigned.unit if assigned is not None and assigned.unit else "、".join(leads)
    yield Hit({"unit": unit})
