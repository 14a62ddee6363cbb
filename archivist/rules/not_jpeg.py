"""P12: a photo that is no JPEG by content."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "P12",
    level=Level.ERROR,
    basis=N_("申报要求 R5：实景图片一律转为 JPG 或 JPEG 格式"),
    message=N_("内容是 {format} 格式，不是 {allowed}"),
    remedy=N_("请用看图软件打开后另存为 {allowed}；只改扩展名没有用。"),
    kinds=(Kind.PHOTO,),
)
def not_jpeg(evidence: Evidence, *, photo_formats: str) -> Iterator[Hit | Undecided]:
    """实景图片的内容不是 JPEG。按文件内容判断，不看扩展名。

    本市的申报系统还收别的格式时，以设置或申报系统要求里写的为准。
    内容是允许的格式、只是扩展名写错的，由 G04 报。
    """
    kept_as = evidence.material.format if evidence.material else ""
    if not kept_as:
        yield UNKNOWN
        return
    allowed = photo_formats.split("、")
    if kept_as not in allowed:
        names = ["JPG" if each == "jpeg" else each.upper() for each in allowed]
        yield Hit({"format": kept_as, "allowed": names})
