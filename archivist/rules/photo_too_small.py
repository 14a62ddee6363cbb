"""P09: a photo too small to be judged."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "P09",
    level=Level.CONFIRM,
    basis=N_("退回原因：图片不清晰、压缩后达不到要求（domain.md §2.2）；像素下限由本市设置"),
    message=N_("只有 {width}×{height} 像素，短边不足 {minimum} 像素"),
    remedy=N_("请换用相机或手机原图；聊天软件转发过的图片会被压缩。"),
    kinds=(Kind.PHOTO,),
)
def photo_too_small(evidence: Evidence, *, photo_min_side: int) -> Iterator[Hit | Undecided]:
    """实景图片短边像素不足，评审人员放大后无法辨认现场。

    只看短边：全景照片可以很长，但不能很矮。正好等于下限不算小。
    """
    photo = evidence.facts.photo
    if photo is None:
        yield UNKNOWN
    elif min(photo.width, photo.height) < photo_min_side:
        yield Hit({"width": photo.width, "height": photo.height, "minimum": photo_min_side})
