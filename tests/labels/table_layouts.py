"""The layouts of tables that offices make, drawn with numbers that agree."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

DISTRICTS = (
    "昆都仑区",
    "青山区",
    "东河区",
    "九原区",
    "石拐区",
    "白云矿区",
    "土右旗",
    "固阳县",
    "达茂旗",
)
THEMES = (
    ("志愿服务", ("注册志愿者", "人"), ("开展活动", "场")), ("公益广告", ("站亭广告", "块"), ("围挡广告", "处")),
    ("干部培训", ("参训人数", "人"), ("举办班次", "期")), ("经费使用", ("预算安排", "万元"), ("实际支出", "万元")),
    ("市容执法", ("出动检查", "人次"), ("查处案件", "件")), ("养老服务", ("服务对象", "人"), ("服务站点", "个")),
)  # fmt: skip
Cell = str | int | float | None


@dataclass
class Sample:
    """A table under way: rows of cells; *body* are the numbers of rows with data."""

    rows: list[list[Cell]]
    head: int
    body: list[int]
    total: int | None
    numbers: list[int]
    ratio: tuple[int, int, int] | None = None
    theme: tuple[str, tuple[str, str], tuple[str, str]] = THEMES[0]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: str = ""
    layout: str = ""


def _form(theme, width, year=2016) -> tuple[list[list[Cell]], list[list[Cell]]]:
    above = [
        [f"包头市{year}年{theme[0]}情况统计表"],
        ["填报单位：市文明办", "填报时间：2017年3月1日"],
    ]
    below = [["填表人：王芳", "审核人：李强"], [f"数据来源：市文明办统计台账（截至{year}年底）"]]
    return above, below


def plain(chance: random.Random, theme, *, top=False, units="head", places=0) -> Sample:
    """Rows of districts and two counts, the total below or above, units in heads or in a line."""
    above, below = _form(theme, 3)
    heads: list[Cell] = ["县区"]
    for name, unit in theme[1:]:
        heads.append(f"{name}（{unit}）" if units == "head" else name)
    if units == "line":
        above.append([f"单位：{'、'.join(dict.fromkeys(unit for _, unit in theme[1:]))}"])
    count = chance.randint(4, 9)
    data: list[list[Cell]] = [
        [
            name,
            *(
                round(chance.uniform(20, 900), places) if places else chance.randint(11, 900)
                for _ in "ab"
            ),
        ]
        for name in DISTRICTS[:count]
    ]
    sums: list[Cell] = ["合计", *(round(sum(r[c] for r in data), places) for c in (1, 2))]
    head = len(above)
    rows = [*above, heads, *([sums] if top else []), *data, *([] if top else [sums]), *below]
    first = head + 1 + top
    return Sample(
        rows,
        head,
        [*range(first, first + count)],
        head + 1 if top else first + count,
        [1, 2],
        theme=theme,
    )


def _rates(chance: random.Random, theme, *, sign=False) -> Sample:
    above, below = _form(theme, 4)
    heads: list[Cell] = [
        "县区",
        "应办结（件）",
        "已办结（件）",
        "办结率" if sign else "办结率（%）",
    ]
    data: list[list[Cell]] = []
    for name in DISTRICTS[: chance.randint(4, 9)]:
        whole = chance.randint(120, 999)
        data.append([name, whole, int(whole * chance.uniform(0.8, 0.99)), ""])
    data.append(["合计", sum(r[1] for r in data), sum(r[2] for r in data), ""])
    for row in data:
        share = int(row[2] * 1000 / row[1] + 0.5) / 10
        row[3] = f"{share}%" if sign else share
    head = len(above)
    count = len(data) - 1
    first = head + 1
    return Sample(
        [*above, heads, *data, *below],
        head,
        [*range(first, first + count)],
        first + count,
        [1, 2],
        (2, 1, 3),
        theme,
    )


def _growth(chance: random.Random, theme) -> Sample:
    above, below = _form(theme, 4)
    unit = theme[1][1]
    heads: list[Cell] = ["县区", f"2015年（{unit}）", f"2016年（{unit}）", "同比增长（%）"]
    data: list[list[Cell]] = []
    for name in DISTRICTS[: chance.randint(4, 9)]:
        last = chance.randint(120, 999)
        data.append([name, last, int(last * chance.uniform(0.8, 1.4)), ""])
    data.append(["合计", sum(r[1] for r in data), sum(r[2] for r in data), ""])
    for row in data:
        row[3] = round((row[2] - row[1]) / row[1] * 100 + 1e-9, 1)
    first = len(above) + 1
    return Sample(
        [*above, heads, *data, *below],
        len(above),
        [*range(first, first + len(data) - 1)],
        first + len(data) - 1,
        [1, 2],
        (2, 1, 3),
        theme,
    )


def _shares(chance: random.Random, theme) -> Sample:
    sample = plain(chance, theme)
    sample.rows[sample.head].append(f"{theme[1][0]}占比（%）")
    whole = sample.rows[sample.total][1]
    for row in (*sample.body, sample.total):
        sample.rows[row].append(int(sample.rows[row][1] * 1000 / whole + 0.5) / 10)
    return replace(sample, ratio=(1, 1, 3))


def _subtotals(chance: random.Random, theme) -> Sample:
    above, below = _form(theme, 4)
    heads: list[Cell] = ["县区", "街道", *(f"{n}（{u}）" for n, u in theme[1:])]
    data: list[list[Cell]] = []
    grand = [0, 0]
    for district in DISTRICTS[:3]:
        part = [
            [
                district if not n else "",
                f"{'甲乙丙丁'[n]}街道",
                chance.randint(11, 400),
                chance.randint(11, 90),
            ]
            for n in range(3)
        ]
        sums = [sum(r[c] for r in part) for c in (2, 3)]
        grand = [a + b for a, b in zip(grand, sums, strict=True)]
        data += [*part, ["", "小计", *sums]]
    data.append(["合计", "", *grand])
    first = len(above) + 1
    body = [first + n for n, r in enumerate(data) if "街道" in str(r[1])]
    return Sample(
        [*above, heads, *data, *below], len(above), body, first + len(data) - 1, [2, 3], theme=theme
    )


def _crosswise(chance: random.Random, theme) -> Sample:
    above, below = _form(theme, 6)
    unit = theme[1][1]
    above.append([f"单位：{unit}"])
    heads: list[Cell] = ["县区", "一季度", "二季度", "三季度", "四季度", "合计"]
    data: list[list[Cell]] = []
    for district in DISTRICTS[: chance.randint(4, 8)]:
        quarters = [chance.randint(11, 300) for _ in range(4)]
        data.append([district, *quarters, sum(quarters)])
    data.append(["合计", *(sum(r[c] for r in data) for c in range(1, 6))])
    first = len(above) + 1
    return Sample(
        [*above, heads, *data, *below],
        len(above),
        [*range(first, first + len(data) - 1)],
        first + len(data) - 1,
        [1, 2, 3, 4, 5],
        theme=theme,
    )


def _two_heads(chance: random.Random, theme) -> Sample:
    above, below = _form(theme, 5)
    heads: list[list[Cell]] = [
        ["序号", "县区", theme[0], "", "备注"],
        ["", "", *(f"{n}（{u}）" for n, u in theme[1:]), ""],
    ]
    data: list[list[Cell]] = [
        [n, name, chance.randint(11, 900), chance.randint(11, 90), "" if n % 3 else "已核"]
        for n, name in enumerate(DISTRICTS[: chance.randint(4, 9)], 1)
    ]
    data.append(["", "合计", sum(r[2] for r in data), sum(r[3] for r in data), ""])
    top = len(above)
    merged = [(top, 2, top, 3), (top, 0, top + 1, 0), (top, 1, top + 1, 1), (top, 4, top + 1, 4)]
    first = top + 2
    return Sample(
        [*above, *heads, *data, *below],
        top,
        [*range(first, first + len(data) - 1)],
        first + len(data) - 1,
        [2, 3],
        theme=theme,
        merged=merged,
    )


def _months(chance: random.Random, theme) -> Sample:
    sample = plain(chance, theme, units="line" if theme[1][1] == theme[2][1] else "head")
    for n, row in enumerate(sample.body, 1):
        sample.rows[row][0] = f"{n}月"
    sample.rows[sample.head][0] = "月份"
    return sample


def _parts(chance: random.Random, theme) -> Sample:
    """Each row with a 其中 row below it (held out)."""
    sample = plain(chance, theme)
    rows, body = sample.rows[: sample.body[0]], []
    for number in sample.body:
        body.append(len(rows))
        row = sample.rows[number]
        rows += [row, ["其中：城区", row[1] // 2, row[2] // 3]]
    total = len(rows)
    return replace(sample, rows=rows + sample.rows[sample.total :], body=body, total=total)


def _blank_before_total(chance: random.Random, theme) -> Sample:
    """Leave a blank row before the total, and a note below (held out)."""
    sample = plain(chance, theme)
    rows = [
        *sample.rows[: sample.total],
        [""],
        *sample.rows[sample.total :],
        ["注：本表按属地统计。"],
    ]
    return replace(sample, rows=rows, total=sample.total + 1)


def _grouped(chance: random.Random, theme) -> Sample:
    """Grand total on top, city and counties added up without the word 小计 (held out)."""
    above, below = _form(theme, 3)
    heads: list[Cell] = ["地区", *(f"{n}（{u}）" for n, u in theme[1:])]
    groups = [
        [[d, chance.randint(11, 400), chance.randint(11, 90)] for d in part]
        for part in (DISTRICTS[:5], DISTRICTS[5:])
    ]
    sums = [[sum(r[c] for r in g) for c in (1, 2)] for g in groups]
    data: list[list[Cell]] = [["全市合计", *(sum(s[c] for s in sums) for c in (0, 1))]]
    for label, part, made in zip(("城区小计", "旗县小计"), groups, sums, strict=True):
        data += [[label, *made], *part]
    first = len(above) + 1
    body = [first + n for n, r in enumerate(data) if r[0] in DISTRICTS]
    return Sample([*above, heads, *data, *below], len(above), body, first, [1, 2], theme=theme)


LAYOUTS: dict[str, tuple[Callable[..., Sample], bool]] = {
    "plain": (plain, False),
    "total on top": (lambda c, t: plain(c, t, top=True), False),
    "unit line": (lambda c, t: plain(c, t, units="line"), False),
    "decimals": (lambda c, t: plain(c, THEMES[3], places=1), False),
    "rates": (_rates, False),
    "rates with signs": (lambda c, t: _rates(c, t, sign=True), False),
    "growth": (_growth, False),
    "shares": (_shares, False),
    "subtotals": (_subtotals, False),
    "total column": (_crosswise, False),
    "heads of two rows": (_two_heads, False),
    "months": (_months, False),
    "其中": (_parts, True),
    "blank before total": (_blank_before_total, True),
    "groups on top": (_grouped, True),
}
