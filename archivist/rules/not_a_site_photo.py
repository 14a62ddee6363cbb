"""P10: what is filed as a site photo is none."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.picture import PictureClass
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SITE = PictureClass.PHOTO


@rule(
    "P10",
    level=Level.CONFIRM,
    basis=N_("申报要求 R5：实景图片是现场照片、报纸版面或电视画面"),
    message=N_("看上去是{looks}，不是现场照片"),
    remedy=N_(
        "请换用现场拍摄的照片；扫描件、文件页请改归规范文件或说明报告；报纸版面、电视画面确认后豁免本条。"
    ),
    kinds=(Kind.PHOTO,),
)
def not_a_site_photo(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """归为实景图片的，看上去是截图、扫描页、翻拍的文件页、图表或图画。

    按画面的颗粒、颜色和排列判断，判断不了的列为未判定；聊天截图、网页截图不能证明现场。
    """
    look = evidence.facts.photo.look if evidence.facts.photo else None
    if look is None or (look.kind is PictureClass.UNKNOWN and not look.blank):
        yield UNKNOWN
    elif look.kind not in (_SITE, PictureClass.UNKNOWN):
        yield Hit({"looks": look.kind})
