"""Materials and their evidence, put together from stored rows and decisions."""

from __future__ import annotations

import sqlite3

from archivist.decisions.projection import Decided
from archivist.domain.dossier import Dossier
from archivist.domain.edition import Edition, Standard
from archivist.domain.evidence import Evidence
from archivist.domain.facts import Facts
from archivist.domain.kind import Kind
from archivist.domain.material import EARLIER_FOLDER, Failure, Material, MaterialRole, Status
from archivist.domain.settings import Settings
from archivist.domain.unit import Assignment, Unit
from archivist.editions.aliases import Aliases
from archivist.editions.unit_names import split_names
from archivist.extract.codec import decode_facts
from archivist.extract.named import with_name
from archivist.services.pieces import Pieces
from archivist.store import files, readings
from archivist.store.files import FileRow


def load_materials(db: sqlite3.Connection) -> dict[str, Material]:
    """Return every material by its path, in the order of paths, refused ones included."""
    facts = {(sha, form): data for sha, form, data in readings.facts(db)}
    materials = {}
    for path, row in sorted(files.load(db).items()):
        data = facts.get((row.sha256 or "", row.format))
        materials[path] = from_row(row, decode_facts(data) if data else Facts())
    return materials


def from_row(row: FileRow, facts: Facts) -> Material:
    """Return the material of one row, with what its name and time say added to its *facts*."""
    failure = None
    if row.failure_code:
        failure = Failure(row.failure_code, row.failure_reason or "")
    return Material(
        path=row.path,
        sha256=row.sha256 or "",
        size=row.size,
        format=row.format,
        status=Status(row.status),
        kind=Kind(row.kind) if row.kind else None,
        role=_role(row),
        facts=with_name(facts, row.path, row.mtime_ns),
        failure=failure,
        extension_differs=row.extension_differs,
    )


def _role(row: FileRow) -> MaterialRole:
    """Return what a file is for; all of an earlier package is there to compare with only."""
    if row.path.startswith(f"{EARLIER_FOLDER}/"):
        return MaterialRole.EARLIER
    return MaterialRole(row.role)


def load_dossiers(
    edition: Edition,
    decided: Decided,
    materials: dict[str, Material],
    aliases: Aliases,
    pieces: Pieces | None = None,
) -> tuple[Dossier, ...]:
    """Return the dossier of every standard of the material review, in the edition's order.

    What did not change since the *pieces* were asked before is the same object as then.
    """
    pieces = Pieces() if pieces is None else pieces
    settings = Settings(decided.settings)
    units = _Units(edition, aliases)
    city = decided.settings.get("city", "")
    now = (m for m in reversed(materials.values()) if m.role is not MaterialRole.EARLIER)
    moved = {m.sha256: m for m in now if m.sha256}
    filed: dict[str, list[Evidence]] = {}
    for filing in decided.filings.values():
        sign_off = decided.signed.get((filing.standard, filing.path))
        material = materials.get(filing.path) or moved.get(filing.sha256)
        filed.setdefault(filing.standard, []).append(pieces.of(filing, material, sign_off))
    pieces.forget()
    assigned = {standard.code: assignment_of(standard, decided) for standard in edition.standards}
    return tuple(
        pieces.same(
            Dossier(
                standard,
                tuple(sorted(filed.get(standard.code, ()), key=lambda e: e.piece)),
                assignment=assigned[standard.code],
                lead_days=settings.lead_days(standard.code, assigned[standard.code].unit),
                units=units.of(standard, assigned[standard.code]),
                city=city,
                tenures=tuple(decided.tenures.get(standard.code, ())),
            )
        )
        for standard in edition.standards
    )


class _Units:
    """The units of an edition and others by name, each with all its names."""

    def __init__(self, edition: Edition, aliases: Aliases) -> None:
        self._known = {unit.name: unit for unit in edition.units}
        self._aliases = aliases
        self._made: dict[str, Unit] = {}

    def of(self, standard: Standard, assignment: Assignment) -> tuple[Unit, ...]:
        """Return who leads or supports *standard*, by the edition or as assigned."""
        assigned = (*split_names(assignment.unit), *assignment.supporting)
        every = (*standard.lead_units, *standard.supporting_units, *assigned)
        return tuple(self._unit(name) for name in dict.fromkeys(every))

    def _unit(self, name: str) -> Unit:
        if name not in self._made:
            self._made[name] = self._aliases.of(self._known.get(name, Unit(name)))
        return self._made[name]


def assignment_of(standard: Standard, decided: Decided) -> Assignment:
    """Return who answers for *standard*; the edition's lead unit where nobody assigned one."""
    given = decided.assignments.get(standard.code, Assignment(standard.code))
    unit = given.unit or "、".join(standard.lead_units)
    supporting = given.supporting or standard.supporting_units
    return Assignment(standard.code, unit, given.person, given.due, supporting, given.phone)
