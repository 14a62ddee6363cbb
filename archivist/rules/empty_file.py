"""G08: a file without bytes."""

from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.domain.material import Material
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "G08",
    level=Level.ERROR,
    basis=N_("DA/T 70-2018 可用性检测：文件有内容，能正常打开（domain.md §3.4）"),
    message=N_("是空文件，没有任何内容"),
    remedy=N_("请从原处重新复制；原处也是空的，向提供单位要原件。"),
)
def empty_file(material: Material) -> Iterator[Hit]:
    """文件大小为零，常见于复制中断或同步盘没有下载完。它可以先归入标准，但不算有材料（M01）。"""
    if material.failure is not None and material.failure.code == "G08":
        yield Hit({"reason": material.failure.cause})
