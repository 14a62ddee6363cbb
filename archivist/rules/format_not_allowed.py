"""T10: a report in a format that the review does not take."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.writing_formats import is_taken
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "T10",
    level=Level.ERROR,
    basis=N_("申报要求 R4：说明报告报送 Word、WPS 或永中文件（§2.4 C09）"),
    message=N_("内容是 {format} 格式（扩展名 {extension}），允许的是 {allowed}"),
    remedy=N_(
        "请用原来的文字处理软件打开，另存为允许的格式；扫描件和 PDF 请换成原始的文字文件，不要只改扩展名。"
    ),
    kinds=(Kind.REPORT,),
)
def format_not_allowed(evidence: Evidence, *, report_formats: str) -> Iterator[Hit | Undecided]:
    """说明报告不是允许的格式。按文件内容判断，不看扩展名；WPS 和永中存成 Word 格式的，看扩展名。

    允许的格式在设置 report_formats 或申报系统要求里，没有设置时按申报要求 R4。内容是允许的格式、只是扩展名
    写错的，由 G04 报。
    """
    material = evidence.material
    if material is None or not material.format:
        yield UNKNOWN
    elif not is_taken(material.format, material.name, report_formats):
        extension = material.name.rpartition(".")[2] if "." in material.name else ""
        allowed = report_formats.split("、")
        yield Hit({"format": material.format, "extension": extension, "allowed": allowed})
