"""N06: hidden rows, columns and sheets, and links to other files."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5


@rule(
    "N06",
    level=Level.WARNING,
    basis=N_("申报要求 R11：报送的表格要能看全，数据不取自看不到的地方"),
    message=N_("有 {count} 处看不到的内容：{parts}"),
    remedy=N_("请取消隐藏并核对内容，不报送的删去；外部链接的数据，用“粘贴为数值”断开。"),
    kinds=(Kind.TABLE,),
)
def hidden_or_linked(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """统计表格里有隐藏的工作表、行、列（里面有内容），或者数据链接到别的文件。

    空的隐藏行列不算。
    """
    sheet = evidence.facts.sheet
    if sheet is None:
        if evidence.wordless:
            yield UNKNOWN
        return
    if sheet.hidden:
        first = sheet.hidden[0]
        said = [f"{part.kind.label} {part.spot}" for part in sheet.hidden[:_SHOWN]]
        yield Hit({"count": len(sheet.hidden), "parts": said}, first.spot.place)
