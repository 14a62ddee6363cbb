"""What heads of rows and columns mean: totals, parts of which, ratios, and columns that only name things."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from archivist.extract.quantities import NO_UNIT, PERCENT, Unit, is_measured, unit_of

_WIDE = str.maketrans("（）：，％／　", "():,%/ ")
_BRACKET = re.compile(r"[(\[【]([^()\[\]【】]{1,16})[)\]】]")
_SPACE = re.compile(r"\s+")
_NUMBERING = re.compile(
    r"^(?:[(]?[一二三四五六七八九十]{1,3}[)、.．]|第[一二三四五六七八九十]+[、:]?|[(]?\d{1,2}[)、.．](?!\d)|[①-⑳])\s*"
)
_STYLES = (
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"^[(][一二三四五六七八九十]{1,3}[)]"),
    re.compile(r"^\d{1,2}[、.．](?!\d)"),
    re.compile(r"^[(]\d{1,2}[)]"),
    re.compile(r"^[①-⑳]"),
)
_GRAND = re.compile(r"^(?:总合计|总计|总计数|总共|全市合计|全市总计|全部合计)$")
_TOTAL = re.compile(r"^(?:.{0,6})(?:合计|共计)(?:数|数量|金额)?$")
_SUBTOTAL = re.compile(r"^.{0,10}小计(?:数|金额)?$")
_MAYBE = re.compile(r"^(?:全市|全区|全县|全省|全旗|汇总|总数|市级|全市汇总)$")
_PART = re.compile(r"^(?:其中|其[:：]|内[:：]|#)")
_RUNNING = re.compile(r"累计|累积|至今|结转|结余|期末|期初|年末|年初")
_MEAN = re.compile(
    r"人均|户均|平均|均值|单价|均价|排名|名次|位次|得分|分值|评分|分数|指数|年龄|气温|温度|湿度|密度|浓度|中位数|最高|最低|最大|最小"
    r"|标准差|系数|等级|级别|序号|编号|倍数|天数$|(?:每|/)[人户万千百平]|元/|容积率|满意度|知晓度|支持度|均$"
)
_SHARE = re.compile(
    r"占比|比例|比重|百分比|份额|占[^,。]{0,14}(?:%|比$|的比)|率$|率[(%]|增幅|增速|降幅|涨幅|同比|环比|增长|增减幅|进度%|%$|‰$|比率|率[^,]{0,3}%"
)
_GROWTH = re.compile(
    r"同比|环比|增长|增幅|增速|涨幅|降幅|增减(?:率|幅|%|[(]%)|比上年|比去年|较上年|较去年"
)
_NAMES = re.compile(
    r"序号|编号|代码|编码|号码|电话|手机|传真|邮编|身份证|账号|卡号|文号|证号|证书|档号|日期|时间|备注|说明|附注|名称|姓名|地址|住址|地点|经度|纬度"
    r"|联系|负责人|责任人|栏次|行次|年龄|出生|工号|学号|车牌|网址|门牌|版本|页码|页次|楼层|期号|期数编号|排名|名次|邮箱"
)
_LABELS = re.compile(r"^(?:年|年度|年份|月|月份|季度|期别|届次|时期|期间)$")
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
_ORDER = re.compile(r"^(?:序号|编号|序|号|no\.?|行次|#|序列)$", re.IGNORECASE)
NIL = re.compile(r"^(?:[-—－–─_/\\*＊…·.、○×]+|无|暂无|没有|未统计|不适用|不涉及|N/?A|nil|none|同上|\(空\))$", re.IGNORECASE)  # fmt: skip  # noqa: E501


class Role(StrEnum):
    """What a row or column is to the others."""

    PLAIN = "plain"
    PART = "part"  # 其中
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    GRAND = "grand"
    MAYBE = "maybe"  # 全市: a total where it comes out, else a row like others
    RATIO = "ratio"
    MEAN = "mean"  # what cannot be added up
    RUNNING = "running"  # 累计: added up over time, not over the rows


LEVELS = {Role.SUBTOTAL: 1, Role.TOTAL: 2, Role.MAYBE: 2, Role.GRAND: 3}


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return a head without white space, width and what stands in brackets."""
    return _SPACE.sub("", _BRACKET.sub("", text.translate(_WIDE))).strip(":,;")


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """Return a head without white space, brackets half-width."""
    return _SPACE.sub("", text.translate(_WIDE))


@lru_cache(maxsize=4096)
def indicator(text: str) -> str:
    """Return the words that make a head what it is: no brackets, numbering or 其中."""
    plain = _NUMBERING.sub("", bare(text))
    return re.sub(r"^(?:其中[:：]?|其[:：])", "", plain)


def role_of(path: tuple[str, ...], unit: Unit) -> Role:
    """Return the role of a row or column from its head path, outermost first."""
    words = [tidy(each) for each in path if each]
    names = [indicator(each) for each in path if each]
    if any(_PART.match(each) for each in words):
        return _if_summed(Role.PART, names, words, unit)
    for role, pattern in ((Role.SUBTOTAL, _SUBTOTAL), (Role.GRAND, _GRAND), (Role.TOTAL, _TOTAL)):
        if any(pattern.match(name) for name in names):
            return _if_summed(role, names, words, unit)
    if any(_RUNNING.search(each) for each in words):
        return Role.RUNNING
    if any(_MAYBE.match(name) for name in names):
        return Role.MAYBE
    return _if_summed(Role.PLAIN, names, words, unit)


def _if_summed(role: Role, names: list[str], words: list[str], unit: Unit) -> Role:
    last = names[-1] if names else ""
    if (
        unit.name in {PERCENT, "百分点"}
        or _SHARE.search(last)
        or _SHARE.search(words[-1] if words else "")
    ):
        return Role.RATIO
    return Role.MEAN if any(_MEAN.search(each) for each in words) else role


def is_growth(head: str) -> bool:
    """Whether a ratio is growth over an earlier period."""
    return bool(_GROWTH.search(tidy(head)))


def unit_in(text: str) -> Unit:
    """Return the unit in the brackets of a head, or the one it ends with; unknown otherwise."""
    words = tidy(text)
    for inside in reversed(_BRACKET.findall(words)):
        found = unit_of(re.sub(r"^单位[:：]", "", inside))
        if found is not None:
            return found
    if words.endswith(("%", "‰")):
        return unit_of(words[-1]) or NO_UNIT
    tail = re.search(
        r"(?:人次|场次|篇次|户数|人数|件次|班次|车次|批次|个数|件数|家数)$", bare(text)
    )
    if tail is None:
        return NO_UNIT
    word = tail.group()
    return unit_of(word.removesuffix("数") if word.endswith("数") else word) or NO_UNIT


@lru_cache(maxsize=4096)
def counts_exactly(path: tuple[str, ...], unit: Unit) -> bool:
    """Whether the numbers under a head are whole things, whose sums must come out to the last one."""
    if unit.name or unit.factor != 1:
        return unit.counts
    return not is_measured("".join(path))


def style_of(label: str) -> int | None:
    """Return which kind of numbering a row's label begins with, None for none."""
    words = tidy(label)
    return next((n for n, pattern in enumerate(_STYLES) if pattern.match(words)), None)


def names_things(head: str) -> bool:
    """Whether a column holds names, dates or numbers to call or to file by, not quantities."""
    return bool(_NAMES.search(bare(head)))


def is_order(head: str) -> bool:
    """Whether a column only counts the rows (序号)."""
    return bool(_ORDER.match(bare(head)))


def is_label(head: str) -> bool:
    """Whether numbers under this head are names of rows: years and months."""
    return bool(_LABELS.match(bare(head)))


def is_unit_head(head: str) -> bool:
    """Whether a column gives the unit of each row."""
    return bool(_UNIT_HEAD.match(bare(head)))
