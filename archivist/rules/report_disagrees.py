"""N08: a report's numbers against the tables of the same standard."""

from collections.abc import Iterator

from archivist.domain.agreement import Counted, Found, comes_out
from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.figures import Stated, told
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.place import Place
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, rule

_Clash = tuple[Stated, str, Place, str]


@rule(
    "N08",
    level=Level.ERROR,
    basis=N_("退回原因：数据前后矛盾；申报要求 R4、R11：说明报告的数据以统计表格为准"),
    message=N_("有 {count} 个数和统计表格不一致：报告写“{said}”，{table}（{cell}）是 {value}"),
    remedy=N_("请核实报告和表格哪一个对，把另一个改成一致；口径或期间不同的，在报告里写明。"),
    kinds=(Kind.REPORT,),
)
def report_disagrees(holding: Holding) -> Iterator[Hit]:
    """说明报告里的数，和同一条标准的统计表格里同名指标的数不一样。

    万、亿、百分数先换算；“约”“近”“余”“超过”按字面放宽；名称前的单位和动词（市财政安排专项经费460万元）不影响比对。
    期间不同的不比，句中没写期间的，以前文最近写到的期间为准；新增、其他县区等只是其中一部分的，对不上名称的，不比。
    """
    for dossier in holding.dossiers:
        reports = [e for e in dossier.of_kind(Kind.REPORT) if e.facts.stated]
        counted = _counted(dossier) if reports else None
        for report in reports if counted else ():
            clashes = list(_clashes(report, counted)) if counted else []
            if clashes:
                stated, table, place, value = clashes[0]
                words = f"{stated.before}{stated.text}{stated.after}"
                yield Hit(
                    {
                        "count": len(clashes),
                        "said": words,
                        "table": table,
                        "cell": str(place),
                        "value": value,
                    },
                    stated.place,
                    path=report.path,
                    standard=dossier.code,
                    kind=report.kind,
                )


def _counted(dossier: Dossier) -> Counted | None:
    tables = [
        (evidence.path, table)
        for evidence in dossier.of_kind(Kind.TABLE)
        if evidence.facts.sheet
        for table in evidence.facts.sheet.tables
    ]
    return Counted(tables) if tables else None


def _clashes(report: Evidence, counted: Counted) -> Iterator[_Clash]:
    results = [stated for stated in report.facts.stated if not stated.demanded]
    right: set[tuple[str, str | None, str]] = set()
    unlike: list[tuple[Stated, Found, bool]] = []
    for stated in results:
        named = counted.matching(stated)
        same = named or counted.done(stated)
        agreed = [found for found in same if comes_out(stated, found[2])]
        right.update(_cell(found) for found in agreed)
        if same and not agreed:
            unlike.append((stated, same[0], bool(named)))
    for stated, found, by_name in unlike:
        # 配备教师312名，培训教师412名: the table counts the one that it agrees with.
        if by_name or _cell(found) not in right:
            path, table, figure = found
            place = Place(sheet=table.sheet, cell=figure.cell)
            yield stated, path, place, told(figure.value, figure.unit)


def _cell(found: Found) -> tuple[str, str | None, str]:
    path, table, figure = found
    return path, table.sheet, figure.cell
