"""The limits an office sets. What nobody set is None: 未设置, and a rule that needs it does not run."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from archivist.domain.area import Area, parse_area
from archivist.domain.caption import CaptionField
from archivist.domain.edition import NO_LIMIT, Requirement
from archivist.domain.kind import Kind
from archivist.domain.numbering import standard_code
from archivist.domain.profile import Profile, parse_profile_text
from archivist.domain.window import Window, cycle, one_year_before, parse_month, parse_window
from archivist.domain.writing_formats import ANY
from archivist.i18n import N_

NO_LIMIT_WORDS = frozenset({"不限", "none", "unlimited", "no limit"})
NONE_AT_ALL = "none"
_NONE_WORDS = frozenset({"无", "没有"})
Value = int | float | str | date | Window | Area | tuple[CaptionField, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One key: what it means, how its text is read, what may follow it: a standard, a kind, a unit.

    *default* holds where nobody set it because a clause decides it. One *from_file* is read from a
    file and not typed.
    """

    key: str
    label: str
    help: str
    read: Callable[[str], Value]
    example: str
    per_standard: bool = False
    per_kind: bool = False
    per_unit: bool = False
    no_limit: Value | None = None
    default: str = ""
    from_file: bool = False


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _year(text: str) -> int:
    return date(int(text), 1, 1).year


def _moment(text: str) -> str:
    """Check a day or a moment; one without an offset is in this machine's zone."""
    datetime.fromisoformat(text)
    return text


def _formats(text: str) -> str:
    """Read formats by their names inside the program; jpg is another name of jpeg."""
    words = [word.strip().lower() for word in re.split("[、,，;； ]+", text) if word.strip()]
    if not words or not all(word.isascii() and word.isalnum() for word in words):
        raise ValueError(text)
    return "、".join(dict.fromkeys("jpeg" if word == "jpg" else word for word in words))


def _profile(text: str) -> str:
    return parse_profile_text(text).text


def _text(text: str) -> str:
    return text.strip()


def _none_at_all(text: str) -> str:
    """Read that there is none: 无, 没有, 不限. What there is, is not typed but referred to."""
    if text.lower() not in _NONE_WORDS | NO_LIMIT_WORDS:
        raise ValueError(text)
    return NONE_AT_ALL


def _caption_fields(text: str) -> tuple[CaptionField, ...]:
    """Read 时间、地点、事由, or the same in English. Raises ValueError."""
    names = {label: each for each in CaptionField for label in (each.value, each.label)}
    asked = [part for part in re.split(r"[、,，;；\s]+", text.strip().lower()) if part]
    if not asked or any(part not in names for part in asked):
        raise ValueError(text)
    return tuple(dict.fromkeys(names[part] for part in asked))


SETTINGS: tuple[Setting, ...] = (
    Setting("city", N_("城市"), N_("本市名称，例如 包头市。"), _text, "包头市"),
    Setting(
        "test_month",
        N_("测评月份"),
        N_("测评所在的年月。有效期为测评前一个月往前推一年，除非另设“材料有效期”。"),
        lambda text: "{:04d}-{:02d}".format(*parse_month(text)),
        "2017-08",
    ),
    Setting(
        "cycle",
        N_("创建周期起始年"),
        N_("设置后，有效期从这一年的 1 月 1 日到测评前一个月的最后一天，而不是往前推一年。"),
        _year,
        "2015",
    ),
    Setting(
        "window",
        N_("材料有效期"),
        N_("材料日期必须落在的起止日期；可以按标准单独设置。"),
        parse_window,
        "2016-08-01..2017-07-31",
        per_standard=True,
    ),
    Setting(
        "review_date",
        N_("评审日"),
        N_("交审的日期。没有指定判断日期时，取今天和评审日中较早的一天。"),
        date.fromisoformat,
        "2017-08-10",
    ),
    Setting(
        "word_limit",
        N_("说明报告字数上限"),
        N_("按 Word 的字数统计；可以按标准单独设置；“不限”表示已确认没有上限。"),
        _count,
        "1000",
        per_standard=True,
        no_limit=math.inf,
    ),
    Setting(
        "min_count",
        N_("最少份数"),
        N_("每个标准每种材料至少几份；可以按标准和种类单独设置；“不限”表示有一份即可。"),
        _count,
        "2",
        per_standard=True,
        per_kind=True,
        no_limit=1,
    ),
    Setting(
        "max_count",
        N_("最多份数"),
        N_("每个标准每种材料至多几份；可以按标准和种类单独设置；“不限”表示已确认没有上限。"),
        _count,
        "5",
        per_standard=True,
        per_kind=True,
        no_limit=math.inf,
    ),
    Setting(
        "photo_min_side",
        N_("图片短边像素下限"),
        N_("实景图片短边至少多少像素；“不限”表示已确认没有下限。"),
        _count,
        "1080",
        no_limit=0,
    ),
    Setting(
        "lead_days",
        N_("办理天数"),
        N_("更换一份材料要提前多少天着手；可以按标准或责任单位单独设置，用来算最迟更换日。"),
        _count,
        "15",
        per_standard=True,
        per_unit=True,
        no_limit=0,
    ),
    Setting(
        "caption_fields",
        N_("图片说明要素"),
        N_(
            "图片说明必须写出的要素：时间、地点、事由、人物、背景、摄影者中的几个；不设置时要求时间、地点、事由，“不限”表示不查要素。"
        ),
        _caption_fields,
        "时间、地点、事由、人物、背景、摄影者",
        no_limit=(),
    ),
    Setting(
        "city_box",
        N_("本市经纬度范围"),
        N_(
            "本市西南角和东北角的纬度,经度（WGS 84）；带定位的照片拍摄于范围以外时提示。“不限”表示不查拍摄地点。"
        ),
        parse_area,
        "40.2,109.2..42.7,111.5",
        no_limit=Area(-90.0, -180.0, 90.0, 180.0),
    ),
    Setting(
        "earlier_packages",
        N_("往年材料包"),
        N_(
            "往年报过的材料包用 archivist earlier 登记后再扫描，才能查出往年用过的照片；确实没有的，设为“无”。"
            "登记过的，以登记为准。"
        ),
        _none_at_all,
        "无",
    ),
    Setting(
        "photo_formats",
        N_("实景图片的格式"),
        N_("实景图片可以用的格式，几种用顿号分开；没有设置时按申报要求 R5，只收 jpeg。"),
        _formats,
        "jpeg",
        default="jpeg",
    ),
    Setting(
        "profile",
        N_("申报系统要求"),
        N_("申报系统对格式、大小、份数、文件名的要求，从文件读入；上面单独设置的优先于它。"),
        _profile,
        "profile.toml",
        from_file=True,
    ),
    Setting(
        "name_characters",
        N_("文件名可用的字符"),
        N_(
            "归档文件的名称里允许出现的字符：用“汉字”“字母”“数字”“空格”代表一类，其余逐个列出；“不限”表示已确认没有规定。"
        ),
        _text,
        "汉字字母数字-_（）",
        no_limit="",
    ),
    Setting(
        "name_length",
        N_("文件名最多几个字"),
        N_("归档文件的名称连扩展名至多几个字符；“不限”表示已确认没有上限。"),
        _count,
        "60",
        no_limit=math.inf,
    ),
    Setting(
        "report_formats",
        N_("说明报告的格式"),
        N_(
            "说明报告可以用的格式，几种用顿号分开；没有设置时按申报要求 R4，只收 doc、docx、wps、eio；“不限”表示什么格式都可以。"
        ),
        _formats,
        "doc、docx、wps、eio",
        no_limit=ANY,
        default="doc、docx、wps、eio",
    ),
    Setting(
        "learn_since",
        N_("归档习惯从何时学起"),
        N_("归档建议只参考这一时刻以后的归档和撤出；设为现在，就是让它忘掉此前的习惯。"),
        _moment,
        "2017-08-01",
    ),
)
BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Key:
    """A setting's key taken apart: ``min_count.Ⅲ-7-3.photo``, ``lead_days.市教育局``."""

    setting: Setting
    standard: str | None = None
    kind: Kind | None = None
    unit: str | None = None

    def __str__(self) -> str:
        return ".".join(filter(None, (self.setting.key, self.standard, self.kind, self.unit)))


def parse_key(text: str) -> Key:
    """Read a key; raise KeyError when there is no such setting or it takes no such part."""
    name, *parts = text.split(".")
    setting = BY_KEY[name]
    standard: str | None = None
    kind: Kind | None = None
    unit: str | None = None
    for part in parts:
        code = standard_code(part)
        if code and setting.per_standard and standard is None:
            standard = code
        elif part in Kind.__members__.values() and setting.per_kind and kind is None:
            kind = Kind(part)
        elif setting.per_unit and not code and part.strip() and not (standard or unit):
            unit = part.strip()
        else:
            raise KeyError(text)
    return Key(setting, standard, kind, unit)


def parse_value(setting: Setting, text: str) -> Value:
    """Read a value; raise ValueError when it is not one."""
    if setting.no_limit is not None and text.strip().lower() in NO_LIMIT_WORDS:
        return setting.no_limit
    return setting.read(text.strip())


@dataclass(frozen=True)
class Settings:
    """Every value that was set, by canonical key text; values are the text a person typed."""

    texts: Mapping[str, str]

    def value(
        self,
        key: str,
        standard: str | None = None,
        requirement: Requirement | None = None,
    ) -> Value | None:
        """Return the value that holds for a standard and kind, the closest key first, or None.

        The order: key.standard.kind, key.standard, what the edition's requirement says, key.kind,
        key alone, the portal profile; at last a default, and for the window what the test month
        and the cycle give.
        """
        kind = requirement.kind if requirement else None
        close = [(standard, kind), (standard, None)] if standard else []
        for parts in close:
            found = self._own(key, *parts)
            if found is not None:
                return found
        given = _from_edition(key, requirement)
        if given is not None:
            return given
        for any_kind in (kind, None):
            found = self._own(key, None, any_kind)
            if found is not None:
                return found
        told = self.profile.setting(key, kind) if self.profile else None
        if told is not None:
            return parse_value(BY_KEY[key], told)
        return self._derived(key)

    @cached_property
    def profile(self) -> Profile | None:
        """What the portal asks for, or None while nobody read it in."""
        text = self.texts.get("profile")
        return None if text is None else parse_profile_text(text)

    def window_moves(self, standard: str, requirement: Requirement | None = None) -> bool:
        """Whether the window of a standard follows from the test month, and nobody fixed it."""
        if requirement is not None and requirement.window:
            return False
        own = self._own("window", standard, None), self._own("window", None, None)
        return own == (None, None) and "test_month" in self.texts

    def window_on(
        self, day: date, standard: str, requirement: Requirement | None = None
    ) -> Value | None:
        """Return the window that will hold on *day*: once the test month is over, that of a test now."""
        month = self.texts.get("test_month")
        if month is None or not self.window_moves(standard, requirement):
            return self.value("window", standard, requirement)
        return self._window_of(max(parse_month(month), (day.year, day.month)))

    def lead_days(self, standard: str, unit: str = "") -> int | None:
        """Return how many days before a piece is due its replacement is begun, or None.

        The standard's own first, then the longest of its units (several joined by 、), then all.
        """
        units = (self.texts.get(f"lead_days.{name}") for name in unit.split("、") if name)
        days = [parse_value(BY_KEY["lead_days"], text) for text in units if text is not None]
        longest = max((day for day in days if isinstance(day, int)), default=None)
        own, every = (self._own("lead_days", code, None) for code in (standard, None))
        return next((n for n in (own, longest, every) if isinstance(n, int)), None)

    def _own(self, key: str, standard: str | None, kind: Kind | None) -> Value | None:
        text = self.texts.get(".".join(filter(None, (key, standard, kind))))
        return None if text is None else parse_value(BY_KEY[key], text)

    def _derived(self, key: str) -> Value | None:
        """Return a default, or the window of the test month: the year before it, or the cycle."""
        month = self.texts.get("test_month")
        if key != "window" or month is None:
            setting = BY_KEY.get(key)
            return parse_value(setting, setting.default) if setting and setting.default else None
        return self._window_of(parse_month(month))

    def _window_of(self, month: tuple[int, int]) -> Window:
        year = one_year_before(*month)
        first = self._own("cycle", None, None)
        return cycle(first, year.last) if isinstance(first, int) else year


def _from_edition(key: str, requirement: Requirement | None) -> Value | None:
    if requirement is None:
        return None
    if key == "window":
        return parse_window(requirement.window) if requirement.window else None
    given = {
        "min_count": requirement.minimum,
        "max_count": requirement.maximum,
        "word_limit": requirement.word_limit,
    }
    limit = given.get(key)
    return BY_KEY[key].no_limit if limit is NO_LIMIT else limit
