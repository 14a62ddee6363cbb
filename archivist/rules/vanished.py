"""G12: filed evidence that is no longer on disk."""

from collections.abc import Iterator

from archivist.domain.dossier import Dossier
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "G12",
    level=Level.ERROR,
    basis=N_("DA/T 70-2018 完整性检测：登记的文件都在（domain.md §3.4）"),
    message=N_("{number} 已归入本标准，文件却已不在材料文件夹里"),
    remedy=N_("请把文件放回原处再扫描；换成了别的文件的，先归入新文件，再把这一条移出本标准。"),
)
def vanished(dossier: Dossier) -> Iterator[Hit]:
    """归入标准的文件被删除、改名或移走了。它的编号保留，但不算有材料（M01）。"""
    for evidence in dossier.evidence:
        if evidence.material is None:
            yield Hit({"number": evidence.number}, path=evidence.path, kind=evidence.kind)
