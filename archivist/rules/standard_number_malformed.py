"""G01: a number of a standard in the name of a file or folder that is not written as one."""

from collections.abc import Iterator
from enum import StrEnum

from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.member_path import parts_of
from archivist.domain.numbering_faults import Miswritten, find_miswritten
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


class Named(StrEnum):
    """Whose name it is."""

    FILE = "file"
    FOLDER = "folder"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return N_("文件名") if self is Named.FILE else N_("文件夹名")


@rule(
    "G01",
    level=Level.WARNING,
    basis=N_("申报要求 R9：每份材料按“Ⅲ-x-y-n”编号，一看就知道属于哪一条标准（domain.md §5）"),
    message=N_("{where}“{name}”里的编号“{written}”写得不对：{faults}；应写成“{proper}”"),
    remedy=N_(
        "请把编号改成“{proper}”再重新扫描；改名后归档记录会跟着文件走，不用重新归。编号没有填的，按归入的标准填上。"
    ),
)
def standard_number_malformed(dossier: Dossier) -> Iterator[Hit]:
    """归入标准的文件，自己的名称或所在文件夹的名称开头写着编号，却残缺、拼错，或没有填。

    Ⅲ-7-3、Ⅲ—7—3、III-7-3、Ⅲ-7-3)、Ⅲ-7-3-②、3-007-3-02 都是通行写法，不报；没有写编号的也不报。
    文件夹写错的，同一条标准下只报一次。编号写对了却缺号、重号的由 G10 报。
    """
    seen: set[str] = set()
    for evidence in dossier.evidence:
        *folders, name = parts_of(evidence.path)
        stem = name.rpartition(".")[0] or name
        found = find_miswritten(stem)
        if found:
            yield _hit(Named.FILE, name, found, evidence)
        for depth, folder in enumerate(folders, 1):
            whole = "/".join(folders[:depth])
            wrong = None if whole in seen else find_miswritten(folder)
            seen.add(whole)
            if wrong:
                yield _hit(Named.FOLDER, folder, wrong, evidence)


def _hit(where: Named, name: str, found: Miswritten, evidence: Evidence) -> Hit:
    return Hit(
        {
            "where": where,
            "name": name,
            "written": found.written,
            "faults": list(found.faults),
            "proper": found.proper or evidence.standard,
        },
        path=evidence.path,
        kind=evidence.kind,
    )
