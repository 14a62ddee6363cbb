"""P03: one picture serves several standards."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.likeness import Likeness, print_key
from archivist.domain.place import NOWHERE, Place
from archivist.i18n import N_, _
from archivist.rules.base import Hit, Holding, rule

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Use:
    """A picture in use: as the piece itself, or inside a document at *place*."""

    evidence: Evidence
    key: str
    inside: bool = False
    place: Place = NOWHERE

    def __str__(self) -> str:
        said = f"{self.evidence.number} {self.evidence.path}"
        if not self.inside:
            return said
        return _("{piece}（文中插图 {place}）").format(piece=said, place=self.place)


@rule(
    "P03",
    level=Level.WARNING,
    basis=N_("退回原因：图片重复（domain.md §2.2、§2.4 C11）；一张照片只证明一条标准"),
    message=N_("同一张照片还用在其他标准：{others}"),
    remedy=N_("请留在最贴切的一条标准下，其他标准换用当时拍的另一张照片。"),
)
def photo_reused(holding: Holding) -> Iterator[Hit]:
    """同一张照片（含缩放、压缩、旋转、裁剪、加水印后的）用在了几条标准下，报告里插用的也算。

    每一处都报，并指出另外几处。同一标准下的报告插用本标准的照片不算；几份报告共用的插图不算。
    """
    uses = _uses(holding)
    same = _Same(uses, holding.likeness)
    told: set[tuple[str, str, Kind]] = set()
    for use in uses:
        piece = (use.evidence.standard, use.evidence.path, use.evidence.kind)
        others = same.others(use) if piece not in told else ()
        if others:
            told.add(piece)
            yield Hit(
                {"others": list(others)},
                use.place,
                path=use.evidence.path,
                standard=use.evidence.standard,
                kind=use.evidence.kind,
            )


class _Same:
    """The uses of each picture, in the order of pieces: sorted once, however many there are."""

    def __init__(self, uses: list[_Use], likeness: Likeness) -> None:
        self._likeness = likeness
        self._by_key: defaultdict[str, list[_Use]] = defaultdict(list)
        for use in uses:
            self._by_key[use.key].append(use)
        self._sorted: dict[tuple[str, ...], list[tuple[str, _Use]]] = {}
        self._told: dict[tuple[tuple[str, ...], str, bool], tuple[str, ...]] = {}

    def others(self, use: _Use) -> tuple[str, ...]:
        """Name the first uses of the same picture under other standards, one a piece.

        One of two is a photo piece: a picture in two reports is none of this rule's. The uses under
        one standard have the same others.
        """
        keys = tuple(sorted(self._likeness.of(use.key)))
        told = (keys, use.evidence.standard, use.inside)
        if told not in self._told:
            self._told[told] = tuple(map(str, self._first(keys, use)))
        return self._told[told]

    def _first(self, keys: tuple[str, ...], use: _Use) -> list[_Use]:
        found: dict[tuple[str, str], _Use] = {}
        for number, other in self._all(keys):
            if other.evidence.standard != use.evidence.standard and not (
                use.inside and other.inside
            ):
                found.setdefault((number, other.evidence.path), other)
                if len(found) == _SHOWN:
                    break
        return list(found.values())

    def _all(self, keys: tuple[str, ...]) -> list[tuple[str, _Use]]:
        if keys not in self._sorted:
            uses = [(use.evidence.number, use) for key in keys for use in self._by_key.get(key, ())]
            uses.sort(key=lambda each: (each[0], each[1].evidence.path))
            self._sorted[keys] = uses
        return self._sorted[keys]


def _uses(holding: Holding) -> list[_Use]:
    return [use for dossier in holding.dossiers for use in dossier.once(_shown)]


def _shown(dossier: Dossier) -> tuple[_Use, ...]:
    uses = []
    for evidence in dossier.evidence:
        if evidence.kind is Kind.PHOTO and (key := _key_of(evidence)):
            uses.append(_Use(evidence, key))
        uses += [
            _Use(evidence, print_key(picture.fingerprint), inside=True, place=picture.place)
            for picture in evidence.facts.pictures
            if picture.fingerprint
        ]
    return tuple(uses)


def _key_of(evidence: Evidence) -> str:
    """Return what tells its picture apart: the fingerprint, or without one, the bytes."""
    photo = evidence.facts.photo
    printed = photo.look.fingerprint if photo and photo.look else b""
    return print_key(printed) or (evidence.material.sha256 if evidence.material else "")
