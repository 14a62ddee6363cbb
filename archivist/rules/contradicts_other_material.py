"""N03: one indicator, two values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archivist.domain.agreement import agree, title_words
from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.figures import Figure, FigureTable, told
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.place import Place
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, rule

_SHOWN = 3
_MOST_ALIKE = 60
_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure, the table it stands in, and everywhere that table is filed."""

    figure: Figure
    table: FigureTable
    filed: tuple[Evidence, ...]

    @property
    def path(self) -> str:
        return self.filed[0].path

    @property
    def place(self) -> Place:
        return Place(sheet=self.table.sheet, cell=self.figure.cell)

    @property
    def dated(self) -> str:
        return str(self.filed[0].dated.value)[:7] if self.filed[0].dated else ""


@rule(
    "N03",
    level=Level.WARNING,
    basis=N_("退回原因：数据前后矛盾（domain.md §2.2 N03、§2.4 C16）"),
    message=N_("有 {count} 项数据和其他材料不一致：“{indicator}”这里是 {value}，另见 {others}"),
    remedy=N_("请核实哪一个对，把各处改成一致；口径或期间不同的，在表里写明。"),
    kinds=(Kind.TABLE,),
)
def contradicts_other_material(holding: Holding) -> Iterator[Hit]:
    """两份统计表格里同一个指标、同一个期间的数不一样，不论在不在同一条标准下。

    行标题、列标题、单位、期间都相同，表名相同或有一张没有表名，才算同一个指标；万元和元先换算。
    每份材料报一条，指出另外几处。
    """
    clashes: dict[str, list[tuple[_Told, list[_Told]]]] = defaultdict(list)
    for same in _alike(holding.dossiers):
        for each in same:
            others = [o for o in same if o.path != each.path and _clash(each, o)]
            if others:
                clashes[each.path].append((each, others))
    for found in clashes.values():
        first, others = found[0]
        values = {
            "count": len(found),
            "indicator": "·".join(filter(None, (first.figure.row, first.figure.column)))
            or first.table.title,
            "value": told(first.figure.value, first.figure.unit),
            "others": [
                f"{o.filed[0].number} {o.path} {o.place} {told(o.figure.value, o.figure.unit)}"
                for o in others[:_SHOWN]
            ],
        }
        for evidence in first.filed:
            yield Hit(
                values,
                first.place,
                path=evidence.path,
                standard=evidence.standard,
                kind=evidence.kind,
            )


def _alike(dossiers: Iterable[Dossier]) -> Iterator[list[_Told]]:
    """Yield the figures with the same heads, unit and period that stand in two files or more."""
    filed: dict[str, list[Evidence]] = defaultdict(list)
    for dossier in dossiers:
        for evidence in dossier.of_kind(Kind.TABLE):
            filed[evidence.path].append(evidence)
    groups: dict[_Key, list[_Told]] = defaultdict(list)
    for pieces in filed.values():
        sheet = pieces[0].facts.sheet
        for table in sheet.tables if sheet else ():
            for figure in table.figures:
                key = (figure.row, figure.column, figure.unit, figure.period)
                groups[key].append(_Told(figure, table, tuple(pieces)))
    for same in groups.values():
        if 1 < len(same) <= _MOST_ALIKE and len({each.path for each in same}) > 1:
            yield same


def _clash(one: _Told, other: _Told) -> bool:
    a = one.figure
    if agree(a, other.figure):
        return False
    titles = [title_words(each.table.title) for each in (one, other)]
    if all(titles):
        return titles[0] == titles[1] and (bool(a.period) or one.dated == other.dated)
    # A table without a title says what it counts only by its heads, and when only by its period.
    return bool(a.period and a.column and a.row != a.column)
