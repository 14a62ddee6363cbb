"""统计表格: counts by district or month, rosters and ratios, whose totals add up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from archivist.demo.brief import Brief
from archivist.demo.chance import chinese_date
from archivist.demo.words import called_for

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Figure:
    """One total of a table, for the report of the same standard to quote."""

    name: str
    unit: str
    total: float
    district: str
    part: float
    period: str
    source: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A statistical table. *summed* are the columns (from 0) that the last row adds up;

    *ratio* names (part, base, shown, decimals) columns; *unit* is the 单位 line; *text_columns* hold
    digits as text. *misadded* is what the first sum is wrong by, typed instead of its formula;
    *hidden_row* is a row (from 0) that is not shown.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summed: tuple[int, ...]
    ratio: tuple[int, int, int] | None
    unit: str
    reporter: str
    filler: str
    checker: str
    source: str
    dated: date | None
    period: str
    broken: tuple[tuple[int, int, str], ...] = ()
    misadded: int = 0
    hidden_row: int | None = None

    @property
    def total(self) -> tuple[Cell, ...]:
        """The last row: 合计, and the sums and ratio of the rows above."""
        sums = [
            self._sum(column) if column in self.summed else ""
            for column in range(len(self.columns))
        ]
        sums[0] = "合计"
        if self.ratio is not None:
            part, base, shown = self.ratio
            sums[shown] = percent(float(sums[part]), float(sums[base]))
        return tuple(sums)

    def figure(self) -> Figure | None:
        """Return the first summed column as a figure a report can quote, where rows are districts."""
        if not self.summed or not self.rows or self.columns[0] != "县区":
            return None
        column = self.summed[-1] if self.ratio else self.summed[0]
        name, _, unit = self.columns[column].rstrip("）").partition("（")
        best = max(self.rows, key=lambda row: float(row[column]))
        return Figure(
            name,
            unit,
            float(self.total[column]),
            str(best[0]),
            float(best[column]),
            self.period,
            self.source,
        )

    def _sum(self, column: int) -> Cell:
        values = [row[column] for row in self.rows if not isinstance(row[column], str)]
        off = self.misadded if column == self.summed[0] else 0
        return (
            round(sum(float(v) for v in values) + off, 1)
            if _fractions(values)
            else sum(int(v) for v in values) + off
        )


def percent(part: float, base: float) -> float:
    """Return the ratio in per cent to one decimal, halves away from zero as spreadsheets round."""
    return int(part * 1000 / base + 0.5) / 10


def compose_table(brief: Brief, dated: date, index: int = 0) -> Sheet:
    """Make the table number *index* of a standard, in the layout its text calls for."""
    chance = brief.chance("table", index)
    made = _composed(brief, chance, dated, index)
    # Another table of the same standard covers another period: else the two would contradict.
    first = _month_later(brief.window.first, index)
    return replace(made, period=made.period.replace(_month(brief.window.first), _month(first), 1))


def _composed(brief: Brief, chance: Random, dated: date, index: int) -> Sheet:
    text = brief.standard.text
    if called_for("率|比例|占比", (text,)):
        return _ratio(brief, chance, dated)
    if called_for("名册|名单|清单|目录|名录|逐项|列表", (text,)) and index == 0:
        return _roster(brief, chance, dated)
    if called_for("按月|期次|按季|按期|月度", (text,)) and index == 0:
        return _monthly(brief, chance, dated)
    return _by_district(brief, chance, dated)


def _by_district(brief: Brief, chance: Random, dated: date) -> Sheet:
    spans = _spans(brief)
    columns = ("县区", *(f"{name}（{unit}）" for name, unit, _, _ in spans))
    rows: list[tuple[Cell, ...]] = []
    for district in brief.words.city.districts:
        share = chance.uniform(0.2, 1.0)
        rows.append((district, *_numbers(chance, spans, share)))
    return _sheet(brief, chance, dated, "情况统计表", columns, rows, tuple(range(1, len(columns))))


def _monthly(brief: Brief, chance: Random, dated: date) -> Sheet:
    spans = _spans(brief)
    columns = ("月份", *(f"{name}（{unit}）" for name, unit, _, _ in spans))
    rows: list[tuple[Cell, ...]] = []
    month = brief.window.first
    while (month.year, month.month) < (dated.year, dated.month):
        rows.append(
            (f"{month.year}年{month.month}月", *_numbers(chance, spans, chance.uniform(0.2, 0.8)))
        )
        month = (month.replace(day=28) + timedelta(days=7)).replace(day=1)
    return _sheet(brief, chance, dated, "分月统计表", columns, rows, tuple(range(1, len(columns))))


def _ratio(brief: Brief, chance: Random, dated: date) -> Sheet:
    found = (brief.standard.text, *brief.standard.keywords)
    ratio = max(brief.words.tables.ratios, key=lambda r: (called_for(r.when, found), not r.when))
    rows: list[tuple[Cell, ...]] = []
    for district in brief.words.city.districts:
        base, share = chance.uniform(*ratio.range), chance.uniform(*ratio.share)
        whole: Cell = round(base, ratio.decimals) if ratio.decimals else round(base)
        part: Cell = round(base * share, ratio.decimals) if ratio.decimals else int(base * share)
        rows.append((district, whole, part, percent(float(part), float(whole))))
    sheet = _sheet(brief, chance, dated, "完成情况统计表", ("县区", *ratio.columns), rows, (1, 2))
    return _with_ratio(sheet, (2, 1, 3))


def _roster(brief: Brief, chance: Random, dated: date) -> Sheet:
    words, city = brief.words.tables, brief.words.city
    name, least, most = chance.choice(words.roster.numbers)
    names: list[str] = []
    while len(names) < chance.randint(10, 22):
        made = brief.fill(chance.choice(words.roster_places), chance)
        names += [made] if made not in names else []
    rows: list[tuple[Cell, ...]] = [
        (
            number,
            place,
            chance.choice(city.districts),
            f"{chance.choice(city.streets)}{chance.randint(1, 260)}号",
            brief.somebody(chance),
            chance.randint(least, most),
        )
        for number, place in enumerate(names, 1)
    ]
    return _sheet(brief, chance, dated, "一览表", (*words.roster.columns, name), rows, (5,))


def _sheet(
    brief: Brief,
    chance: Random,
    dated: date,
    suffix: str,
    columns: tuple[str, ...],
    rows: list[tuple[Cell, ...]],
    summed: tuple[int, ...],
) -> Sheet:
    units = list(dict.fromkeys(c.rstrip("）").partition("（")[2] for c in columns if "（" in c))
    first = brief.window.first
    last = (dated.replace(day=1) - timedelta(days=1)) if dated.day > 1 else dated
    source = brief.fill(chance.choice(brief.words.tables.sources), chance)
    return Sheet(
        title=f"{brief.words.city.name}{brief.topic}{suffix}",
        columns=columns,
        rows=tuple(rows),
        summed=summed,
        ratio=None,
        unit="、".join(units),
        reporter=brief.issuer,
        filler=brief.somebody(chance),
        checker=brief.somebody(chance),
        source=f"{source}（截至{chinese_date(last)}）",
        dated=dated,
        period=f"{_month(first)}至{last.year}年{last.month}月",
    )


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"


def _month_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _with_ratio(sheet: Sheet, ratio: tuple[int, int, int]) -> Sheet:
    return replace(sheet, ratio=ratio)


def _spans(brief: Brief) -> tuple[tuple[str, str, int, int], ...]:
    found = (brief.standard.text, *brief.standard.keywords)
    sets = brief.words.tables.district_indicators
    return max(sets, key=lambda s: (called_for(s.when, found), not s.when)).columns


def _numbers(
    chance: Random, spans: tuple[tuple[str, str, int, int], ...], share: float
) -> list[int]:
    """Numbers that hang together: where a column may not exceed the one before it, it does not."""
    numbers: list[int] = []
    for _, unit, least, most in spans:
        value = int(least + (most - least) * share * chance.uniform(0.75, 1.0))
        same = numbers and unit == spans[len(numbers) - 1][1]
        numbers.append(min(value, numbers[-1]) if same else value)
    return numbers


def _fractions(values: list[Cell]) -> bool:
    return any(isinstance(value, float) for value in values)
