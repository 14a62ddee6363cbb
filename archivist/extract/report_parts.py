"""Which of the five parts a report tells: plan, activity, guarantee, feature, effect (rule T02)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from archivist.domain.report import ReportPart

HEADING = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]{1,3}[、．.是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.](?!\d))?"
    r"\s*(?P<words>[^。；;：:，,\t\n]{2,26})(?P<end>[。：:]|$)"
)
_NUMBERED = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]{1,3}[、．.是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.](?!\d))"
)
# What stands alone before a colon: 保障：财政补贴2.1亿元; 责任单位：… is none.
_RUN_IN = re.compile(
    r"(?:主要|具体|工作|存在的?|取得的?|开展)?(?:计划|制度|机制|活动|做法|举措|措施|保障|特色|亮点|特点|经验|成效|效果|成果|问题|不足|困难)(?:机制|措施|建设|情况|制度|做法)?"
    r"(?:[和与及、](?:问题|不足|困难|差距|短板|措施|做法|成效|经验|亮点|特色))?"
    r"|下一?步(?:打算|工作|计划|安排|思路)*"
)
_HEADS = {
    ReportPart.PLAN: re.compile(
        r"计划|规划|制度|机制|方案|部署|政策|文件依据|顶层|谋划|建章立制|目标任务|规范"
    ),
    ReportPart.ACTIVITY: re.compile(
        r"活动|举措|做法|措施和工作|主要措施|主要工作|工作措施|组织实施|开展|实施情况|落实情况|推进情况|工作情况|宣传|实践"
    ),
    ReportPart.GUARANTEE: re.compile(
        r"保障|组织领导|领导|经费|投入|队伍|责任|督查|督导|考核|支撑|力量|监督"
    ),
    ReportPart.FEATURE: re.compile(
        r"(?<!中国)特色|特点|亮点|创新|品牌|典型|(?:主要|基本)?经验|独到|探索"
    ),
    ReportPart.EFFECT: re.compile(r"成效|效果|成果|成绩|收效|实效|变化|反响|效益"),
}


def _begun(characters: str, alternatives: str) -> re.Pattern[str]:
    """Return the pattern that looks at one character before it tries the *alternatives*.

    *characters* are all that any of them can begin with.
    """
    return re.compile(f"(?=[{characters}])(?:{alternatives})")


_SAID = {
    ReportPart.PLAN: _begun(
        "下修健写出列制办印发完实工建执拟推方施条确纳细编规计颁",
        r"(?:制定|制订|出台|印发|下发|发布|颁布|建立|健全|完善|修订|编制|拟定|列入|纳入|写入|确定|实行|推行|施行|执行)"
        r"[^。；;]{0,30}(?:计划|规划|方案|制度|机制|办法|细则|规定|意见|要点|章程|规范|守则|公约|条例|清单|责任制)"
        r"|(?:计划|规划|方案|制度|办法|细则|规定|实施意见|工作要点|条例)[》”]?(?:（[^）]*）)?[^。；;]{0,12}(?:印发|出台|实施|施行|执行|明确|对[^。；;]{1,20}作出|健全|完备)"
    ),
    ReportPart.ACTIVITY: _begun(
        "举发召培安实宣展开张悬更检比活深清演粉组讲设走进",
        r"(?:开展|举办|举行|组织|召开|实施(?!方案|细则|意见|办法|计划|规定|规范|标准))[^。；;]{0,36}(?:活动|行动|演出|讲座|培训|比赛|竞赛|大赛|展览|展演|宣传|宣讲|检查|巡查|排查"
        r"|整治|座谈|会议|论坛|课|班|评选|服务|演练|观摩|走访|慰问|巡演|督导|执法|调查|体检|会)"
        r"|(?:活动|演出|讲座|培训|宣讲|展览|比赛|检查)[^。；;]{0,10}\d+\s*[余多]?\s*(?:场|场次|次|期|批|轮|项)"
        r"|(?:深入|走进|进入)[^。；;]{0,16}(?:社区|学校|企业|农村|机关|校园|村|家庭|街道)|(?:张贴|发放|悬挂|设置|安装|清理|粉刷|更换)[^。；;]{0,20}\d"
    ),
    ReportPart.GUARANTEE: _begun(
        "专人保充列制后增安工技投招拨指明服机条物督确筹组经考聘落责资选配队预领",
        r"领导小组|工作专班|专班|指挥部|组织领导|专人负责|专项(?:经费|资金)|(?:组织|经费|人员|制度|条件|资金|物资|技术|后勤|服务|队伍|投入|机构)保障"
        r"|保障(?:措施|有力|到位|机制|体系)|(?:投入|安排|拨付|落实|拨出|列支|筹集|筹措)[^。；;]{0,20}(?:资金|经费|万元|亿元)|预算|(?:资金|经费)[^。；;]{0,16}(?:万元|亿元|落实|到位)"
        r"|(?:配备|配齐|充实|增加|落实|招聘|聘请|选派|明确|确定)[^。；;]{0,20}(?:人员|人手|设备|器材|车辆|力量|队伍|干部|联络员|负责人|责任人|管理员)"
        r"|责任(?:书|制(?!度)|到人|分工|追究)|(?:督查|督导|督办)|考核"
    ),
    ReportPart.FEATURE: _begun(
        "一与亮依信做全典创品因工探智样模特独率示经结闭首具富鲜",
        r"(?:具有|富有|鲜明的?)[^。；;]{0,12}(?:特点|特征)|(?<!中国)特色|亮点|(?<!科技)(?<!技术)创新(?!创业|驱动|能力)|首创|率先|独创|品牌|探索(?:出|建立|推行|实行|形成|推出)|(?:工作法|模式)(?!化)"
        r"|典型(?:示范|经验|做法|引路)|示范(?:点|带|引领|作用)|(?:经验|做法)[^。；;]{0,16}(?:推广|交流|刊发|肯定|介绍)|(?:全国|全省|全区|全市)(?:首个|首家|第一)"
        r"|因地制宜|结合(?:本地|实际|我市)[^。；;]{0,12}(?:特点|实际)|一[点街社村校区路店户人]一[策品特案档色]|样板|闭环|信息化手段|智慧|依托[^。；;]{0,14}(?:平台|优势|资源)|与[^。；;]{1,16}相结合"
    ),
    ReportPart.EFFECT: _begun(
        "一上下不全减切初办参受合同基增大好完实已成持提效明显普有比满焕知稳荣获蔚被覆较达进逐降",
        r"成效|实效|效果|成果|满意[度率]|满意|知晓率|参与率|覆盖率|合格率|达标率|完好率|办结率|普及率|获得感|好评|一致认可|受到[^。；;]{0,12}(?:欢迎|好评|肯定)|受益"
        r"|(?:明显|显著|有效|大幅|进一步|持续|稳步|逐步|不断|切实|全面)[^。；;]{0,6}(?:提高|提升|改善|增强|好转|下降|减少|增长|改观|优化|规范)|(?<!经费)(?<!资金)(?<!补助)(?<!补贴)(?<!预算)(?<!投入)(?<!标准)(?:提高|提升|增长|上升|下降|减少|降低|增加)(?:了|到|至|约|近)*\s*\d"
        r"|(?:荣获|获得|被评为|被命名|被授予)|同比|比上年|较上年|蔚然成风|(?:实现|基本|已)[^。；;]{0,4}(?:全)?覆盖|初步形成|焕然一新|(?:明显|显著)(?:提高|改善|好转|增强|变化)"
    ),
}  # fmt: skip
# The title of a plan (《…整治行动实施方案》) is no activity that took place.
_TITLE = re.compile(r"《[^《》]{0,60}》")
_NOT_SAID = re.compile(r"(?:测评|评价)(?:标准|内容|指标)[^。]{0,40}要求|标准要求")
_LONGEST = 200  # paragraphs looked at


def find_parts(paragraphs: Iterable[str]) -> tuple[ReportPart, ...]:
    """Return the parts told, in their order: by a heading, or by a sentence that does what it says.

    What only quotes the standard (对照测评标准…的要求) tells nothing.
    """
    found: set[ReportPart] = set()
    for number, paragraph in enumerate(paragraphs):
        if number >= _LONGEST or len(found) == len(ReportPart):
            break
        words = heading_of(paragraph)
        if words:
            found |= {part for part, pattern in _HEADS.items() if pattern.search(words)}
        found |= _said(_behind_heading(paragraph) if words else paragraph, found)
    return tuple(part for part in ReportPart if part in found)


def _said(text: str, found: set[ReportPart]) -> set[ReportPart]:
    """Return the parts that sentences of *text* tell and that were not *found* yet."""
    likely = [
        part
        for part, pattern in _SAID.items()
        if part not in found
        and ((part is ReportPart.ACTIVITY and "《" in text) or pattern.search(text))
    ]
    told: set[ReportPart] = set()
    for sentence in re.split(r"[。；;\n]", text) if likely else ():
        if not _NOT_SAID.search(sentence):
            told |= {part for part in likely if part not in told and _is_said(part, sentence)}
    return told


def _is_said(part: ReportPart, sentence: str) -> bool:
    text = _TITLE.sub("", sentence) if part is ReportPart.ACTIVITY else sentence
    return bool(_SAID[part].search(text))


@lru_cache(maxsize=512)  # asked for by two readers of the same text
def heading_of(paragraph: str) -> str:
    """Return the words of the heading a paragraph is or begins with, or nothing."""
    match = HEADING.match(paragraph)
    if match is None:
        return ""
    words = match["words"].strip()
    if match.end() == len(paragraph.rstrip()) and match["end"] != "。":
        return words
    if _NUMBERED.match(paragraph):
        return words if match["end"] else ""
    return words if match["end"] in _COLONS and _RUN_IN.fullmatch(words) else ""


_COLONS = frozenset("：:")


def _behind_heading(paragraph: str) -> str:
    match = HEADING.match(paragraph)
    return paragraph[match.end() :] if match else paragraph
