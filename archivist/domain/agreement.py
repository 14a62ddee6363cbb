"""When a sentence and a table, or two tables, speak of the same thing, and whether they agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from archivist.domain.figures import Figure, FigureTable, Nearness, Stated
from archivist.domain.predicates import objects, only_acts

_AREA = (
    "全市范围内|全市上下|全市|我市|本市|市本级|全区|我区|全县|我县|全省|市区|各县区|各区县|各旗县区|各级|全年|年内|年度|今年以来|今年|去年|当年|目前|截至目前|截至统计期末"
    "|统计期末|测评周期内|周期内|期间|据统计|截至|年底|月底|底|末"
)
_VERBS = (
    "其中|累计|共计|总计|合计|先后|分别|已经|现已|已|现有|共有|拥有|建有|设有|有|共|并|还|各类|各项|各种|的|了|在|对|由|开展|组织开展|组织|举办|召开|完成|实现|建成|建立|建设|设立"
    "|设置|发放|印发|派发|投入|安排|参加|参与|达到|达|为|是|数量居前|数量|通过|经|以来|内"
)
_START = re.compile(rf"^(?:{_AREA}|{_VERBS})")
_END = re.compile(
    r"(?:累计|共计|总计|合计|共有|共|达到|达|为|有|是|约|总数|总量|数量居前|数量|人数|人员|人次|次数|场次|户数|件数|个数|数|总|了|的|已|均|增至|升至|扩大到|增加到"
    r"|提高到|上升到|提升到|保持在|稳定在|分别|各|完成|多达|仅|就)$"
)
_TITLE = re.compile(
    r"统计|汇总|情况|一览|明细|登记|年度|报表|表格?$|[（(][^（）()]*[）)]|\d{4}年?度?|\d{1,2}月份?|上半年|下半年|[一二三四]季度|[-—至]"
)
_CITY = re.compile(r"^[\u4e00-\u9fff]{2,3}市")
_CITY_NAMED = re.compile(
    r"(?:^|[\d年度月至半季）)\s-])(?P<city>(?![年度月至半季])[\u4e00-\u9fff]{2,3}市)(?!民|区|场|容|直|级|属)"
)
_PLACE = re.compile(
    r"^(?!全|各|我|本|市|城|老|新|小|园|景|社|示范|其他)[\u4e00-\u9fff]{1,5}?(?:区|县|旗|镇|乡|街道)(?!域|级|情|长|委)"
)
_GROWTH = re.compile(r"同比|环比|增长|增幅|增速|降幅|下降|上升|提高")
_SPACE = re.compile(r"\s+")


def agree(one: Figure, other: Figure) -> bool:
    """Whether two values are the same within what their last shown digits leave open."""
    return abs(one.value - other.value) <= _open(one.step, other.step)


def _open(one: Decimal, other: Decimal) -> Decimal:
    """Return how far apart equal values may be shown: not at all where both show the same digits."""
    return Decimal(0) if one == other else (one + other) / 2


@cache
def title_words(title: str) -> str:
    """Return what a table's title is about: no city, year, or words for table."""
    return _TITLE.sub("", _CITY.sub("", _SPACE.sub("", title)))


@cache
def core(words: str) -> str:
    """Return the noun of a phrase: 全市累计开展活动共 is 活动; "" when only such words are there."""
    text = _SPACE.sub("", words)
    for pattern in (_START, _END):
        while found := pattern.search(text):
            text = text[found.end() :] if pattern is _START else text[: found.start()]
    return text


Found = tuple[str, FigureTable, Figure]


def _noun(words: str) -> str:
    """Return the noun of a head; a head of nothing but such words is its own."""
    return core(words) or _SPACE.sub("", words)


class Counted:
    """The figures of a standard's tables, found by what a sentence may call them."""

    def __init__(self, tables: Iterable[tuple[str, FigureTable]]) -> None:
        self._named: dict[tuple[str, str, str], list[tuple[str, FigureTable, Figure]]] = (
            defaultdict(list)
        )
        self._nouns: dict[int, set[str]] = defaultdict(set)
        self._units: dict[tuple[str, str], set[str]] = defaultdict(set)
        rows: set[str] = set()
        cities: set[str] = set()
        for path, table in tables:
            cities.update(match["city"] for match in _CITY_NAMED.finditer(table.title))
            for figure in table.figures:
                rows.update(part for part in figure.row.split("/") if len(part) > 1)
                for row, noun in set(_names(figure, table)):
                    self._named[row, noun, figure.unit].append((path, table, figure))
                    self._nouns[id(table)].add(noun)
                    self._units[row, noun].add(figure.unit)
        self._cities = frozenset(cities)
        self._rows = sorted(rows, key=lambda row: (-len(row), row))

    def matching(self, stated: Stated) -> list[Found]:
        """Return the figures a sentence means: same noun, row, unit and, where both say one, period."""
        row, noun = self._meant(stated)
        return self._called(row, noun, stated) if noun else []

    def done(self, stated: Stated) -> list[Found]:
        """Return the figures of what a sentence says was done or is there: 配备专职心理教师412名.

        For sentences of which :meth:`matching` finds nothing. The table may still count another side
        of it (配备 and 培训), so a figure that the report tells rightly elsewhere is not meant.
        """
        before = _SPACE.sub("", stated.before)
        rows = [row for row in self._rows if row in stated.led + before]
        if _PLACE.match(stated.led) and not any(row in stated.led for row in rows):
            return []
        for row, phrase in (*((row, before.replace(row, "", 1)) for row in rows), ("", before)):
            for said in objects(phrase, self._cities):
                if found := self._called(row, core(said), stated):
                    return found
        if stated.after and only_acts(before, self._cities):
            return self._called("", core(stated.after), stated)
        return []

    def _called(self, row: str, noun: str, stated: Stated) -> list[Found]:
        unit = stated.unit
        if not unit and noun:
            # 服务人次达136.2万: only the table says of what, if it counts the noun in one unit alone.
            units = self._units.get((row, noun), set()) - {"%"}
            unit = next(iter(units)) if len(units) == 1 else unit
        grows = bool(_GROWTH.search(stated.before))
        return [
            (path, table, figure)
            for path, table, figure in self._named.get((row, noun, unit), ())
            if _same_time(stated.period, figure.period)
            and (not grows or _noun(stated.subject) in self._nouns[id(table)])
        ]

    def _meant(self, stated: Stated) -> tuple[str, str]:
        before = _SPACE.sub("", stated.before)
        row = next((each for each in self._rows if each in before), "")
        noun = core(before.replace(row, "", 1) if row else before)
        if not noun:
            subject = stated.subject
            for each in self._rows:
                subject = subject.replace(each, "")
            noun = core(stated.after) or _noun(subject) if stated.after else _noun(subject)
        if not noun and row:
            return "", _noun(row)
        if not noun:
            # 参与1200人次: the verb is all the table's head says, too.
            return row, before
        if row and ("", _noun(before), stated.unit) in self._named:
            return "", _noun(before)
        return row, noun


def _same_time(one: str, other: str) -> bool:
    """Whether two periods can be one: the same, one not said, or one said as 截至 its last month."""
    if not one or not other or one == other:
        return True
    return (one.startswith("..") or other.startswith("..")) and _last(one) == _last(other)


def _last(period: str) -> str:
    month = period.rpartition("..")[2]
    return month if "-" in month else f"{month}-12"


def _names(figure: Figure, table: FigureTable) -> Iterator[tuple[str, str]]:
    """Yield (row, noun) for everything a sentence may call a figure."""
    row = figure.row.rpartition("/")[2]
    column = figure.column.rpartition("/")[2]
    title = title_words(table.title)
    if column:
        yield row, _noun(column)
        yield row, _noun(figure.column.replace("/", ""))
    if row:
        yield "", _noun(row + column)
        yield "", _noun(column + row)
    elif title:
        yield "", _noun(title + column)


def comes_out(stated: Stated, figure: Figure) -> bool:
    """Whether a sentence's number and a table's are the same, as near as the sentence means it."""
    half = _open(stated.step, figure.step)
    if stated.nearness is Nearness.AT_LEAST:
        return figure.value >= stated.value - half
    if stated.nearness is Nearness.AT_MOST:
        return figure.value <= stated.value + half
    if stated.nearness is Nearness.ABOUT:
        half = max(half, _roundness(stated.value))
    return abs(figure.value - stated.value) <= half


def _roundness(value: Decimal) -> Decimal:
    """Return the worth of the last digit that is not nought: 100 for 1200."""
    digits = value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return Decimal(1).scaleb(exponent)
