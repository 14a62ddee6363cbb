"""M02: fewer pieces of a kind than the requirement's minimum."""

from collections.abc import Iterator

from archivist.domain.dossier import Slot
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "M02",
    level=Level.ERROR,
    basis=N_("申报要求 R18：每项任务的材料不得少于规定份数；份数由本市按标准设置"),
    message=N_("{kind}只有 {found} 份可用，至少要 {minimum} 份"),
    remedy=N_("请再补 {short} 份符合要求的{kind}。"),
)
def too_few(slot: Slot, *, min_count: int) -> Iterator[Hit]:
    """一种材料的可用份数少于最少份数。

    只数可用的材料；一份可用的都没有时由 M01 报缺项，不重复报。最少份数没有设置时不判断。
    """
    found = len(slot.counting)
    if 0 < found < min_count:
        yield Hit(
            {
                "kind": slot.kind,
                "found": found,
                "minimum": min_count,
                "short": min_count - found,
            }
        )
