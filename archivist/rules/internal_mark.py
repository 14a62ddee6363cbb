"""S02: a mark that keeps the paper inside the office."""

from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.domain.material import Material
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "S02",
    level=Level.CONFIRM,
    basis=N_(
        "保守国家秘密法关于工作秘密的规定；domain.md §3.8：内部资料、注意保存、不得外传、依申请公开、不予公开"
    ),
    message=N_("标有内部字样：{marks}"),
    remedy=N_(
        "请送本单位保密和信息公开人员确认能否报送；不能公开的，换用可公开的版本，并把原件移出材料文件夹。"
    ),
)
def internal_mark(material: Material) -> Iterator[Hit | Undecided]:
    """材料自己标着工作秘密、内部资料、注意保存、不得外传、依申请公开、不予公开等字样。

    只认单独成行、行末括注、页眉页脚或“此件……”一类标注；正文里谈到这些词的不算。标有密级的由 S01 拒收，不在这里报。
    """
    marks = material.facts.internal
    if marks:
        yield Hit({"marks": list(marks)}, marks[0].place)
    elif material.wordless:
        yield UNKNOWN
