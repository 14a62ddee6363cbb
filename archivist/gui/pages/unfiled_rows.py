"""Unfiled materials as rows with their suggestions, and the groups they stand in. Free of widgets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from archivist.decisions.projection import Decided
from archivist.domain.assessment import Assessment
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.i18n import N_, _
from archivist.reports.table import Align, Column
from archivist.services.unfiled import set_asides, unfiled

if TYPE_CHECKING:
    from archivist.match.suggestion import Suggestion
    from archivist.services.matching import Matched


class Grouping(StrEnum):
    """What the rows are grouped by."""

    NONE = "none"
    STANDARD = "standard"
    FOLDER = "folder"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Grouping.NONE: N_("不分组"),
    Grouping.STANDARD: N_("按标准分组"),
    Grouping.FOLDER: N_("按文件夹分组"),
}


@dataclass(slots=True, eq=False)
class UnfiledRow:
    """One material; *matched* tells whether matching looked at it yet. Nothing changes a row.

    *chosen* is the kind a person chose before filing, *aside* why it is no evidence (None: it is
    still asked about). The rest follows from those, and is at hand because every key pressed looks
    at thousands of rows: *path*; the *best* suggestion or None; what number and content quarrel
    about as *conflict*, or ""; *sureness*, the best score, 0 where nothing is asked any more; and *straw*,
    what it is filtered by, in small letters.
    """

    material: Material
    suggestions: tuple[Suggestion, ...]
    matched: bool
    chosen: Kind | None = None
    aside: str | None = None
    path: str = field(init=False)
    best: Suggestion | None = field(init=False)
    conflict: str = field(init=False)
    sureness: float = field(init=False)
    straw: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Put at hand what the rows are looked through for."""
        self.path = self.material.path
        self.best = best = self.suggestions[0] if self.suggestions else None
        self.conflict = ""
        for each in self.suggestions:
            if each.conflict:
                self.conflict = each.conflict
                break
        self.sureness = best.score if best is not None and self.aside is None else 0.0
        said = (self.path, _standard(self), _kind(self), _why(self))
        self.straw = "\n".join(said).casefold()

    @property
    def kind(self) -> Kind | None:
        """What it would be filed as."""
        return self.chosen or (self.best.kind if self.best else self.material.kind)

    def as_kind(self, kind: Kind) -> UnfiledRow:
        """Return this row with the kind a person chose."""
        return replace(self, chosen=kind)


def sure_of(rows: Iterable[UnfiledRow], bar: float) -> list[UnfiledRow]:
    """Return the rows whose best suggestion scores *bar* at least and that are still asked about."""
    return [each for each in rows if each.sureness >= bar]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of a group: *key* is a standard's code or a folder; *rows* stand below it."""

    key: str
    words: str
    rows: tuple[UnfiledRow, ...]

    @property
    def path(self) -> str:
        """What tells it from other rows; no material's path begins so."""
        return f"\0{self.key}"

    def sure(self, bar: float) -> list[UnfiledRow]:
        """Return the rows that score *bar* at least."""
        return sure_of(self.rows, bar)


def percent(score: float) -> str:
    """Return a score as ``92%``."""
    return f"{score:.0%}"


def _name(found: UnfiledRow | GroupRow) -> str:
    if isinstance(found, GroupRow):
        return _("{count:,} 份　{group}").format(group=found.words, count=len(found.rows))
    return found.material.name


def _standard(found: UnfiledRow | GroupRow) -> str:
    if isinstance(found, GroupRow):
        return ""
    if found.aside is not None:
        return _("非佐证")
    if found.best is not None:
        return found.best.standard
    return _("没有建议") if found.matched else "…"


def _score(found: UnfiledRow | GroupRow) -> str:
    if isinstance(found, GroupRow) or found.best is None or found.aside is not None:
        return ""
    return percent(found.best.score)


def _kind(found: UnfiledRow | GroupRow) -> str:
    kind = None if isinstance(found, GroupRow) else found.kind
    return _(kind.label) if kind else ""


def _why(found: UnfiledRow | GroupRow) -> str:
    if isinstance(found, GroupRow):
        return ""
    if found.aside is not None:
        return found.aside
    return _("；").join(found.best.why) if found.best else ""


COLUMNS = (
    Column(N_("材料"), _name, 14),
    Column(N_("建议"), _standard, 4.5),
    Column(N_("种类"), _kind, 4.5),
    Column(N_("把握"), _score, 3, Align.RIGHT),
    Column(N_("理由"), _why, 9),
)


def describe(found: UnfiledRow | GroupRow, number: int) -> str:
    """Say a cell in full."""
    if isinstance(found, UnfiledRow) and number == 0:
        return "\n".join(filter(None, (found.path, found.conflict)))
    return str(COLUMNS[number].of(found))


def unfiled_rows(
    assessment: Assessment,
    decided: Decided,
    known: Mapping[str, Matched],
    chosen: Mapping[str, Kind],
    *,
    asides: bool = False,
) -> tuple[UnfiledRow, ...]:
    """Return the materials a person must decide about, the surest first; or those set aside.

    Of thousands it takes a tenth of a second and more: not for the main thread.
    """
    materials = {material.path: material for material in assessment.materials}
    if asides:
        held = set_asides(decided, materials)
        kept = sorted(held)
        return tuple(
            UnfiledRow(materials[path], (), matched=True, aside=held[path].reason) for path in kept
        )
    rows = [
        UnfiledRow(
            material,
            known[material.path].suggestions if material.path in known else (),
            material.path in known,
            chosen.get(material.path),
        )
        for material in unfiled(decided, materials)
    ]
    rows.sort(key=lambda each: (-(each.best.score if each.best else 0.0), each.path))
    return tuple(rows)


def matching_words(rows: Iterable[UnfiledRow], words: str) -> list[UnfiledRow]:
    """Return the rows in whose path, suggestion or reason every one of *words* stands."""
    wanted = words.casefold().split()
    if not wanted:
        return list(rows)
    return [each for each in rows if all(word in each.straw for word in wanted)]


def grouped(
    rows: Sequence[UnfiledRow], by: Grouping, titles: Mapping[str, str], closed: Collection[str]
) -> list[UnfiledRow | GroupRow]:
    """Return *rows* below the heads of their groups; of a *closed* group only the head.

    Standards come in the order of *titles* (code → text), folders by name; what has no suggestion
    comes last.
    """
    if by is Grouping.NONE:
        return list(rows)
    groups: dict[str, list[UnfiledRow]] = {}
    for each in rows:
        groups.setdefault(_group_of(each, by), []).append(each)
    order = {code: number for number, code in enumerate(titles)}
    last = len(order)
    keys = sorted(groups, key=lambda key: (not key, order.get(key, last), key))
    told: list[UnfiledRow | GroupRow] = []
    for key in keys:
        told.append(GroupRow(key, _words(key, by, titles), tuple(groups[key])))
        told += () if key in closed else groups[key]
    return told


def _group_of(found: UnfiledRow, by: Grouping) -> str:
    if by is Grouping.FOLDER:
        return found.path.rpartition("/")[0]
    return found.best.standard if found.best else ""


def _words(key: str, by: Grouping, titles: Mapping[str, str]) -> str:
    if by is Grouping.FOLDER:
        return key or _("（材料文件夹本身）")
    return f"{key} {titles.get(key, '')}" if key else _("没有建议")
