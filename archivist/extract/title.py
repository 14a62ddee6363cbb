"""The title of a document: read from its layout, else a property, else the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archivist.domain.dates import find_dates
from archivist.domain.document_number import find_document_numbers
from archivist.domain.facts import Titled
from archivist.extract.base import Extract, Part
from archivist.extract.lines import Line, body_size, dated_line, is_organ, stem, tight
from archivist.extract.order_head import find_order_head

PAPER_TYPES = (
    "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|请示|批复|议案|函|纪要|条例|规定|办法|细则|方案|规划|计划|制度|要点|预案"
    "|规范|章程|守则|规程|机制|措施|公约|规则|解释|(?<![方做手想看说语书用])法"
)
REPORT_TYPES = "报告|说明|汇报|总结|小结|情况|综述|材料|介绍"
TABLE_TYPES = (
    "[统计汇总一览登记明细情况报名清]{1,4}表|表格|报表|名单|清单|台账|明细|一览|目录|花名册|表"
)
_TYPE = re.compile(
    rf"(?:{PAPER_TYPES}|{REPORT_TYPES}|{TABLE_TYPES}|倡议书|责任书|承诺书|建议书|简报|信息|标准|讲话|致辞|记录|图|稿|手册|指南|册|发票|证书|许可证|执照|协议书?|合同书?)$"
)
_WHOLE = re.compile(rf"的(?:{PAPER_TYPES}|{REPORT_TYPES})$|^.{{0,7}}$")
_REST = re.compile(
    rf"^(?:[^，。：]{{1,30}})?的(?:{PAPER_TYPES}|{REPORT_TYPES})(?:[（(][^（）()]{{1,12}}[）)])?$"
)
_TAIL = re.compile(r"[（(【\[][^（）()【】\[\]]{1,20}[）)】\]]$")
_HEAD_ONLY = re.compile(
    r"^(?:\d{6,7}|(?:特急|加急|急件|平急|特提)|签发人.*|[绝机秘]\s*密.*|[-—–\s]*第?\s*\d+\s*页?[-—–\s]*|附件\s*[\d一二三四五六七八九十]*\s*[：:]?"
    r"|.{2,30}文件|https?://\S+|[（(]此件.*|[\W_]+|[（(【\[]?(?:征求意见|草|送审|讨论|审议|修改|报批)稿[）)】\]]?"
    r"|(?:索引号|主题分类|发文机关|发布机构|发文字号|文号|成文日期|发布日期|主题词|来源|作者|发布时间|浏览次数|字号|信息来源|密级|份号)[：:\t].*)$"
)
_IN_MARKS = re.compile(r"^《(?P<title>[^《》]+(?:《[^《》]*》[^《》]*)*)》$")
_NAMED = re.compile(
    r"^(?:(?:标题|题名|文件名称)[：:\t]\s*(?P<title>[^\t]{4,80})|名称[：:\t]\s*(?P<card>[^\t]{0,40}关于[^\t]{2,60}))$"
)
_ENTRY = re.compile(r"^[^：:\t]{1,10}(?:日期|时间|代码|号码|编号|证号|校验码|电话|地址)\s*[：:]")
_BODY_START = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章节条编]|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、．.]\D|为[了深进贯全加认切])"
)
_SENTENCE = re.compile(r"[。；;！!？?]|[，,].*[，,]")
_FIELD = re.compile(r"[：:]")
_ODD_PROPERTY = re.compile(
    r"(?i)microsoft|powerpoint|^(?:文档|未命名|untitled|document|slide|幻灯片|工作簿|book|新建)|\.(?:docx?|wps|xlsx?|pdf|tif|jpe?g|tmp|ceb)$"
    r"|[\\/]|^\d+$|标准名称|文件名称|填写|(?:点击|单击|键入)"
)
_NUMBERING = re.compile(
    r"^(?:[Ⅰ-Ⅻⅰ-ⅻ①-⑳IVX\s\-—–_.．、,，+()（）\[\]【】]|\d+(?![\d年月日届块个处])|附件\d*)+"
)
_ODD_NAME = re.compile(
    r"^(?:微信图片|微信截图|mmexport|扫描|图片|照片|截图|截屏|屏幕截图|新建|文档|未命名|复件|副本|工作簿|幻灯片|扫描全能王)[\W_\d]*"
    r"(?:microsoft\s*\w*\s*\w*文档|文档|文本文档|工作表)?[\W_\d]*$",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STANDARD = re.compile(
    r"^(?:[A-Z]{1,4}\d{0,6}(?:\s*[/／]\s*[A-Z]{1,6})?\s*){1,2}[\dXx×_A-Z./ ]{2,24}\s*[-‐-―－]+\s*(?:[\dXxYy×]{2,4})$"
)
_DATED_COVER = re.compile(r"^(?:代替|备案号|[（(]?(?:报批|送审|征求意见|本稿|点击))|发布$|实施$")
_COUNTRY = "中华人民共和国"
_NUMBER_BEHIND = re.compile(
    r"[（(][^（()）]{0,6}[〔\[（(]\d{4}[〕\])）][^（()）]{0,8}号[^（()）]{0,4}[）)]?$"
)
_DEFAULT_SHEET = re.compile(r"(?i)^(?:sheet|工作表|表)\s*\d*$")
_HEAD_LINES = 40
_LOOKED_AT = 15
_LONGEST = 70
_SHEET_ROWS = 8
_MOST_LINES = 5
_COVER_LINES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A title and the lines it takes up: *first* to *last* of the own lines, -1 where it has none."""

    titled: Titled | None
    first: int = -1
    last: int = -1


def find_title(extract: Extract, lines: list[Line]) -> Found:
    """Return the best title: layout, then a sane property."""
    if extract.tables and not any(p.part is Part.BODY for p in extract.passages):
        found = _sheet_title(extract, lines)
    else:
        found = _layout_title(lines)
    if found.titled is not None and found.titled.sure >= 0.5:  # noqa: PLR2004
        return found
    return Found(_property_title(extract) or found.titled, found.first, found.last)


def ends_with_type(text: str) -> bool:
    """Whether a title ends with the word that says what kind of paper it is (文种)."""
    return bool(_TYPE.search(_TAIL.sub("", text.rstrip())))


def is_head_line(text: str) -> bool:
    """Whether a line belongs to 版头 — red head, number, urgency — and cannot be a title."""
    if _HEAD_ONLY.match(text) and "关于" not in text:
        return True
    if dated_line(text):
        return True
    numbers = find_document_numbers(text)
    return bool(numbers) and not text[: numbers[0][0]].strip(" （(【") and len(numbers) == 1


def _layout_title(lines: list[Line]) -> Found:
    head = lines[:_HEAD_LINES]
    for index, line in enumerate(head[:_LOOKED_AT]):
        named = _NAMED.match(line.text)
        if named:
            return Found(
                Titled(named["title"] or named["card"], "layout", 0.95, line.place), index, index
            )
    cover = _standard_title(head)
    if cover is not None:
        return cover
    below = _below_order(head)
    if below >= 0:
        found = _best(head, lines, below)
        if found.first == below:
            return found
    return _best(head, lines, 0)


def _below_order(head: list[Line]) -> int:
    """Return the line below the number of an order or notice, where its title stands; -1: no order."""
    order = find_order_head(head)
    if order is None or order.titled or order.number_at + 1 >= len(head):
        return -1
    return order.number_at + 1


def _best(head: list[Line], lines: list[Line], start: int) -> Found:
    """Return the title that looks most like one from line *start* on."""
    usual = body_size(lines)
    scored = [(score, -i) for i, score in _scores(head, usual) if i >= start]
    if not scored:
        return Found(None)
    best, negative = max(scored)
    first, last = _grow(head, -negative, start)
    text = _joined(line.text for line in head[first : last + 1])
    looks = _stands_out(head[-negative], usual)
    sure = 0.4 + (0.45 if looks else 0) + (0.35 if ends_with_type(text) else 0)
    if best < 1 or len(text) < 2:  # noqa: PLR2004
        return Found(None)
    return Found(Titled(text, "layout", round(min(sure, 0.95), 2), head[first].place), first, last)


def _standard_title(head: list[Line]) -> Found | None:
    """Read the cover of a standard: its title stands below its number (GB/T 1.1-2020, 8.1)."""
    for index, line in enumerate(head[: _LOOKED_AT + 10]):
        if not _STANDARD.match(line.text):
            continue
        last = index
        while (
            last + 1 < len(head) and last - index < _COVER_LINES and _on_cover(head[last + 1].text)
        ):
            last += 1
        text = _joined(each.text for each in head[index + 1 : last + 1])
        if len(_HAN.findall(text)) >= 4:  # noqa: PLR2004
            return Found(Titled(text, "layout", 0.85, head[index + 1].place), index + 1, last)
    return None


def _on_cover(text: str) -> bool:
    return (
        bool(_HAN.search(text)) and not _DATED_COVER.search(text) and not _is_body(text)
        and not find_dates(text) and not _HEAD_ONLY.match(text)
    )  # fmt: skip


def _scores(head: list[Line], usual: float | None) -> Iterator[tuple[int, float]]:
    """Yield (index, score) of the lines that can be a title, up to where the body begins."""
    seen = 0
    for index, line in enumerate(head[: _LOOKED_AT + 10]):
        text = line.text
        if is_head_line(text) or line.is_row or text == _COUNTRY:
            continue
        if seen >= _LOOKED_AT or (seen and (_is_body(text) or text.endswith(("：", ":")))):
            return
        seen += 1
        if _is_body(text) or _is_entry(line) or text.endswith(("：", ":")) or len(text) > _LONGEST:
            continue
        yield index, _score(line, usual) - 0.3 * seen


def _is_entry(line: Line) -> bool:
    """Whether a line is a form's entry: 开票日期：…, or another paper named by title and number."""
    plain = not (line.passage.centred or line.passage.heading)
    return bool(_ENTRY.match(line.text)) or (plain and bool(_NUMBER_BEHIND.search(line.text)))


def _score(line: Line, usual: float | None) -> float:
    text = line.text
    score = 1.5
    score += 2.0 if line.passage.heading else 0
    score += 1.5 if line.passage.centred else 0
    score += 2.0 if _is_large(line, usual) else 0
    score += 2.0 if ends_with_type(text) else 0
    score += 1.5 if "关于" in text[:20] else 0
    score -= 1.5 if "，" in text or "," in text else 0
    score -= 2.5 if is_organ(text) and not ends_with_type(text) else 0
    return score - (2.0 if len(text) < 4 else 0)  # noqa: PLR2004


def _is_body(text: str) -> bool:
    return bool(_BODY_START.match(text) or _SENTENCE.search(_TAIL.sub("", text)))


def _is_large(line: Line, usual: float | None) -> bool:
    size = line.passage.font_size
    return size is not None and usual is not None and size >= usual + 2


def _stands_out(line: Line, usual: float | None) -> bool:
    return line.passage.heading or line.passage.centred or _is_large(line, usual)


def _grow(head: list[Line], at: int, start: int) -> tuple[int, int]:
    """Return the first and last line, from line *start* on, of the title that line *at* is part of."""
    first = last = at
    while first > start and at - first < _MOST_LINES and _continues(head[first - 1], head[first]):
        first -= 1
    while last + 1 < len(head) and last - first < _MOST_LINES - 1:
        if not _continues(head[last], head[last + 1]):
            break
        last += 1
    return first, last


def _continues(upper: Line, lower: Line) -> bool:
    """Whether *lower* goes on with the title that *upper* ends a line of."""
    if any(_ends_title(line.text) for line in (upper, lower)) or lower.is_row or upper.is_row:
        return False
    if _TAIL.fullmatch(lower.text) or lower.text.startswith(("——", "—")):
        return _alike(upper, lower) and not find_dates(lower.text)
    if is_organ(upper.text) and lower.text.startswith("关于"):
        return True
    if upper.text == _COUNTRY:
        return lower.passage.centred and not is_organ(lower.text)
    if _cut_inside(upper, lower):
        return True
    whole = ends_with_type(upper.text) or is_organ(lower.text) or _is_byline(lower)
    return not whole and _runs_on(upper, lower)


def _cut_inside(upper: Line, lower: Line) -> bool:
    """Whether a line break cut a title where it only seems to end: …工作情况 / 的通报, 评选表 / 彰工作的意见."""
    rest = bool(_REST.search(lower.text)) and "关于" not in lower.text
    return rest and not _WHOLE.search(upper.text) and _alike(upper, lower)


def _runs_on(upper: Line, lower: Line) -> bool:
    """Whether two lines of an unfinished title look alike, or read on where nothing has a look."""
    if upper.passage.centred or upper.passage.heading:
        return _alike(upper, lower)
    plain = len(upper.text) >= 8 and len(lower.text) <= 40  # noqa: PLR2004 — no one-word lines
    return plain and "关于" in upper.text and ends_with_type(lower.text)


def _is_byline(line: Line) -> bool:
    """Whether a line tells who wrote it: 李新录, or a unit and a name with a space between."""
    parts = (line.raw or line.text).split()
    return len(parts) > 1 and is_organ(parts[0]) and len("".join(parts[1:])) <= 4  # noqa: PLR2004


def _ends_title(text: str) -> bool:
    return is_head_line(text) or _is_body(text) or text.endswith(("：", ":"))


def _alike(upper: Line, lower: Line) -> bool:
    one, other = upper.passage, lower.passage
    if (one.centred, one.heading) != (other.centred, other.heading):
        return False
    sizes = one.font_size, other.font_size
    return sizes[0] is None or sizes[1] is None or abs(sizes[0] - sizes[1]) < 0.7  # noqa: PLR2004


def _joined(texts: Iterator[str]) -> str:
    """Join the lines of a title: a space only between Latin words."""
    out = ""
    for text in texts:
        gap = out and text and out[-1].isascii() and text[0].isascii()
        out += (" " if gap else "") + text
    whole = _IN_MARKS.match(out)  # saved pages set the whole title in 《》
    return tight(whole["title"] if whole else out)


def _sheet_title(extract: Extract, lines: list[Line]) -> Found:
    """Look for the one cell above a table that names it, then for a sheet's own name."""
    rows = [
        (index, line)
        for index, line in enumerate(lines[:_SHEET_ROWS])
        if not line.is_row and 4 <= len(line.text) <= _LONGEST and not _FIELD.search(line.text)  # noqa: PLR2004
        and not is_head_line(line.text)
    ]  # fmt: skip
    typed = [row for row in rows if ends_with_type(row[1].text)]
    for index, line in typed or rows[:1]:
        sure = 0.95 if typed else 0.7
        return Found(Titled(line.text, "layout", sure, line.place), index, index)
    for table in extract.tables:
        if not table.hidden and _HAN.search(table.name) and not _DEFAULT_SHEET.match(table.name):
            return Found(Titled(table.name, "layout", 0.6, table.place))
    return Found(None)


def _property_title(extract: Extract) -> Titled | None:
    text = " ".join(extract.properties.get("title", "").split())
    han = len(_HAN.findall(text))
    if han < 4 or len(text) > _LONGEST or _ODD_PROPERTY.search(text):  # noqa: PLR2004
        return None
    return Titled(text, "property", 0.5)


def name_title(name: str) -> Titled | None:
    """Return the title a file's own name gives, None for IMG_0001 and the like."""
    own = stem(name)
    text = _NUMBERING.sub("", own).strip(" _-—")
    text = text if _HAN.search(text) else own
    if not _HAN.search(text) or _ODD_NAME.match(text):
        return None
    return Titled(text, "name", 0.3)
