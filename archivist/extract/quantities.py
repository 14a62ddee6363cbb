"""Numbers with their units: 1,234 · 38.3万人 · 92% · 5‰ · 1.2万平方米, in base units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

PERCENT = "%"
# Each unit in its base unit and how many of it one is.
_MEASURES: Mapping[str, tuple[str, str]] = {
    "元": ("元", "1"), "人民币": ("元", "1"), "圆": ("元", "1"),
    "平方米": ("㎡", "1"), "㎡": ("㎡", "1"), "m²": ("㎡", "1"), "m2": ("㎡", "1"), "平米": ("㎡", "1"), "平方": ("㎡", "1"),
    "平方公里": ("㎡", "1000000"), "平方千米": ("㎡", "1000000"), "km²": ("㎡", "1000000"), "公顷": ("㎡", "10000"),
    "亩": ("亩", "1"), "米": ("米", "1"), "m": ("米", "1"), "公里": ("米", "1000"), "千米": ("米", "1000"), "km": ("米", "1000"),
    "吨": ("吨", "1"), "公斤": ("吨", "0.001"), "千克": ("吨", "0.001"), "立方米": ("立方米", "1"), "升": ("升", "1"),
    "延米": ("米", "1"), "厘米": ("米", "0.01"), "毫米": ("米", "0.001"), "kg": ("吨", "0.001"), "克": ("吨", "0.000001"),
    "立方": ("立方米", "1"), "m³": ("立方米", "1"),
    "千瓦时": ("千瓦时", "1"), "度": ("千瓦时", "1"), "千瓦": ("千瓦", "1"),
    "%": ("%", "1"), "％": ("%", "1"), "‰": ("%", "0.1"), "百分点": ("百分点", "1"), "个百分点": ("百分点", "1"),
}  # fmt: skip
_COUNTERS = ["人次", "万人次", "人", "名", "位", "户", "家", "个", "件", "场次", "场", "次", "处", "块", "条", "篇次", "篇", "期", "批次", "批", "份", "所", "辆", "台", "套", "座", "支", "项", "例", "起", "宗", "本", "册", "张", "枚", "面", "幅", "部", "棵", "株", "间", "栋", "幢", "站", "点", "片", "只", "头", "只次", "车次", "班次", "班", "对", "组", "队", "所次", "门", "课时", "学时", "天次", "床", "张床", "户次", "家次", "件次", "台次", "辆次", "小时", "天", "分", "步", "级", "种", "类", "盏", "杆", "根", "盆", "顶", "杯", "瓶", "桶", "箱", "盒", "包", "袋", "周", "月", "年", "日", "岁", "届", "名次", "分钟", "米线", "节", "集", "条次", "例次", "宗次", "起次", "场所", "户数", "人数", "卷", "卷次", "册次", "封", "艘", "架", "架次", "艘次", "款", "副", "双", "束", "枝", "轮", "轮次", "趟", "遍", "桌", "桌次", "票", "首", "辑", "通", "则", "帧", "屏", "颗", "粒", "匹", "尊", "餐", "餐次", "讲", "堂", "人天", "台套", "件套", "罐", "桩", "眼", "列", "版次", "期次", "倍", "串", "分贝", "微克", "毫克"]  # noqa: E501  # fmt: skip
_SAME = {
    "名": "人",
    "位": "人",
    "场次": "场",
    "人数": "人",
    "户数": "户",
    "批次": "批",
    "班次": "班",
}
_SCALES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}  # fmt: skip
_SCALE = "万亿|千万|百万|十万|[十百千万亿]"
UNIT_WORDS = "|".join(
    re.escape(u) for u in sorted({*_MEASURES, *_COUNTERS}, key=lambda u: (-len(u), u))
)
_UNIT = re.compile(rf"^(?P<scale>{_SCALE})?(?P<unit>{UNIT_WORDS})?$")
NUMBER = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_CELL = re.compile(
    rf"^(?P<sign>[-+−－]?)(?P<number>{NUMBER})(?P<scale>{_SCALE})?(?P<unit>{UNIT_WORDS})?$"
)
_DIGIT = re.compile(r"\d")
_WIDE = str.maketrans("０１２３４５６７８９．，％－＋", "0123456789.,%-+")
_FLOAT_PLACES = 9  # more decimals than this were computed, not typed
_MEASURED_WORDS = re.compile(
    r"经费|金额|资金|投资|投入|支出|收入|预算|费用|产值|总额|面积|长度|里程|重量|容积|额$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit ("" when unknown) and how many of it one is."""

    name: str = ""
    factor: Decimal = Decimal(1)

    @property
    def counts(self) -> bool:
        """Whether it counts whole things one by one, so that sums must be exact."""
        return self.factor == 1 and self.name not in {name for name, _ in _MEASURES.values()}


NO_UNIT = Unit()


@dataclass(frozen=True, slots=True)
class Number:
    """A number as shown: its value, the worth of its last shown digit, its own unit if it has one."""

    value: Decimal
    step: Decimal
    unit: Unit = NO_UNIT
    text: str = ""


def unit_of(text: str) -> Unit | None:
    """Return the unit that *text* is, or None: 万元 is 元 ten thousandfold."""
    found = _UNIT.match(text.translate(_WIDE).replace(" ", "").strip("/"))
    if found is None or not (found["unit"] or found["scale"]):
        return None
    return make_unit(found["scale"] or "", found["unit"] or "")


@lru_cache(maxsize=1024)
def make_unit(scale: str, word: str) -> Unit:
    """Return the unit of a scale word (万, 亿, "") and a unit word (元, 人, "")."""
    name, factor = _MEASURES.get(word, (_SAME.get(word, word), "1"))
    return Unit(name, Decimal(factor).scaleb(_SCALES[scale]))


def read_number(text: str, decimals: int | None = None) -> Number | None:
    """Read a cell that is a number and nothing else; *decimals* are those its format shows."""
    if not _DIGIT.search(text):
        return None
    plain = text.translate(_WIDE)
    found = _CELL.match("".join(plain.split()))
    if found is None:
        return None
    digits = found["number"].replace(",", "").replace("，", "")
    value = Decimal(digits)
    if found["sign"] in {"-", "−", "－"}:
        value = -value
    places = len(digits.partition(".")[2]) if decimals is None else decimals
    own = found["unit"] or found["scale"]
    unit = make_unit(found["scale"] or "", found["unit"] or "") if own else NO_UNIT
    return Number(value, Decimal(1).scaleb(-min(places, _FLOAT_PLACES)), unit, text.strip())


def is_measured(words: str) -> bool:
    """Whether a head without a unit speaks of money or measures, which may be rounded."""
    return bool(_MEASURED_WORDS.search(words))


def plain(value: Decimal) -> str:
    """Write a number without exponent and without idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
