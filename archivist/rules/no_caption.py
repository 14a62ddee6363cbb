"""P04: a photo without a caption."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_, _
from archivist.rules.base import Hit, rule


@rule(
    "P04",
    level=Level.WARNING,
    basis=N_("申报要求 R14：每张照片附说明，写明时间、地点、人物、主题、背景、事由"),
    message=N_("没有图片说明（{told}）"),
    remedy=N_("请补写说明；旁边有图片说明清单或照片自带说明的，可以直接采用。"),
    kinds=(Kind.PHOTO,),
)
def no_caption(evidence: Evidence) -> Iterator[Hit]:
    """归档的照片没有图片说明。

    照片自带的说明只供参考：它可能是相机型号或软件写的，由人采用后才算数。
    """
    if evidence.caption.strip():
        return
    photo = evidence.facts.photo
    told = photo.told if photo else ""
    offered = _("照片自带说明：{told}").format(told=told) if told else _("照片也不自带说明")
    yield Hit({"told": offered})
