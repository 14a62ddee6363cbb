"""Versions of one paper under one standard: the latest counts, the others are superseded (D05)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.minhash import likeness
from archivist.domain.text import normalise
from archivist.domain.versions import Version, read_version

ALIKE = 0.3  # two versions of one text share at least that much; two texts of one name do not
_VERY_ALIKE = 0.6  # without a mark that says so, a date or (1) alone


@dataclass(frozen=True, slots=True)
class Older:
    """*piece* is an earlier version of *newer*; *level* is an error where both texts say so, too."""

    piece: Evidence
    newer: Evidence
    level: Level
    version: Version
    newer_version: Version


def older_versions(dossier: Dossier) -> Iterator[Older]:
    """Yield each piece of *dossier* beside which a later version is filed, with the latest.

    Two names are versions of one paper when, without the marks 初稿, 终稿, 最终版2, V2, (1), 副本 and
    dates, they are the same, and so is what is written, for the most part; two formats of one version
    are none. Where the texts cannot be compared a person must look.
    """
    for group in _groups(dossier):
        latest, newest = max(group, key=lambda pair: pair[1].order)
        for piece, version in group:
            if version.order < newest.order and (level := _level(piece, latest, version, newest)):
                yield Older(piece, latest, level, version, newest)


def same_paper(one: Evidence, other: Evidence) -> bool:
    """Whether two pieces of one standard are versions, or two formats, of one paper by their names."""
    if one.standard != other.standard:
        return False
    first, second = _version(one), _version(other)
    return first.stem == second.stem or _titled(one) == _titled(other) != ""


def _groups(dossier: Dossier) -> Iterator[list[tuple[Evidence, Version]]]:
    """Yield the pieces of a kind whose names have one stem, where these name different versions."""
    if len(dossier.evidence) < 2:  # noqa: PLR2004 — a version needs another
        return
    found: defaultdict[tuple[Kind, str], list[tuple[Evidence, Version]]] = defaultdict(list)
    for evidence in {e.path: e for e in dossier.evidence if e.material is not None}.values():
        version = _version(evidence)
        found[evidence.kind, version.stem].append((evidence, version))
        title = _titled(evidence)
        if title and title != version.stem and version.is_marked:
            found[evidence.kind, title].append((evidence, version))
    said: set[frozenset[str]] = set()
    for group in found.values():
        names = frozenset(evidence.path for evidence, _ in group)
        if len({version.order for _, version in group}) > 1 and names not in said:
            said.add(names)
            yield group


def _level(piece: Evidence, latest: Evidence, version: Version, newest: Version) -> Level | None:
    """Return how sure it is that *latest* supersedes *piece*, None where it does not."""
    if _differ(piece, latest):
        return None
    marked = version.is_marked or newest.is_marked
    one, other = _signature(piece), _signature(latest)
    if one and other:
        alike = likeness(one, other)
        if alike < (ALIKE if marked else _VERY_ALIKE):
            return None
        return Level.ERROR if marked and version.stage != newest.stage else Level.CONFIRM
    return Level.CONFIRM if marked and version.stage != newest.stage else None


def _differ(one: Evidence, other: Evidence) -> bool:
    """Whether their own numbers say that they are two papers, or their bytes that they are one."""
    numbers = {str(e.facts.number.number) for e in (one, other) if e.facts.number}
    return len(numbers) > 1 or (bool(one.sha256) and one.sha256 == other.sha256)


def _signature(evidence: Evidence) -> bytes:
    return evidence.facts.report.signature if evidence.facts.report else b""


def _titled(evidence: Evidence) -> str:
    """Return the normalised title read from the paper itself, not from its name."""
    titled = evidence.facts.title
    return normalise(titled.text) if titled and titled.source != "name" else ""


def _version(evidence: Evidence) -> Version:
    return read_version(evidence.path)
