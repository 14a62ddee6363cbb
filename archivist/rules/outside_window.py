"""D01: the material's date lies outside the window."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.window import Window
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "D01",
    level=Level.ERROR,
    basis=N_("申报要求 R7、R8：材料须形成于本创建周期的有效期内，标准另有规定的从其规定"),
    message=N_("{source}是 {date}，不在有效期 {window} 内（不一致的日期：{others}）"),
    remedy=N_("请换用有效期内形成的材料；日期读错的，请人工填写后豁免本条。"),
    kinds=(Kind.PAPER, Kind.REPORT, Kind.TABLE),
)
def outside_window(evidence: Evidence, *, window: Window) -> Iterator[Hit | Undecided]:
    """材料的日期不在有效期内。

    日期按可靠程度取用：用印日期、成文日期、拍摄时间、水印、文件名、人工填写。有成文日期的按成文日期，
    不论文号是哪一年（年份不符由 D03 报）。只写到月或年的，整个月或整年都在有效期外才算超期。
    红头页、盖章页分开扫描的，用同一文件另一页上的日期。文件时间和文档属性不能作为依据；一个日期也没有时不能判断，
    由 D02 提示。实景图片由 P07 判断。
    """
    dated = evidence.dated
    if dated is None:
        yield UNKNOWN
    elif not window.overlaps(dated.value):
        yield Hit(
            {
                "date": dated.value,
                "source": dated.source,
                "others": list(evidence.other_dates),
                "window": window,
            }
        )
