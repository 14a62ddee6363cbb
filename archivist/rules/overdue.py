"""M04: the due date of the assignment has passed and a slot is still open."""

from collections.abc import Iterator
from datetime import date

from archivist.domain.dossier import Dossier
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "M04",
    level=Level.ERROR,
    basis=N_("责任分解表：每条标准落实到责任单位和责任人，限期完成（domain.md §4.4）"),
    message=N_("应于 {due} 交齐，已逾期 {days} 天，还差{kinds}（{unit} {person}）"),
    remedy=N_("请催 {unit} {person} 尽快补齐{kinds}，或调整完成时限。"),
)
def overdue(dossier: Dossier, *, as_of: date) -> Iterator[Hit]:
    """责任分解表里的完成时限已过，本标准还有材料没有备齐。

    按判断日期计算逾期天数，时限当天不算逾期。没有分解或没有设时限的标准不判断。
    """
    assigned = dossier.assignment
    if assigned is None or assigned.due is None or not dossier.open_kinds:
        return
    days = (as_of - assigned.due).days
    if days > 0:
        yield Hit(
            {
                "due": assigned.due,
                "days": days,
                "kinds": list(dossier.open_kinds),
                "unit": assigned.unit,
                "person": assigned.person,
            }
        )
