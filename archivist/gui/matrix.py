"""The 155 × 4 matrix as rows: what each cell counts, and what it says in words. Free of widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier, Slot, SlotState
from archivist.domain.kind import Kind
from archivist.domain.settings import Settings
from archivist.i18n import N_, _
from archivist.reports.responsible import due_of, unit_of
from archivist.reports.table import Align, Column
from archivist.reports.words import STATE_LABELS, UNSET

FIRST_KIND = 2  # the column of the first kind
_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One slot. *counting* of *filed* pieces may count; *needed* is the minimum, one where unset."""

    kind: Kind
    state: SlotState | None
    filed: int = 0
    counting: int = 0
    needed: int = 1
    minimum_set: bool = False
    why: str = ""

    @property
    def shown(self) -> str:
        """have/need, or nothing where the standard does not ask for the kind."""
        return "" if self.state is None else f"{self.counting}/{self.needed}"

    @property
    def words(self) -> str:
        """The cell as a sentence."""
        kind = _(self.kind.label)
        if self.state is None:
            return _("{kind}：不要求").format(kind=kind)
        said = _("{kind}：{state}，已归 {filed} 份，可计 {counting} 份，应有 {needed} 份").format(
            kind=kind,
            state=_(STATE_LABELS[self.state]),
            filed=self.filed,
            counting=self.counting,
            needed=self.needed,
        )
        if not self.minimum_set:
            said += _("（最少份数未设置，按一份显示）")
        return f"{said}\n{self.why}" if self.why else said


@dataclass(frozen=True, slots=True)
class StandardRow:
    """One standard of the matrix."""

    code: str
    text: str
    cells: tuple[HeatCell, ...]
    unit: str
    due: date | None
    complete: bool
    overdue: bool

    def has(self, state: SlotState) -> bool:
        """Whether a slot stands so."""
        return any(cell.state is state for cell in self.cells)


def _cell_text(number: int) -> Column:
    return Column(_KINDS[number].label, lambda row: row.cells[number].shown, 5, Align.CENTRE)


COLUMNS = (
    Column(N_("编号"), lambda row: row.code, 4),
    Column(N_("测评标准"), lambda row: row.text, 20),
    *(_cell_text(number) for number in range(len(_KINDS))),
    Column(N_("责任单位"), lambda row: row.unit, 6),
    Column(N_("完成时间"), lambda row: row.due or _(UNSET), 6),
)


def describe(row: StandardRow, column: int) -> str:
    """Say a cell of the matrix in words."""
    number = column - FIRST_KIND
    if 0 <= number < len(row.cells):
        return f"{row.code} {row.cells[number].words}"
    if COLUMNS[column].heading == "完成时间" and row.overdue:
        return _("{day}，已过期").format(day=row.due)
    return row.text if column == 1 else str(COLUMNS[column].of(row))


def matrix(assessment: Assessment, settings: Settings) -> tuple[StandardRow, ...]:
    """Return one row for each standard, in the edition's order."""
    return tuple(_row(assessment, settings, dossier) for dossier in assessment.dossiers)


def by_unit(rows: tuple[StandardRow, ...]) -> Mapping[str, tuple[int, int]]:
    """Return (standing slots, required slots) of each unit, in the order first named."""
    counted: dict[str, tuple[int, int]] = {}
    for row in rows:
        slots = [cell for cell in row.cells if cell.state is not None]
        stand = sum(cell.state is SlotState.STANDS for cell in slots)
        before = counted.get(row.unit, (0, 0))
        counted[row.unit] = (before[0] + stand, before[1] + len(slots))
    return counted


def heat_cell(assessment: Assessment, settings: Settings, dossier: Dossier, kind: Kind) -> HeatCell:
    """Return one slot's cell."""
    slot = next((slot for slot in dossier.slots if slot.kind is kind), None)
    if slot is None:
        return HeatCell(kind, None, filed=len(dossier.of_kind(kind)))
    minimum = settings.value("min_count", dossier.code, slot.requirement)
    number = int(minimum) if isinstance(minimum, int | float) else None
    return HeatCell(
        kind=kind,
        state=assessment.states.get((dossier.code, kind)),
        filed=len(slot.evidence),
        counting=len(slot.counting),
        needed=max(number or 1, 1),
        minimum_set=number is not None,
        why=_bars(slot),
    )


def _row(assessment: Assessment, settings: Settings, dossier: Dossier) -> StandardRow:
    due = due_of(dossier)
    complete = dossier.code in assessment.complete
    return StandardRow(
        code=dossier.code,
        text=dossier.standard.text,
        cells=tuple(heat_cell(assessment, settings, dossier, kind) for kind in _KINDS),
        unit=unit_of(dossier),
        due=due,
        complete=complete,
        overdue=bool(due and due < assessment.as_of and dossier.open_kinds),
    )


def _bars(slot: Slot) -> str:
    return _("；").join(_(bar.label) for bar in slot.bars)
