"""M01: a required kind has nothing that counts."""

from collections.abc import Iterator

from archivist.domain.dossier import Slot
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "M01",
    level=Level.ERROR,
    basis=N_("申报要求 R2：每条标准按要求提供规范文件、说明报告、实景图片、统计表格四种材料"),
    message=N_("缺{kind}：{reasons}（已归入 {filed} 份）"),
    remedy=N_("请收集符合要求的{kind}，归入本标准；过期、打不开或被退回的材料要更换。"),
)
def kind_missing(slot: Slot) -> Iterator[Hit]:
    """标准要求的一种材料没有可用的佐证，即缺项。

    归入了材料也可能是缺项：日期不在有效期内、有效期已满、已被废止、打不开、已不在原处
    或被审核退回的材料都不算数。只是读不出文字的扫描件仍算有材料，另由 G05 提示。
    """
    if not slot.counting:
        yield Hit({"kind": slot.kind, "filed": len(slot.evidence), "reasons": list(slot.bars)})
