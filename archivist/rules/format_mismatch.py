"""G04: the content is not what the file's name says."""

from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "G04",
    level=Level.ERROR,
    basis=N_("DA/T 70-2018 真实性检测：文件内容与扩展名一致（domain.md §3.4、§2.4 C21）"),
    message=N_("内容是 {format} 格式，与扩展名“{extension}”不符"),
    remedy=N_("请用相应的软件打开，另存为所需的格式；不要直接改扩展名。"),
)
def format_mismatch(material: Material, *, photo_formats: str) -> Iterator[Hit]:
    """文件内容的格式和扩展名不一致，别的电脑可能打不开。

    实景图片的格式不收的由 P12 报，这里不重复；内容是 JPEG 而扩展名不对的在这里报。
    打不开的文件由 G03、G07、G08 报。
    """
    if not material.extension_differs or not material.readable:
        return
    if material.kind is Kind.PHOTO and material.format not in photo_formats.split("、"):
        return
    extension = material.name.rpartition(".")[2] if "." in material.name else ""
    yield Hit({"format": material.format, "extension": extension})
