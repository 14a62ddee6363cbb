"""The cities of the country at prefecture level: ``resources/places/cities.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from archivist.paths import RESOURCES

_KIND = re.compile(r"(?:市|地区|盟)$")
_AUTONOMOUS = re.compile(
    r"(?:(?:土家|藏|羌|彝|布依|苗|侗|哈尼|壮|傣|白|景颇|傈僳|朝鲜|回|蒙古|哈萨克|柯尔克孜)族?)*自治州$"
)
# Short names that are words, parts of other names or places in many cities.
_COMMON = frozenset(
    [
        "朝阳",
        "海南",
        "吉林",
        "中山",
        "黄山",
        "白山",
        "白城",
        "大同",
        "长治",
        "三明",
        "南平",
        "宁德",
        "东营",
        "日照",
        "德州",
        "安阳",
        "新乡",
        "南阳",
        "信阳",
        "开封",
        "黄石",
        "孝感",
        "荆门",
        "恩施",
        "益阳",
        "怀化",
        "江门",
        "清远",
        "云浮",
        "北海",
        "玉林",
        "百色",
        "来宾",
        "河池",
        "三亚",
        "广元",
        "内江",
        "乐山",
        "广安",
        "巴中",
        "安顺",
        "保山",
        "山南",
        "安康",
        "白银",
        "天水",
        "平凉",
        "海东",
        "海北",
        "黄南",
        "海西",
        "中卫",
        "和田",
        "伊春",
        "大庆",
        "绥化",
        "黑河",
        "丽水",
        "舟山",
        "台州",
        "淮南",
        "淮北",
        "安庆",
        "池州",
        "泰安",
        "通化",
        "松原",
        "双鸭山",
        "运城",
        "阳江",
        "河源",
        "东方",
    ]
)


@cache
def cities() -> frozenset[str]:
    """Return the full names, those of abolished cities too."""
    table = tomllib.loads((RESOURCES / "places" / "cities.toml").read_text("utf-8"))
    named = [name for names in table["provinces"].values() for name in names]
    return frozenset((*named, *table["municipalities"], *table["abolished"]))


@cache
def short_names() -> dict[str, str]:
    """Return short name → full name, for those that can be nothing else: 赤峰 → 赤峰市."""
    shorts = {short(name): name for name in cities()}
    return {name: full for name, full in shorts.items() if name not in _COMMON and len(name) > 1}


def short(name: str) -> str:
    """Return a city's name as people say it: 赤峰 of 赤峰市, 延边 of 延边朝鲜族自治州."""
    cut = _AUTONOMOUS.sub("", name)
    return cut if cut != name else _KIND.sub("", name)


@cache
def full_names() -> re.Pattern[str]:
    """Return a pattern that finds any full name."""
    return re.compile("|".join(sorted(cities(), key=len, reverse=True)))


@cache
def any_names() -> re.Pattern[str]:
    """Return a pattern that finds any full or unmistakable short name."""
    every = (*cities(), *short_names())
    return re.compile("|".join(sorted(every, key=len, reverse=True)))
