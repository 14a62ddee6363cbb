"""G07: a file that needs a password."""

from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.domain.material import Material
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "G07",
    level=Level.ERROR,
    basis=N_("DA/T 70-2018 可用性检测：文件不得加密（domain.md §3.4）"),
    message=N_("文件有密码，打不开"),
    remedy=N_("请向提供单位要没有密码的版本，或用密码打开后另存为不加密的文件。"),
)
def encrypted(material: Material) -> Iterator[Hit]:
    """文件设了打开密码，评审人员和程序都读不了。它可以先归入标准，但不算有材料（M01）。"""
    if material.failure is not None and material.failure.code == "G07":
        yield Hit({"reason": material.failure.cause})
