"""图片说明: what the words below a photo tell, element by element (domain.md §2.1 R14).

For filing a caption names time, place and event; the archive form (GB/T 11821-2002) also asks for
people, background and photographer. What stands behind a label (时间：…) counts as such; of a free
sentence the place is told by the nouns places end in, and the event by what is left.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.dates import DateValue, find_dates
from archivist.domain.text import is_han
from archivist.i18n import N_

_LEAST_EVENT = 4  # Chinese characters: 开展活动
_LEAST_ALONE = 2  # of a part by itself: ，义诊


class CaptionField(StrEnum):
    """One element of a caption."""

    TIME = "time"
    PLACE = "place"
    EVENT = "event"
    PEOPLE = "people"
    BACKGROUND = "background"
    PHOTOGRAPHER = "photographer"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    CaptionField.TIME: N_("时间"),
    CaptionField.PLACE: N_("地点"),
    CaptionField.EVENT: N_("事由"),
    CaptionField.PEOPLE: N_("人物"),
    CaptionField.BACKGROUND: N_("背景"),
    CaptionField.PHOTOGRAPHER: N_("摄影者"),
}
FILING_FIELDS = (CaptionField.TIME, CaptionField.PLACE, CaptionField.EVENT)

_NAMES: dict[CaptionField, str] = {
    CaptionField.TIME: r"(?:拍摄|活动|摄影)?(?:时间|日期)",
    CaptionField.PLACE: r"(?:拍摄|活动)?(?:地点|地址|位置)",
    CaptionField.EVENT: r"(?:活动)?(?:事由|事件|主题|题名|内容|名称|活动|说明)",
    CaptionField.PEOPLE: r"(?:主要|参加)?(?:人物|人员)",
    CaptionField.BACKGROUND: r"(?:活动)?背景",
    CaptionField.PHOTOGRAPHER: r"摄影者?|拍摄者|拍摄人|作者|摄影师",
}
_ANY_LABEL = re.compile(rf"(?:{'|'.join(_NAMES.values())})\s*[:：]")
_LABELLED = {
    each: re.compile(rf"(?:{name})\s*[:：]\s*(?!{_ANY_LABEL.pattern})(?P<said>[^\s,，;；。|:：]+)")
    for each, name in _NAMES.items()
}
_PLACE_ENDS = (
    "商圈|街头|街口|道口|江边|河边|湖边|海边|江畔|码头|渡口|村口|校门|店内|园内|馆内|省|市|区|县|旗|镇|乡|苏木|村|嘎查|屯|路|街道|大街|街|巷|胡同|社区|小区|家园|花园|广场|公园|景区|绿地"
    "|学校|小学|中学|大学|学院|幼儿园|医院|卫生院|车站|客运站|火车站|机场|商场|商城|市场|超市|商店|酒店|宾馆|饭店|银行"
    "|图书馆|文化馆|博物馆|纪念馆|展览馆|体育馆|科技馆|美术馆|剧院|少年宫|文化宫|影院|礼堂|会堂|会议室|会议中心|活动室|活动中心|报告厅|大厅"
    "|中心|服务站|工作站|志愿站|驿站|站台|站牌|门口|门前|大楼|办公楼|楼前|院内|路口|路段|沿线|工地|施工现场|车间|厂区|园区|实践所|实践站"
    "|派出所|法院|检察院|政府|机关|窗口|养老院|敬老院|福利院|书屋|讲堂|阵地|基地|长廊|河道|河畔|湖畔|桥头|桥下|公交站|地铁站|加油站|停车场|营业厅|教室|操场|宿舍|食堂"
)
# What is done there (清扫路面, 检查公交站台) is no place, nor are 路面, 路灯, 街头 the end of a street's name.
_DEEDS = (
    "清扫|打扫|清理|整治|检查|巡查|巡逻|开展|举行|举办|召开|参加|参观|慰问|走访|维护|维修|修缮|修剪|粉刷|种植|植树|劝导|执勤|值守|发放|张贴|悬挂|刊播"
    "|捐款|捐赠|献血|义诊|签名|升旗|祭扫|观看|观摩|调研|督导|验收|揭牌|改造|治理"
)
# Deeds that are told by a word alone.
_SHORT_DEEDS = (
    "扫雪|清雪|除草|拔草|浇水|清淤|消杀|测温|理发|体检|讲座|讲解|宣讲|比赛|会议|座谈|晨练|诵读|朗诵|合唱"
    "|接种|采摘|剪纸|包粽子|猜灯谜|送春联|下棋|跳舞|打太极|募捐|义卖|义剪|普法|禁毒|消防演练|演练|站岗|护学|巡河|净滩|增绿"
)
_NAMING = "宣传|展示|服务|学习|培训|演出|表演|健身|阅读|启动|建设"  # 服务中心, 健身广场: names, too
_DEED = re.compile(
    rf"(?:{_DEEDS})[\u4e00-\u9fff]{{2,}}|(?:{_NAMING})(?!{_PLACE_ENDS}|[局委处站点室队])[\u4e00-\u9fff]{{2,}}"
)
_PLACE = re.compile(
    rf"(?:(?!{_DEEDS})[\u4e00-\u9fff0-9A-Za-z·]){{1,16}}?(?:{_PLACE_ENDS})(?![面灯况障标政牌习])"
)
_AT = re.compile(r"(?:在|于|走进|深入|来到|前往|赴)([\u4e00-\u9fff]{2,})")
_PEOPLE = re.compile(
    r"书记|市长|区长|县长|镇长|局长|主任|科长|处长|校长|院长|同志|领导|干部|党员|职工|志愿者|居民|群众|市民|村民"
    r"|学生|师生|教师|老师|小学生|同学|家长|儿童|老人|青少年|医护|医生|民警|交警|环卫工|工人|代表|嘉宾|人员|一行|队员|选手|观众"
)
_BACKGROUND = re.compile(
    r"为(?:了|迎接|庆祝|纪念|贯彻|落实|进一步|深入)|根据|按照|围绕|迎接|庆祝|纪念|之际|响应|以[^，。]{2,20}为契机|结合"
)
_PHOTOGRAPHER = re.compile(
    r"[\u4e00-\u9fff]{2,4}\s*(?:摄影|摄)(?=$|[\s）)。])|(?:通讯员|记者)[\u4e00-\u9fff]{2,4}"
)
_EMPTY = re.compile(
    r"^(?:图片?|照片?|附图)\s*[\d一二三四五六七八九十]+|\.(?:jpe?g|png|bmp|tiff?|heic)\b|IMG[_-]?\d+|DSC[_NF]?\d+"
    r"|微信图片|mmexport|图为|实景|图片|照片|现场|拍摄|摄影|说明",
    re.IGNORECASE,
)
_DAY_ONLY = re.compile(
    r"(?<!\d)(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])日|上午|下午|晚上|当天|近日"
)


# A day behind a date that leaves its year, or year and month, out: 3月5日至7日.
_LATER = re.compile(
    r"(?<![\d年.])(?:(?P<m>1[0-2]|0?[1-9])\s*月\s*)?(?P<d>3[01]|[12]\d|0?[1-9])\s*日(?!期|报|益|常|间)"
)
_PARTS = re.compile(r"[\s，,。、；;：:（）()]+")
_ONLY_PLACE = re.compile(rf"(?=..)(?:{_PLACE_ENDS})")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption taken apart: the elements it names, and the days or months it gives."""

    named: frozenset[CaptionField]
    dates: tuple[DateValue, ...] = ()

    def lacks(self, fields: tuple[CaptionField, ...]) -> tuple[CaptionField, ...]:
        """Return which of *fields* it does not name, in their order."""
        return tuple(each for each in fields if each not in self.named)


def read_caption(text: str) -> Caption:
    """Take *text* apart. A time counts when it tells at least year and month."""
    found = find_dates(text)
    spans = [(start, end) for start, end, _value in found]
    named = {each for each, pattern in _LABELLED.items() if pattern.search(text)}
    named -= {CaptionField.TIME}
    if any(value.month for _start, _end, value in found):
        named.add(CaptionField.TIME)
    free = _DAY_ONLY.sub(" ", _without(text, spans))
    sentence = _ANY_LABEL.sub(" ", free)
    if _PLACE.search(sentence) or _AT.search(sentence) or _is_place(sentence):
        named.add(CaptionField.PLACE)
    if _is_event(_EMPTY.sub(" ", sentence), has_labels=bool(_ANY_LABEL.search(text))):
        named.add(CaptionField.EVENT)
    for field, sign in _SIGNS.items():
        if sign.search(text):
            named.add(field)
    return Caption(frozenset(named), _dates(text, found))


def _dates(text: str, found: list[tuple[int, int, DateValue]]) -> tuple[DateValue, ...]:
    """Return the dates, and the days behind one that leave its year or month out (3月5日至7日)."""
    told = [(start, value) for start, _end, value in found]
    for match in _LATER.finditer(text):
        inside = any(start <= match.start() < end for start, end, _value in found)
        before = [value for start, value in told if start < match.start()]
        month = int(match["m"]) if match["m"] else before[-1].month if before else None
        if before and month and not inside:
            day = _day(before[-1].year, month, int(match["d"]))
            told += [(match.start(), day)] if day else []
    return tuple(value for _start, value in sorted(told, key=lambda each: each[0]))


def _day(year: int, month: int, day: int) -> DateValue | None:
    """Return the day, None where the calendar has none."""
    return DateValue(year, month, day) if day <= monthrange(year, month)[1] else None


def _is_place(sentence: str) -> bool:
    """Whether a part by itself is a kind of place: ，广场，; what else there is to it nobody wrote."""
    return any(_ONLY_PLACE.fullmatch(part) for part in _PARTS.split(sentence))


_SIGNS = {
    CaptionField.PEOPLE: _PEOPLE,
    CaptionField.BACKGROUND: _BACKGROUND,
    CaptionField.PHOTOGRAPHER: _PHOTOGRAPHER,
}


def _is_event(sentence: str, *, has_labels: bool) -> bool:
    """Whether something is told beside the place; behind labels only the event's own counts."""
    if has_labels:
        return False
    if _DEED.search(sentence):
        return True
    rest = sentence
    while (match := _PLACE.match(rest.strip(" ，,。、；;在于"))) is not None:
        rest = rest.strip(" ，,。、；;在于")[match.end() :]
    if sum(map(is_han, rest)) >= _LEAST_EVENT:
        return True
    return any(_is_deed(part) for part in _PARTS.split(rest))


def _is_deed(part: str) -> bool:
    """Whether a part of a caption that stands by itself tells what was done: 义诊, 植树, 集中学习."""
    if sum(map(is_han, part)) < _LEAST_ALONE:
        return False
    return bool(
        re.fullmatch(rf"(?:[\u4e00-\u9fff]{{0,4}})(?:{_DEEDS}|{_NAMING}|{_SHORT_DEEDS})", part)
    )


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text
