"""P05: a caption lacks elements."""

from collections.abc import Iterator

from archivist.domain.caption import FILING_FIELDS, CaptionField, read_caption
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "P05",
    level=Level.WARNING,
    basis=N_("申报要求 R14、GB/T 11821-2002：图片说明写明时间、地点、事由；归档用的写全六要素"),
    message=N_("图片说明“{caption}”缺少：{lacking}"),
    remedy=N_(
        "请补全：什么时间（年月日）、在什么地方、做什么事，例如“2017年3月5日，东河区南街社区，志愿者清扫楼道”。"
    ),
    kinds=(Kind.PHOTO,),
)
def caption_incomplete(
    evidence: Evidence, *, caption_fields: tuple[CaptionField, ...] = FILING_FIELDS
) -> Iterator[Hit]:
    """图片说明没有写全要素。没有设置要素的，要求时间、地点、事由。

    时间至少要有年和月。没有说明的由 P04 报，不再报要素不全。
    """
    caption = evidence.caption.strip()
    lacking = read_caption(caption).lacks(caption_fields) if caption else ()
    if lacking:
        yield Hit({"caption": caption, "lacking": list(lacking)})
