"""F04: a document number that departs from the standard form."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "F04",
    level=Level.WARNING,
    basis=N_(
        "GB/T 9704-2012：发文字号由机关代字、六角括号括入的四位年份、顺序号组成，不加“第”，不编虚位"
    ),
    message=N_("发文字号“{written}”不规范：{faults}；规范写法是“{proper}”"),
    remedy=N_("请核对原件：录入有误的改正后重新出具；原件如此的，请发文单位说明。"),
    kinds=(Kind.PAPER,),
)
def number_malformed(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """规范文件自己的发文字号写法不合国家标准：括号、年份（不足四位，或者多写了“年”字）、“第”字、虚位。

    引用的文号不查。文字是从图像识别出来的，括号容易认错，改为待确认。
    """
    numbered = evidence.facts.number
    if numbered is None:
        if evidence.wordless:
            yield UNKNOWN
        return
    number = numbered.number
    if number.faults:
        yield Hit(
            {"written": number.text, "faults": list(number.faults), "proper": str(number)},
            numbered.place,
            level=Level.CONFIRM if evidence.facts.ocr else None,
        )
