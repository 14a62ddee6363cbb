"""Findings put together by cause, unit, standard or rule, each group with what to do. Free of widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from archivist.domain.assessment import Assessment
from archivist.domain.causes import Cause, Root, causes_of
from archivist.domain.dossier import SlotState
from archivist.domain.finding import Level
from archivist.gui.finding_rows import FindingRow, brief
from archivist.i18n import N_, _
from archivist.reports.causes import action, headline
from archivist.reports.responsible import unit_of
from archivist.reports.table import Align, Column


class Grouping(StrEnum):
    """By what findings are put together."""

    CAUSE = "cause"
    UNIT = "unit"
    STANDARD = "standard"
    RULE = "code"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Grouping.CAUSE: N_("按原因"),
    Grouping.UNIT: N_("按单位"),
    Grouping.STANDARD: N_("按标准"),
    Grouping.RULE: N_("按规则"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Some findings and the one thing to do about them; *value* is what its rows have in common.

    *clears* counts the slots that stand once it is done (by cause) or that are open (by unit and
    standard), None where it is not asked; *not_run* the places where rules did not run.
    """

    by: Grouping
    value: object
    headline: str
    action: str
    level: Level | None
    count: int
    clears: int | None = None
    standards: tuple[str, ...] = ()
    setting: str = ""

    @property
    def key(self) -> tuple[str, object]:
        """What tells it from every other group."""
        return self.by.value, self.value

    @property
    def takes(self) -> Callable[[FindingRow], bool]:
        """Say of a row whether it belongs to it; made for fifty thousand rows in a blink."""
        of, value = attrgetter(self.by.value), self.value
        return lambda row: bool(of(row) == value)


COLUMNS = (
    Column(N_("先做排在前面的"), lambda group: group.headline, 8),
    Column(N_("格"), lambda group: "" if group.clears is None else group.clears, 1.8, Align.RIGHT),
    Column(N_("处"), lambda group: group.count, 2.4, Align.RIGHT),
)


def groups_of(
    assessment: Assessment, rows: Iterable[FindingRow], causes: Iterable[Cause] | None = None
) -> Mapping[Grouping, tuple[Group, ...]]:
    """Return every grouping of the open findings, in each the group first that helps most."""
    still = [row for row in rows if not row.waived]
    known = causes_of(assessment) if causes is None else causes
    return {
        Grouping.CAUSE: _by_cause(known, still),
        Grouping.UNIT: _gathered(Grouping.UNIT, still, _of_unit(assessment)),
        Grouping.STANDARD: _gathered(Grouping.STANDARD, still, _of_standard(assessment)),
        Grouping.RULE: _gathered(Grouping.RULE, still, _of_rule),
    }


_Told = tuple[str, str, int | None]  # headline, action, slots
_Tell = Callable[[str, list[FindingRow]], _Told]


def _by_cause(causes: Iterable[Cause], rows: list[FindingRow]) -> tuple[Group, ...]:
    found = [
        Group(
            by=Grouping.CAUSE,
            value=cause.key,
            headline=headline(cause),
            action=action(cause),
            level=cause.level,
            count=cause.count,
            clears=len(cause.cells),
            standards=cause.standards,
            setting=cause.about if cause.root is Root.SETTING else "",
        )
        for cause in causes
    ]
    told = {group.value for group in found}
    refused = [row for row in rows if row.cause not in told]
    return (*found, *_gathered(Grouping.CAUSE, refused, lambda _value, few: _of_rule("S01", few)))


def _gathered(by: Grouping, rows: list[FindingRow], tell: _Tell) -> tuple[Group, ...]:
    """Group *rows* by what *by* names; what has none of it (a file under no standard) is last."""
    groups: dict[object, list[FindingRow]] = {}
    for row in rows:
        groups.setdefault(getattr(row, by.value), []).append(row)
    found = []
    for value, mine in groups.items():
        said, todo, clears = tell(str(value), mine)
        standards = tuple(dict.fromkeys(row.standard for row in mine if row.standard))
        worst = max(row.level for row in mine)
        found.append(Group(by, value, said, todo, worst, len(mine), clears, standards))
    return tuple(sorted(found, key=_rank))


def _rank(group: Group) -> tuple[bool, int, int, int]:
    level = group.level.value if group.level else 0
    return not group.value, -(group.clears or 0), -level, -group.count


def _of_unit(assessment: Assessment) -> _Tell:
    unit_by_code = {dossier.code: unit_of(dossier) for dossier in assessment.dossiers}
    open_slots: dict[str, int] = {}
    for (code, _kind), state in assessment.states.items():
        if state is not SlotState.STANDS:
            unit = unit_by_code.get(code, "")
            open_slots[unit] = open_slots.get(unit, 0) + 1

    def tell(unit: str, rows: list[FindingRow]) -> _Told:
        if not unit:
            return _("未归入标准"), rows[0].remedy, None
        lacking = open_slots.get(unit, 0)
        words = _("{unit}还有 {open} 个材料格没有齐全、{count} 处问题；先处理：{remedy}")
        said = words.format(unit=unit, open=lacking, count=len(rows), remedy=rows[0].remedy)
        return unit, said, lacking

    return tell


def _of_standard(assessment: Assessment) -> _Tell:
    open_slots: dict[str, int] = {}
    for (code, _kind), state in assessment.states.items():
        open_slots[code] = open_slots.get(code, 0) + (state is not SlotState.STANDS)

    def tell(code: str, rows: list[FindingRow]) -> _Told:
        if not code:
            return _("未归入标准"), rows[0].remedy, None
        dossier = assessment.by_code.get(code)
        title = dossier.standard.text if dossier else ""
        return f"{code} {title}", rows[0].remedy, open_slots.get(code)

    return tell


def _of_rule(code: str, rows: list[FindingRow]) -> _Told:
    return f"{code} {brief(code)}", rows[0].remedy, None
