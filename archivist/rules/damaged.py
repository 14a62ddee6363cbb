"""G03: a file that is cut short or altered."""

from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.domain.material import Material
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "G03",
    level=Level.ERROR,
    basis=N_("DA/T 70-2018 可用性检测：文件能正常打开（domain.md §3.4）"),
    message=N_("文件损坏，打不开（{reason}）"),
    remedy=N_("请从原处重新复制或重新扫描；仍打不开的，向提供单位要原件。"),
)
def damaged(material: Material) -> Iterator[Hit]:
    """文件不完整或内容被破坏，程序读不出来。它可以先归入标准，但不算有材料（M01）。"""
    if material.failure is not None and material.failure.code == "G03":
        yield Hit({"reason": material.failure.cause})
