"""T09: another city's name or another cycle's years where the report's own should stand."""

from collections.abc import Iterator

from archivist.domain.cities import cities, short
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.place import Spot
from archivist.domain.report import NamedCity, NamedYears, ReportFacts
from archivist.domain.window import Window
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5
_FEWEST = 2  # sentences of other years in a body; one alone may tell of the past


@rule(
    "T09",
    level=Level.CONFIRM,
    basis=N_("申报要求 R4、R11：材料写本市在有效期内的做法和数据；照搬外地或往年的材料会被退回"),
    message=N_("写的像是别的城市或别的年份：{spots}"),
    remedy=N_(
        "请核对：照搬来的，换成{city}在 {window} 内的情况；确是引用、对比外地或写历史的，豁免即可。"
    ),
    kinds=(Kind.REPORT,),
)
def wrong_city_or_year(
    evidence: Evidence, *, city: str, window: Window
) -> Iterator[Hit | Undecided]:
    """说明报告里该写本市的地方写了别的城市，或者标题、正文写的都是有效期以外的年份。

    书名号里的名称、考察学习、对比排名、以城市命名的学校和道路不算；提到历史和远期规划不算。
    """
    report = evidence.facts.report
    if report is None:
        yield UNKNOWN
        return
    spots = [*_other_cities(report, city), *_other_years(report, window)]
    if spots:
        values = {"spots": spots[:_SHOWN], "city": city, "window": str(window)}
        yield Hit(values, spots[0].place)


def _other_cities(report: ReportFacts, city: str) -> Iterator[Spot]:
    listed = any(_same(name, city) for name in cities())
    for named in report.cities:
        if _is_other(named, city) and (listed or named.in_title):
            yield named.spot


def _is_other(named: NamedCity, city: str) -> bool:
    """Whether a city is not the office's own, which a sentence about both compares with it."""
    own = _same(named.name, city) or any(_same(name, city) for name in named.beside)
    return not own and short(city) not in named.spot.text


def _same(name: str, city: str) -> bool:
    return short(name) == short(city)


def _other_years(report: ReportFacts, window: Window) -> Iterator[Spot]:
    title = [years for years in report.years if years.in_title]
    body = [years for years in report.years if not years.in_title]
    if title and not any(_within(years, window) for years in title):
        yield Spot(title[0].text, title[0].place)
    elif len(body) >= _FEWEST and not any(_within(years, window) for years in body):
        yield Spot(body[0].text, body[0].place)


def _within(years: NamedYears, window: Window) -> bool:
    return years.first <= window.last.year and years.last >= window.first.year
