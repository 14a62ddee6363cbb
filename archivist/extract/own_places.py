"""Other cities that stand where a report's own should: in its title, or as who acts (rule T09)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archivist.domain.cities import any_names, cities, full_names, short_names
from archivist.domain.place import Place, Spot
from archivist.domain.report import NamedCity

_MOST = 12
_QUOTED = re.compile(r"《[^》]*》|〈[^〉]*〉")
_SENTENCE = re.compile(r"(?<=[。；;！!？?\n])")
# Somebody goes there, comes from there, is compared with it: not our city's own part.
_ELSEWHERE = re.compile(
    r"(?:赴|到|往|去|学习|借鉴|考察|参观|与|和|跟|向|同|比|较|及|来自|参照|对标|超过|高于|低于|优于|除|如|包括|邀请|支援|帮扶|援助|等|、|从|在|经|至|仅次于|居|落后于|自|寄|运|飞)$"
)
_ASIDE = re.compile(
    r"^(?:[、和与及]|经验|做法|模式|等|考察|学习|大学|学院|师范|医科|工业|理工|银行|路|街(?!道)|道(?!路)|籍|游客|客商|企业|至|到|方言|相比|召开的|举办的|举行的|承办的|出席|参加|调研|方向|代表|专家|教授|先进|创建经验)"
)
_VISIT = re.compile(
    r"(?:来|到|赴|莅)(?:我|本)[市区县]|考察|学习借鉴|取经|观摩学习|友好城市|结对|对口|相比|比较|排名|位居|名次|列第|跨省|协作|合作|联动|交界|毗邻|值得(?:学习|借鉴)|[与和同][我本][市区县]"
)
_ACTS = re.compile(
    r"^(?:委|政府|人民政府|人大|政协|文明办|精神文明|创建|创城|各|全体|全市|市民|居民|广大|城区|城市|中心城区|街道|社区|区县|下辖|辖|现有|共有|共|先后|坚持|围绕|结合|始终|高度|认真|积极|大力|开展|建立|制定|印发|出台|组织|深入|把|将|以|对|在|从|自|的|成立|投入|累计|已|被|获|荣|全面|切实|不断|持续|按照|紧|着力|通过|充分|严格|进一步|干部|青少年|学校|中小学|志愿|公安|教育|城管|城市管理|卫生|卫计|民政|财政|环保|住建|规划|文化|文广|体育|交通|商务|工商|市场|食品|司法|法院|检察|团市|妇联|总工会|科协|残联|文联|社科|党校|讲师团|图书馆|博物馆|群艺馆|电视|日报|广播|人社|人力|审计|统计|水务|园林|林业|农业|农牧|旅游|国土|房管|民族|宗教|信访|应急|消防|纪委|组织部|宣传部|统战|政法|\s*$)"
)
# What only the subject of a sentence does; a sentence that speaks of 我市, too, tells two apart.
_DOES = re.compile(
    r"^[^，。；的某]{0,6}?(?:率先|首创|首推|推行|推出|推进|推动|推广|实施|新建|改建|扩建|新增|建成|建设|打造|创建|保留|保持|设置|设立|安排|配备|完成|实现|办结|受理|办理"
    r"|发放|培训|举办|举行|召开|加快|加强|加大|统筹|聚焦|深化|扎实|稳步|狠抓|探索|形成|落实|整治|清理|改造|提升|优化|完善|健全|评选|表彰|命名|开通|拥有|启动|下发|选派)"
)
_ORGAN = re.compile(
    r"^[\u4e00-\u9fff]{2,12}(?:局|委|办|中心|站|支队|大队|馆|院|所|处|会)(?=[^的，。；]{0,4}(?:受理|办理|办结|组织|开展|举办|牵头|负责|印发|制定|设立|配备|发放|培训|完成|建成|审结|接待|安排|投入|累计|共|先后))"
)
_OURS = re.compile(r"[我本][市区县旗州盟]")
_MADE = re.compile(r"(?:把|将|使|让)$")
_INTO = re.compile(r"^[^，。；]{0,6}(?:建设|建|打造|创建)(?:成|为)")
_ALL = re.compile(r"(?:全|我们|整个)$")
_STUDY = re.compile(r"学习|考察|借鉴|赴|对标|比较|协作|合作|交流")


def find_cities(
    title: str, paragraphs: Iterable[tuple[str, Place]], title_place: Place
) -> tuple[NamedCity, ...]:
    """Return the cities the text takes for its own; the office's own may be among them.

    A title inside 《》, a list of cities, a visit, a comparison, a university or a road of that name
    say nothing about whose report it is.
    """
    found: dict[tuple[str, bool], NamedCity] = {}
    for named in _in_title(title, title_place):
        found.setdefault((named.name, True), named)
    for paragraph, place in paragraphs:
        if not full_names().search(paragraph):
            continue
        for sentence in _SENTENCE.split(_QUOTED.sub(_blank, paragraph)):
            for named in _in_sentence(sentence, place):
                found.setdefault((named.name, False), named)
    return tuple(found.values())[:_MOST]


def _in_title(title: str, place: Place) -> Iterator[NamedCity]:
    plain = _QUOTED.sub(_blank, title)
    if _STUDY.search(plain):
        return
    names = list(any_names().finditer(plain))
    for match in names:
        if not _ASIDE.match(plain[match.end() :]):
            full = _full(match.group())
            beside = tuple(_full(m.group()) for m in names if m is not match)
            yield NamedCity(full, Spot(title, place), in_title=True, beside=beside)


def _in_sentence(sentence: str, place: Place) -> Iterator[NamedCity]:
    names = list(full_names().finditer(sentence))
    if not names or _VISIT.search(sentence):
        return
    for match in names:
        before, after = sentence[: match.start()].rstrip(), sentence[match.end() :]
        acts = _is_own(before, after) or (not _OURS.search(sentence) and _does(before, after))
        if _ASIDE.match(after) or not acts:
            continue
        others = (m.group() for m in any_names().finditer(sentence))
        beside = tuple(dict.fromkeys(_full(o) for o in others if _full(o) != match.group()))
        around = sentence[max(match.start() - 6, 0) : match.end() + 12].strip()
        yield NamedCity(match.group(), Spot(around, place), beside=beside)


def _is_own(before: str, after: str) -> bool:
    """Whether the city is who acts: its organs, its people, or the subject of the clause."""
    if _ALL.search(before):
        return True
    if _begins(before):
        return bool(_ACTS.match(after))
    return bool(_ACTS.match(after)) and not _ELSEWHERE.search(before)


def _does(before: str, after: str) -> bool:
    """Whether the city is the subject of a deed, has an organ that does it, or is to become something."""
    if _MADE.search(before):
        return bool(_INTO.match(after))
    return _begins(before) and bool(_DOES.match(after) or _ORGAN.match(after))


def _begins(before: str) -> bool:
    """Whether a clause begins behind *before*."""
    starts = not before or before[-1] in "，,：:。（(、一二三四五六七八九十年月日"
    return starts and before[-1:] != "、"


def _full(name: str) -> str:
    return name if name in cities() else short_names()[name]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
