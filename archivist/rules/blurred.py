"""P01: a photo too blurred, dark or washed out to be judged."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.picture import PictureClass, PictureLook
from archivist.i18n import N_, _
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_LIT = (PictureClass.PHOTO, PictureClass.PAGE_PHOTO, PictureClass.UNKNOWN)


@rule(
    "P01",
    level=Level.CONFIRM,
    basis=N_("退回原因：图片不清晰、压缩后达不到要求（domain.md §2.2）"),
    message=N_("照片看不清：{faults}"),
    remedy=N_("请放大查看；确实看不清的，换用同一场景的清晰原图。能看清的，说明理由后豁免本条。"),
    kinds=(Kind.PHOTO,),
)
def blurred(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """实景图片模糊、过暗、过曝，或者是一片空白。

    清晰度看整张图里最清楚的部分：背景虚化、主体清楚的不算模糊。画面边缘太少、无法判断的列为未判定。
    明暗只对照片判断：扫描页、截图、图画的底色本来就白或者黑。
    """
    look = evidence.facts.photo.look if evidence.facts.photo else None
    if look is None:
        yield UNKNOWN
        return
    faults = list(_faults(look))
    if faults:
        yield Hit({"faults": faults})
    elif look.blurred is None:
        yield UNKNOWN


def _faults(look: PictureLook) -> Iterator[str]:
    if look.blank:
        yield _("画面空白")
        return
    if look.blurred:
        yield _("模糊")
    if look.exposure is None or look.kind not in _LIT:
        return
    if look.exposure.is_dark:
        yield _("过暗")
    if look.exposure.is_washed_out:
        yield _("过曝")
