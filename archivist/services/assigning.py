"""专人负责: who answers for which standard, until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from archivist.decisions.line import CLEARED, Act, Decision
from archivist.decisions.projection import Decided
from archivist.domain.unit import Assignment
from archivist.editions.fault import Fault, refuse_errors
from archivist.editions.import_assignments import import_assignments
from archivist.services.filing import require_standard
from archivist.services.progress import Changes
from archivist.services.workspace import Workspace


def assign(
    workspace: Workspace,
    standard: str,
    *,
    unit: str | None = None,
    person: str | None = None,
    due: date | None = None,
    no_due: bool = False,
    supporting: tuple[str, ...] | None = None,
    phone: str | None = None,
) -> Changes:
    """Assign one standard; what is None stays as it was, *no_due* takes the due date away.

    Raises UnknownStandardError.
    """
    code = require_standard(workspace, standard).code
    values: dict[str, str | int | list[str] | None] = {
        "unit": unit,
        "person": person,
        "due": CLEARED if no_due else due.isoformat() if due else None,
        "supporting": list(supporting) if supporting is not None else None,
        "phone": phone,
    }
    return _write(workspace, [(code, values)])


def assign_all(workspace: Workspace, assignments: Iterable[Assignment]) -> Changes:
    """Write many assignments as one batch; empty fields leave what was there."""
    return _write(
        workspace,
        [
            (
                each.standard,
                {
                    "unit": each.unit or None,
                    "person": each.person or None,
                    "due": each.due.isoformat() if each.due else None,
                    "supporting": list(each.supporting) or None,
                    "phone": each.phone or None,
                },
            )
            for each in assignments
        ],
    )


def preview_units(
    workspace: Workspace, path: Path
) -> tuple[tuple[Assignment, ...], tuple[Fault, ...]]:
    """Read a 责任分解表 and write nothing; return what it assigns, and every fault.

    Raises EditionError when the file cannot be opened.
    """
    return import_assignments(path, workspace.edition)


def import_units(workspace: Workspace, path: Path) -> tuple[int, tuple[Fault, ...]]:
    """Take in a 责任分解表; return how many standards it assigns, and the warnings.

    Raises EditionError that lists every fault with sheet and cell; then nothing was written.
    """
    assignments, faults = import_assignments(path, workspace.edition)
    refuse_errors(path, faults)
    assign_all(workspace, assignments)
    return len(assignments), faults


def _write(
    workspace: Workspace, wanted: list[tuple[str, dict[str, str | int | list[str] | None]]]
) -> Changes:
    def decide(decided: Decided) -> Iterator[Decision]:
        for standard, values in wanted:
            if _is_news(decided.assignments.get(standard, Assignment(standard)), values):
                yield Decision(Act.ASSIGN, {"standard": standard}, values)

    changed = workspace.decisions.append(decide)
    return Changes.ASSIGNMENTS | Changes.FINDINGS if changed else Changes.NOTHING


def _is_news(before: Assignment, values: dict[str, str | int | list[str] | None]) -> bool:
    known: dict[str, object] = {
        "unit": before.unit,
        "person": before.person,
        "due": before.due.isoformat() if before.due else CLEARED,
        "supporting": list(before.supporting),
        "phone": before.phone,
    }
    return any(value is not None and value != known[key] for key, value in values.items())
