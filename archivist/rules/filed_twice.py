"""G09: one material filed twice under one standard."""

from collections.abc import Iterator
from itertools import groupby

from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.material import Material
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, rule


@rule(
    "G09",
    level=Level.HINT,
    basis=N_("申报要求 R9、R16：每份材料一个编号，选材求精，同一份不重复报"),
    message=N_("同一份材料在本标准下归入了不止一次，另见 {others}"),
    remedy=N_("请留下一份，把其余的移出本标准。"),
)
def filed_twice(holding: Holding) -> Iterator[Hit]:
    """同一条标准下，同一个文件归入了两次，或两个文件内容完全相同。

    每一处都报，并指出另外几处。同一份材料可以证明几条标准，归入不同标准不算。
    """
    for dossier in holding.dossiers:
        yield from dossier.once(_hits)


def _hits(dossier: Dossier) -> tuple[Hit, ...]:
    found = []
    for same in _groups(dossier):
        for each in same:
            others = [f"{e.number} {e.path}" for e in same if e is not each]
            hit = Hit({"others": others}, path=each.path, standard=dossier.code, kind=each.kind)
            found.append(hit)
    return tuple(found)


def _groups(dossier: Dossier) -> Iterator[list[Evidence]]:
    """Yield the pieces whose bytes are the same, each group of two or more once."""
    there = [e for e in dossier.evidence if e.material is not None and not _is_empty(e.material)]
    for _bytes, group in groupby(sorted(there, key=_bytes_of), _bytes_of):
        same = sorted(group, key=lambda e: e.piece)
        if len(same) > 1:
            yield same


def _is_empty(material: Material) -> bool:
    """Whether it has no bytes (G08): two empty files are not the same paper."""
    return material.failure is not None and material.failure.code == "G08"


def _bytes_of(evidence: Evidence) -> str:
    """Return what tells its bytes apart: their hash, or where there is none, the path."""
    hashed = evidence.material.sha256 if evidence.material else ""
    return hashed or evidence.path
