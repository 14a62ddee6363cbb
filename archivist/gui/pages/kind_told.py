"""What is told of the pieces of one kind: findings, doubts, and the versions a piece stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Finding, Unknown
from archivist.domain.kind import Kind
from archivist.domain.superseding_versions import older_versions

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KindTold:
    """*own* are findings about the kind as a whole; the others are by the path of the piece.

    *doubts* are what rules could not decide and a person can answer for; *earlier* are the versions
    beside which a piece counts.
    """

    own: tuple[Finding, ...]
    findings: Mapping[str, tuple[Finding, ...]]
    doubts: Mapping[str, tuple[Unknown, ...]]
    earlier: Mapping[str, tuple[Evidence, ...]]


def told_of(assessment: Assessment, dossier: Dossier, kind: Kind) -> KindTold:
    """Collect what is told of one *kind* of one standard."""
    found = assessment.by_standard.get(dossier.code, ())
    mine = [finding for finding in found if finding.kind in (kind, None)]
    doubts = [
        each
        for each in assessment.unknown
        if each.standard == dossier.code and each.kind is kind and each.digest
    ]
    older = [each for each in older_versions(dossier) if each.newer.kind is kind]
    return KindTold(
        tuple(f for f in mine if f.path is None and f.kind is kind),
        _grouped((f.path, f) for f in mine if f.path is not None),
        _grouped((each.path, each) for each in doubts if each.path is not None),
        _grouped((each.newer.path, each.piece) for each in older),
    )


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    by_path: dict[str, tuple[T, ...]] = {}
    for path, each in pairs:
        if each not in by_path.get(path, ()):
            by_path[path] = (*by_path.get(path, ()), each)
    return by_path
