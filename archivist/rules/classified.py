"""S01: a classified paper in the evidence folder."""

from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.domain.material import Material, Status
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "S01",
    level=Level.ERROR,
    basis=N_("保守国家秘密法；GB/T 7156-2003：标有绝密、机密、秘密的文件不得进入非涉密系统"),
    message=N_("带有密级标志，程序拒绝接收"),
    remedy=N_("请立即移出材料文件夹，交保密员按涉密渠道办理，并检查它有没有被复制、传送。"),
)
def classified(material: Material) -> Iterator[Hit]:
    """材料文件夹里有带密级标志的文件。

    程序在读取时就拒收：不保存文字、标题、缩略图、校验值和索引，只在本机显示路径，
    路径不写入报告、送审包和日志。
    """
    if material.status is Status.REFUSED:
        yield Hit()
