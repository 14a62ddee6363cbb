"""G06: a file of the evidence folder under no standard."""

from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.domain.material import MaterialRole
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, rule


@rule(
    "G06",
    level=Level.HINT,
    basis=N_("申报要求 R9：每份材料都按标准编号；没有归入标准的材料不会报送"),
    message=N_("还没有归入任何标准"),
    remedy=N_(
        "请归入它能证明的标准，程序的建议可以参考；不是佐证材料的，标为“非佐证”或移出材料文件夹。"
    ),
)
def unfiled(holding: Holding) -> Iterator[Hit]:
    """文件在材料文件夹里，却没有归入任何一条标准。

    图片说明清单是给照片配文字用的，不算。打不开的文件先由 G03、G07、G08 报，涉密文件由 S01 报。
    """
    filed = {evidence.path for dossier in holding.dossiers for evidence in dossier.evidence}
    for material in holding.materials:
        offered = material.readable and material.role is MaterialRole.EVIDENCE
        if offered and material.path not in filed:
            yield Hit(path=material.path, kind=material.kind)
