"""P13: a photo of an earlier cycle is filed again."""

from collections import defaultdict
from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.likeness import print_key
from archivist.domain.material import Material, MaterialRole
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, NotRun, rule

_SHOWN = 5


@rule(
    "P13",
    level=Level.ERROR,
    basis=N_("申报要求 R7、R8：材料须形成于本创建周期；往年报过的照片不能再报"),
    message=N_("往年报过同一张照片：{earlier}"),
    remedy=N_("请换用本周期拍摄的照片。"),
)
def reused_from_earlier_cycle(
    holding: Holding, *, earlier_packages: str | None = None
) -> Iterator[Hit | NotRun]:
    """归档的照片和往年材料包里的照片是同一张（含缩放、压缩、旋转、裁剪、加水印后的）。

    只和新建工作区时或以后登记的往年材料包比较。一个也没有登记、登记了还没有扫描的，无从比较，不算通过：
    请登记往年材料包（archivist earlier）再扫描；确实没有往年材料包的，把设置“往年材料包”设为“无”。
    """
    if not any(material.role is MaterialRole.EARLIER for material in holding.materials):
        if earlier_packages is None:
            yield from _not_compared(holding)
        return
    before = _earlier(holding.materials)
    for dossier in holding.dossiers:
        for evidence in dossier.of_kind(Kind.PHOTO):
            near = {path for key in _keys(evidence, holding) for path in before.get(key, ())}
            if near:
                yield Hit(
                    {"earlier": sorted(near)[:_SHOWN]},
                    path=evidence.path,
                    standard=dossier.code,
                    kind=Kind.PHOTO,
                )


def _not_compared(holding: Holding) -> Iterator[NotRun]:
    """Name each standard that has photos: nobody said what to compare them with."""
    for dossier in holding.dossiers:
        if dossier.of_kind(Kind.PHOTO):
            yield NotRun("earlier_packages", dossier.code, Kind.PHOTO)


def _earlier(materials: tuple[Material, ...]) -> dict[str, list[str]]:
    """Return the paths of earlier pictures by what tells them apart: fingerprint, and bytes."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for material in materials:
        if material.role is not MaterialRole.EARLIER:
            continue
        photo = material.facts.photo
        if photo is not None:
            found[material.sha256].append(material.path)
            if photo.look is not None:
                found[print_key(photo.look.fingerprint)].append(material.path)
        for picture in material.facts.pictures:
            found[print_key(picture.fingerprint)].append(f"{material.path} {picture.place}")
    found.pop("", None)
    return dict(found)


def _keys(evidence: Evidence, holding: Holding) -> set[str]:
    photo = evidence.facts.photo
    printed = print_key(photo.look.fingerprint) if photo and photo.look else ""
    own = {evidence.material.sha256} - {""} if evidence.material else set()
    return own | holding.likeness.of(printed)
