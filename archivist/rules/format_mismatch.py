"""G04: the content is not what the file's name says, or of a format no paper or table can have."""

from collections.abc import Iterator
from enum import StrEnum

from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.material import Material, MaterialRole
from archivist.domain.writing_formats import is_taken
from archivist.i18n import N_
from archivist.rules.base import Hit, rule

_PICTURES = frozenset({"jpeg", "png", "bmp", "gif", "tiff", "webp", "heic"})
_DOCUMENTS = frozenset(
    {"docx", "doc", "pdf", "ofd", "rtf", "odt", "text", "html", "mht", "ole", "encrypted"}
)
_SHEETS = frozenset({"xlsx", "xls", "xlsb", "ods", "csv"})
_ALLOWED = {
    Kind.PAPER: _DOCUMENTS | _PICTURES,
    Kind.TABLE: _SHEETS | _DOCUMENTS | _PICTURES,
}


class FormatFault(StrEnum):
    """What is wrong with a format."""

    NAME = "name"
    KIND = "kind"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    FormatFault.NAME: N_("与扩展名不符"),
    FormatFault.KIND: N_("不是这类材料可用的格式"),
}


@rule(
    "G04",
    level=Level.ERROR,
    basis=N_(
        "DA/T 70-2018 真实性检测：文件内容与扩展名一致；申报要求 R2、R3：四类材料各有格式（domain.md §3.4、§2.4 C21）"
    ),
    message=N_("内容是 {format} 格式，扩展名“{extension}”：{fault}"),
    remedy=N_(
        "请用相应的软件打开，另存为所需的格式；不要直接改扩展名。归错种类的，改归正确的种类。"
    ),
)
def format_mismatch(
    material: Material, *, photo_formats: str, report_formats: str
) -> Iterator[Hit]:
    """文件内容的格式和扩展名不一致，别的电脑可能打不开；或规范文件、统计表格是演示、音视频、程序一类格式。

    实景图片的格式不收的由 P12 报，说明报告格式不对的由 T10 报，这里都不重复；内容是 JPEG 而扩展名不对的在这里报。
    打不开的文件由 G03、G07、G08 报。
    """
    if not material.readable:
        return
    if material.kind is Kind.PHOTO and material.format not in photo_formats.split("、"):
        return
    is_report = material.kind is Kind.REPORT
    if is_report and not is_taken(material.format, material.name, report_formats):
        return
    extension = material.name.rpartition(".")[2] if "." in material.name else ""
    if material.extension_differs:
        yield Hit({"format": material.format, "extension": extension, "fault": FormatFault.NAME})
        return
    allowed = _ALLOWED.get(material.kind) if material.kind else None
    evidence = material.role is MaterialRole.EVIDENCE and material.format
    if allowed is not None and evidence and material.format not in allowed:
        yield Hit({"format": material.format, "extension": extension, "fault": FormatFault.KIND})
