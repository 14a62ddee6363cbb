"""S04: something in a file that acts on its own when it is opened."""

from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.domain.material import Material
from archivist.domain.signs import ActiveSign
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_ACTING = frozenset({ActiveSign.MACRO, ActiveSign.PROGRAM, ActiveSign.EXTERNAL, ActiveSign.SCRIPT})
_SHOWN = 5


@rule(
    "S04",
    level=Level.ERROR,
    basis=N_(
        "DA/T 70-2018 安全性检测：归档文件不含宏、程序、脚本和会自动加载的外部链接（domain.md §3.4）"
    ),
    message=N_("含有会自动执行或加载的内容：{signs}（{spots}）"),
    remedy=N_(
        "请在原软件里去掉所列内容，另存为不含宏的 docx、xlsx 或 PDF；压缩包成员指向包外的，请提供单位重新打包。"
        "来历不明的，先交网络安全人员查看，不要打开。"
    ),
)
def active_content(material: Material) -> Iterator[Hit | Undecided]:
    """文件里有宏、嵌入的程序、打开时自动加载的外部链接、PDF 或网页脚本，或压缩包成员的名字指向包外。

    文件里嵌入的表格、图表一类别的软件的对象不算；点了才打开的超链接不算。每份材料报一条，列出前五处。
    """
    failure = material.failure
    if failure is not None and failure.code == "S04":
        yield Hit({"signs": [ActiveSign.PATH], "spots": [material.name]})
        return
    found = [each for each in material.facts.active if each.sign in _ACTING]
    if found:
        signs = list(dict.fromkeys(each.sign for each in found))
        yield Hit(
            {"signs": signs, "spots": [each.spot for each in found[:_SHOWN]]}, found[0].spot.place
        )
    elif material.facts.active_unread:
        yield UNKNOWN
