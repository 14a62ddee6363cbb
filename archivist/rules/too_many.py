"""M03: more pieces of a kind than the requirement's maximum."""

from collections.abc import Iterator

from archivist.domain.dossier import Slot
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "M03",
    level=Level.WARNING,
    basis=N_("申报要求 R16：选最有力、最切题的材料报送，不求多求全；份数由本市按标准设置"),
    message=N_("{kind}归入了 {filed} 份，至多 {maximum} 份"),
    remedy=N_("请留下最能说明问题的 {maximum} 份{kind}，其余移出本标准。"),
)
def too_many(slot: Slot, *, max_count: float) -> Iterator[Hit]:
    """一种材料归入的份数多于最多份数，不论是否可用都计在内。

    最多份数没有设置时不判断；已确认没有上限的，请把它设为“不限”。
    """
    filed = len(slot.evidence)
    if filed > max_count:
        yield Hit({"kind": slot.kind, "filed": filed, "maximum": max_count})
