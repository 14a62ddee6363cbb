"""Pieces at hand: evidence and dossiers that did not change stay the objects they were."""

from __future__ import annotations

from dataclasses import fields
from operator import is_

from archivist.decisions.filing import Filing
from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence, SignOff
from archivist.domain.material import Material

_OTHERS = tuple(f.name for f in fields(Dossier) if f.compare and f.name != "evidence")


class Pieces:
    """The evidence and the dossiers of one workspace as they were made last."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], tuple[Filing, Evidence]] = {}
        self._now: dict[tuple[str, str], tuple[Filing, Evidence]] = {}
        self._dossiers: dict[str, Dossier] = {}

    def of(self, filing: Filing, material: Material | None, signed: SignOff | None) -> Evidence:
        """Return the evidence of a filing; *material* may be its file under a newer name."""
        key = (filing.standard, filing.path)
        known = self._before.get(key)
        if (
            known is not None
            and known[1].material is material
            and known[1].signed == signed
            and (known[0] is filing or known[0] == filing)
        ):
            self._now[key] = known
            return known[1]
        made = _evidence(filing, material, signed)
        self._now[key] = (filing, made)
        return made

    def forget(self) -> None:
        """Forget what was not asked for again: its filing is gone."""
        self._before, self._now = self._now, {}

    def same(self, dossier: Dossier) -> Dossier:
        """Return the dossier made last for this standard where it is no other."""
        known = self._dossiers.get(dossier.code)
        if known is not None and _is_same(known, dossier):
            return known
        self._dossiers[dossier.code] = dossier
        return dossier


def _is_same(one: Dossier, other: Dossier) -> bool:
    return (
        len(one.evidence) == len(other.evidence)
        and all(map(is_, one.evidence, other.evidence))
        and all(getattr(one, name) == getattr(other, name) for name in _OTHERS)
    )


def _evidence(filing: Filing, material: Material | None, signed: SignOff | None) -> Evidence:
    return Evidence(
        standard=filing.standard,
        piece=filing.piece,
        kind=filing.kind,
        path=material.path if material else filing.path,
        sha256=material.sha256 if material else filing.sha256,
        material=material,
        caption=filing.caption,
        clerk_date=filing.day,
        filed_by=filing.person,
        filed_at=filing.time,
        signed=signed,
    )
