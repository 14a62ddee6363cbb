"""P07: a photo was taken outside the window; it stands in for D01."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.window import Window
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "P07",
    level=Level.ERROR,
    basis=N_("申报要求 R7、R8：实景图片须拍摄于本创建周期的有效期内，标准另有规定的从其规定"),
    message=N_("{source}显示拍摄于 {date}，不在有效期 {window} 内（不一致的日期：{others}）"),
    remedy=N_("请换用有效期内拍摄的照片；相机时钟不准的，请说明理由后豁免本条。"),
    kinds=(Kind.PHOTO,),
)
def taken_outside_window(evidence: Evidence, *, window: Window) -> Iterator[Hit | Undecided]:
    """实景图片的拍摄时间不在有效期内。

    依次采用拍摄信息、图片水印、文件名、人工填写的日期。只写到月或年的，整段时间都在有效期外才算超期。
    没有任何日期的照片不能判断，由 D02 提示。
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
