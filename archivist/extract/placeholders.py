"""Template text that nobody filled in: XX市, ×××, 待补充, 20XX年, ○○局, 【单位名称】, blanks (rule T08)."""

from __future__ import annotations

import re

from archivist.domain.place import Place, Spot
from archivist.extract.base import OWN_WORDS, Extract, Part

_X = "XxＸｘ×✕╳"
_HAN = r"\u4e00-\u9fff"
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_PATTERNS = (
    re.compile(rf"(?:19|20)(?:[{_X}*＊]{{2}}|\d[{_X}*＊]|[_＿]{{2,}}|\d[_＿]+)\s*(?:年|-|—|/)"),
    re.compile(rf"(?<![A-Za-z0-9{_X}])[{_X}]{{2,}}(?=\s*(?:省|自治区|市|县|区|旗|盟|镇|乡|村|街|路|局|委|办|厅|部|单位|公司|学校|小区|社区|同志|年|月|日|万|亿|人|个|名|户|家|次|％|%|号|部门|领导|工作|活动|项目))"),
    re.compile(rf"(?<![A-Za-z0-9{_X}@.])[{_X}]{{3,}}(?![A-Za-z0-9{_X}@.])"),
    re.compile(rf"(?<=[{_HAN}])[XxＸｘ]{{2,}}(?=[{_HAN}，。、；：）)])"),
    re.compile(r"某某(?:省|市|县|区|旗|镇|乡|村|街道|社区|局|单位|部门|公司|学校|同志|领导|办|委|中心)?"),
    re.compile(r"(?<![有亟尚仍])(?:待补充|待完善|待填写|待更新|待填|此处填写|此处插入|此处添加|此处省略|请在此处|请填写|请输入|(?:单击|点击)(?:或(?:单击|点击))?此处|在此(?:处)?(?:键入|输入)|键入文字)"),
    re.compile(r"(?<![等期对有招接看善优宽厚款虐])待定(?=$|[，。；）)\]】、\s])"),
    re.compile(r"[【\[{｛＜<][^【】\[\]{}｛｝<>\n]{0,12}(?:填写|填入|输入|插入|键入|待补|待填)[^【】\[\]{}｛｝<>\n]{0,14}[】\]}｝＞>]"),
    re.compile(rf"(?<![{_HAN}0-9])[○〇◯]{{2,}}(?=[省市县区旗镇乡村街局委办])|(?<=[{_HAN}])[○◯□]{{2,}}(?=[{_HAN}，。、])"),
    re.compile(r"(?<![*＊])[*＊]{2,}(?=(?:省|市|县|区|旗|镇|乡|街道|社区|局|单位|部门|年|月|日|万元|人|个|次|场|%|％))"),
    re.compile(r"[（(【\[](?:单位名称|部门名称|城市名称|市名|地名|姓名|年份|年度|日期|数字|数据|数量|金额|文号|文件名称?|文件号|活动名称|具体(?:数据|数字|内容|情况|时间|日期|名称)|此处[^（）()【】\[\]]{0,20}|示例|样例|例文|范文|模板)[）)】\]]"),
    re.compile(r"[？?]{2,}(?=(?:年|月|日|万元|人|个|次|场|%|％|市|区|县|局))|(?<=[共计约达为第])[？?]{2,}"),
    re.compile(r"(?:以上|以下)(?:内容|文字|数据|示例)?(?:仅)?(?:为|供)(?:示例|样例|参考范文|模板|填写示例)|(?:撰写|填写|写作)(?:说明|提示|要求)[：:]|(?:请|应)(?:根据|结合|按照?)(?:本单位|本地|本部门|各自|实际)[^。；]{0,20}(?:填写|修改|替换|补充|完善)"),
    re.compile(rf"(?<=[{_HAN}（(])\s?[_＿]{{3,}}\s?(?=[{_HAN}）)，。、%％])"),
)  # fmt: skip
_HINT = re.compile(
    f"[{_X}*＊_＿某待此请在键填输插○〇◯□？?【\\[（(为供写应]"
)  # in all of what the patterns find
# What each pattern cannot do without, in their order: most lines have none of it.
_NEEDED = (
    re.compile(f"[{_X}*＊_＿]"),
    re.compile(f"[{_X}]"),
    re.compile(f"[{_X}]"),
    re.compile("[XxＸｘ]"),
    re.compile("某某"),
    re.compile("待(?:补充|完善|填|更新)|此处|请填写|请输入|在此|键入文字"),
    re.compile("待定"),
    re.compile("填写|填入|输入|插入|键入|待补|待填"),
    re.compile("[○〇◯□]{2}"),
    re.compile("[*＊]{2}"),
    re.compile(
        "名称|市名|地名|姓名|年[份度]|日期|数[字据量]|金额|文[号件]|具体|此处|示例|样例|例文|范文|模板"
    ),
    re.compile("[？?]{2}"),
    re.compile("示例|样例|参考范文|模板|[说提要][明示求][：:]|(?:填写|修改|替换|补充|完善)"),
    re.compile("[_＿]"),
)
_MARKS = frozenset(_X)
_QUOTES = re.compile(r"“[^”]*”|「[^」]*」")
_MOST = 50
_AROUND = 6


def find_placeholders(extract: Extract) -> tuple[Spot, ...]:
    """Return each unfilled place of the own words with a little of what stands around it.

    王××, 138××××1234 and 蒙B×××12 hide people on purpose; 10×20 is a size; 某某 in a quotation is a
    story. A blank behind a colon at a line's end is a form to sign, so only blanks in sentences count.
    """
    spots: list[Spot] = []
    for passage in extract.passages:
        if passage.part in OWN_WORDS:
            rows = passage.part is Part.TABLE and "\t" in passage.text
            for start, end in _found(passage.text, in_table=rows):
                spots.append(_spot(passage.text, start, end, passage.place))
                if len(spots) >= _MOST:
                    return tuple(spots)
    return tuple(spots)


def _found(text: str, *, in_table: bool) -> list[tuple[int, int]]:
    if not _HINT.search(text):
        return []
    taken: list[tuple[int, int]] = []
    for needed, pattern in zip(_NEEDED[: -1 if in_table else None], _PATTERNS, strict=False):
        for match in pattern.finditer(text) if needed.search(text) else ():
            start, end = match.span()
            if not any(s < end and start < e for s, e in taken) and not _meant(text, match):
                taken.append((start, end))
    return sorted(taken)


def _meant(text: str, match: re.Match[str]) -> bool:
    """Whether the marks stand there on purpose."""
    start, end = match.span()
    word = match.group()
    quoted = any(q.start() <= start < q.end() for q in _QUOTES.finditer(text))
    if quoted and _spoken_of(text, start, end):
        return True
    if word.startswith("某某"):
        return quoted or (word == "某某" and text[start - 1 : start] in _SURNAMES)
    if word[0] not in _MARKS:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    hides_digits = before.isdecimal() or after.isdecimal() or before in {"·", "-", "*"}
    # a two-character mask behind a surname, at the start of a name
    hides_name = before in _SURNAMES and len(word) <= 2 and _starts_name(text, start - 1)  # noqa: PLR2004
    return hides_digits or (hides_name and word[0] in "×✕╳")


_FORBIDS = re.compile(
    r"严禁|禁止|不得|不准|不许|不能|不应|避免|杜绝|防止|谨防|清除|删除|纠正|查[找出改]|有无|是否"
)
_AS_WORDS = re.compile(r"^[^，。；！？]{0,16}?(?:字样|占位|字眼|模板文字|一类的?[话字词])")


def _spoken_of(text: str, start: int, end: int) -> bool:
    """Whether a quotation is about such words: 严禁出现“XX市”, “待补充”等字样."""
    before = re.split(r"[。；！？]", text[:start])[-1]
    return bool(_FORBIDS.search(before)) or bool(_AS_WORDS.match(text[end:]))


def _starts_name(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return not before or not ("\u4e00" <= before <= "\u9fff") or before in "：、，。（和与及对向是"


def _spot(text: str, start: int, end: int, place: Place) -> Spot:
    around = text[max(start - _AROUND, 0) : end + _AROUND].replace("\t", " ").replace("\n", " ")
    return Spot(around.strip(), place)
