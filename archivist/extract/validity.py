"""A stated term: 有效期至…, 有效期三年, 自…起施行至…止 (rule D04)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from archivist.domain.dates import DateValue, chinese_number, find_dates
from archivist.domain.facts import Validity
from archivist.domain.period import find_periods
from archivist.extract.lines import Line

_SENTENCES = re.compile(r"[^。；;\n]+")
_TERM = (
    r"(?:(?:使用|适用)?有效期限?|(?:使用|适用)?有效(?:期间|日期|时间|时限|年限)|(?:使用|适用)期限|施行期限|实施期限"
    r"|试行期限?|执行期限?)"
)
# What bears its end in its name: 失效日期, 到期日.
_ENDS = r"(?:失效|到期|届满|期满)(?:日期|时间|日)"
_LATIN = r"(?:\s*[（(/]?\s*[A-Za-z][A-Za-z. ]{2,24}[）)]?)?"  # 有效期至 Valid until
_LEADS = (
    rf"{_LATIN}\s*(?:[（(]\s*(?:起止|截止|至|止)\s*[）)])?\s*(?:(?:延长|延续|顺延|延期|顺延)?(?:截至|截止到?|截止(?:日期|时间|日)|终止(?:日期|时间|日)"
    r"|到期(?:日期|时间|日)|起止(?:日期|时间)|到|至|止|为|是))*"
)
_FROM = r"(?:自|从|由)"
_UNTIL = re.compile(
    rf"(?:{_TERM}{_LEADS}|{_ENDS}\s*为?){_LATIN}\s*[：:]?\s*(?:为|至)?\s*{_FROM}?\s*(?P<dates>.{{0,60}})"
)
_RUNNING = re.compile(
    r"(?:有效|施行|实施|执行|试行|延续|适用|使用)(?:期)?\s*(?:截至|截止到?|到|至)\s*[：:]?\s*(?P<rest>.{4,40})"
)
_FROM_TO = re.compile(
    r"[自从]\s*(?P<start>[^，,。；]{6,20}?)\s*(?:日)?起?\s*(?:施行|实施|执行|试行|生效)?\s*[，,]?\s*(?:有效期)?\s*(?:至|到)\s*(?P<end>[^，,。；]{6,20})"
)
_EXPIRES = re.compile(
    r"(?:[于至到自]|将于)\s*(?P<end>[^，,。；自于]{6,20}?)\s*(?P<from>起)?\s*(?:自动|自行|即行)?\s*(?:失效|到期|届满|期满)"
)
_NUMBER = (
    r"(?P<n>\d{1,2}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,3})\s*(?P<unit>年|个月|周年)"
)
_SPAN = r"(?:[（(]\s*\d{1,2}\s*[）)]\s*)?"  # 叁（3）年
_SPELT = _NUMBER.replace(r"\s*(?P<unit>", rf"\s*{_SPAN}(?P<unit>")
_LENGTHS = (
    re.compile(rf"(?:{_TERM}|试行|有效)\s*(?:限)?\s*(?:为|是)?\s*[：:]?\s*(?:为期)?\s*{_SPELT}"),
    re.compile(
        rf"{_TERM}\s*[：:]?\s*为?\s*{_FROM}[^，,。；]{{2,20}}?起\s*(?:计算|算)?[，,]?\s*(?:为期|计)?\s*{_SPELT}"
    ),
    re.compile(rf"{_FROM}[^，,。；]{{2,20}}?起\s*(?:计算|算)?[，,]?\s*{_SPELT}\s*(?:之?内)?有效"),
)
_START = re.compile(r"[自从由]\s*(?P<start>[^，,。；]{6,20}?)\s*起")
_KINDS = (
    r"(?:通知|办法|规定|意见|方案|细则|文件|制度|条例|决定|规范|规程|预案|计划|措施|通告|公告|证书?|标准|规则|准则|守则|公约|指南|导则|要点|批复|决议"
    r"|函|令|合同|协议书?|责任书|许可证?|执照|资质|称号|牌匾?|标志|目录|清单|政策)"
)
_QUALIFIED = (
    r"(?:实施|暂行|试行|管理|工作|补充|指导|若干|专项|应急|行动|行政|规范性|资质|资格|认证)*"
)
_OWN = re.compile(
    rf"[本此]{_QUALIFIED}{_KINDS}"
    r"|(?:发布|印发|公布|下发|签发|发文|发证|颁发|核发|颁布|命名|授牌|签订)之日|起(?:施行|实施|执行|试行|生效)|证书有效期"
)
_NUMBERED = r"[\s　（(【•·]*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、.．]\s*)?"
_LABEL = re.compile(
    rf"^{_NUMBERED}(?:证书|证件|文件|牌匾|标牌|铜牌|证照)?的?(?:{_TERM}|{_ENDS}|有效(?=[至到]))(?!内|满|届|已|过|的|前|后|从|以)"
)
# Any other thing's field, as a certificate prints them: 资质有效期：…, where it is the only one.
_FIELD = re.compile(
    rf"^{_NUMBERED}[\u4e00-\u9fff]{{1,10}}?(?:{_TERM}|{_ENDS}){_LEADS}{_LATIN}\s*[：:]"
)
_BESIDE = re.compile(
    rf"\t|[\s　]+(?=(?:{_TERM}|{_ENDS})[^，,。]{{0,8}}[：:])|(?<=日)(?=(?:{_TERM}|{_ENDS}))"
)
_OF_OTHERS = re.compile(r"^\s*[）)]?\s*(?:的|以上|以下|以内|之前|以前|前(?!有效)|内(?!有效)|之?后)")
_FORMAL = str.maketrans("两壹贰叁肆伍陆柒捌玖拾", "二一二三四五六七八九十")
_MONTHS = {"年": 12, "周年": 12, "个月": 1}
_IN_FORCE = re.compile(
    r"本[\u4e00-\u9fff]{1,8}自\s*(?P<start>[^，,。；]{6,20}?)\s*(?:日)?\s*起\s*(?:施行|实施|执行|试行|生效)"
)
_NAMED_CELL = re.compile(rf"[\u4e00-\u9fff]{{0,10}}(?:{_TERM}|{_ENDS}){_LEADS}{_LATIN}\s*[：:]?")
_RANGE = re.compile(
    r"日?起?[，,]?\s*(?:施行|实施|执行|试行|生效)?[，,]?\s*(?:截至|截止到?|至|到|[-－—–―~～]+)(?:截?止)?"
)
_LABELLED, _SAID, _FORCE_ONLY, _FIELD_ONLY = 0.95, 0.9, 0.9, 0.85
_NEAR = 3  # a date this close to the start of the clause is what the clause speaks of


def find_validity(lines: list[Line]) -> Validity | None:
    """Return the first term the paper states of itself.

    Terms of the things it speaks about (许可证有效期为五年) are not its own and are passed over:
    the sentence must speak of this paper, or be a line that starts with 有效期. The only field of a
    file that gives another thing's term (资质有效期：…) is that of the certificate it shows.
    """
    fields: list[Validity] = []
    for line in lines:
        if not ("期" in line.text or "有效" in line.text or _speaks_of_itself(line.text)):
            continue
        before = ""
        for said in _clauses(line.text):
            labelled = bool(_LABEL.match(said))
            if labelled or _OWN.search(said):
                found = _until(said, line) or _length(said, line, before if labelled else None)
                if found is not None:
                    sure = _LABELLED if labelled else _SAID
                    return replace(found, since=_since(said), sure=sure)
            elif _FIELD.match(said) and (field := _until(said, line)) is not None:
                fields.append(replace(field, sure=_FIELD_ONLY))
            before = said
    return fields[0] if len(fields) == 1 else None


def _clauses(text: str) -> Iterator[str]:
    """Yield the sentences of a line, and the fields that stand side by side in it, one by one."""
    for match in _SENTENCES.finditer(text):
        parts = [part.strip() for part in _BESIDE.split(match.group()) if part.strip()]
        while parts:
            said = parts.pop(0)
            if parts and "\t" in text and _NAMED_CELL.fullmatch(said):
                said += f"：{parts.pop(0)}"  # a form's label and the cell beside it
            yield said


def find_in_force(lines: list[Line]) -> Validity | None:
    """Return the last statement of the day from which the paper holds: 本办法自…起施行."""
    found: Validity | None = None
    for line in lines:
        if not all(word in line.text for word in "自本起"):
            continue
        for match in _SENTENCES.finditer(line.text):
            said = match.group().strip()
            since = _since(said) if _IN_FORCE.search(said) else None
            if since is not None:
                found = Validity(said[:80], line.place, since=since, sure=_FORCE_ONLY)
    return found


def _speaks_of_itself(text: str) -> bool:
    """Whether a line without 期 speaks of this paper."""
    return ("本" in text or "起" in text or "之日" in text) and bool(_OWN.search(text))


def _since(said: str) -> date | None:
    """Return the day from which a sentence says the paper holds."""
    match = _START.search(said)
    begins = find_dates(match["start"] + "日") if match else []
    return begins[0][2].first if begins and begins[0][2].day is not None else None


def _until(said: str, line: Line) -> Validity | None:
    for pattern, group in (
        (_UNTIL, "dates"), (_RUNNING, "rest"), (_FROM_TO, "end"), (_EXPIRES, "end"),
    ):  # fmt: skip
        for match in pattern.finditer(said):
            starts = said[: match.start(group)].rstrip().endswith(("自", "从", "由"))
            until = _end_of(match[group], starts=starts and pattern is _UNTIL)
            if until is not None and pattern is _EXPIRES and match["from"]:
                until -= timedelta(days=1)  # 自…起失效: the day before is the last
            if until is not None:
                return Validity(said[:80], line.place, until=until)
    return None


def _end_of(text: str, *, starts: bool) -> date | None:
    """Return the last day that the start of *text* names; *starts* says that its first date is a start."""
    found = find_dates(text)
    first = found[0] if found and found[0][0] <= _NEAR else None
    if first is not None and (between := _to_second(text, found)):
        return None if _OF_OTHERS.match(text[between:]) else found[1][2].last
    for begin, end, period in find_periods(text)[:1]:  # 2017年1月1日至30日, 2016—2018年, 2017年底
        whole = first is None or begin <= first[0] < first[1] < end
        if (
            begin <= _NEAR
            and whole
            and period.last
            and not (period.until or _OF_OTHERS.match(text[end:]))
        ):
            return None if starts and first is None else period.last
    if first is None or starts or _OF_OTHERS.match(text[first[1] :]):
        return None
    return first[2].last


def _to_second(text: str, found: list[tuple[int, int, DateValue]]) -> int:
    """Return where the second of two dates ends that stand as from and to, 0 where they do not."""
    if len(found) < 2:  # noqa: PLR2004
        return 0
    return found[1][1] if _RANGE.fullmatch(text[found[0][1] : found[1][0]].strip()) else 0


def _length(said: str, line: Line, before: str | None) -> Validity | None:
    """Read a term of years or months; one that only its label makes the paper's own needs its place.

    *before* is the sentence before it in its line: 许可证由区局核发。有效期三年 speaks of the permit.
    """
    match = next((m for m in (each.search(said) for each in _LENGTHS) if m), None)
    if match is None or _OF_OTHERS.match(said[match.end() :]):
        return None
    if before and not (_OWN.search(before) or _OWN.search(said)):
        return None
    text = match["n"].translate(_FORMAL)
    months = (int(text) if text.isdecimal() else chinese_number(text)) * _MONTHS[match["unit"]]
    bracket = _end_of(said[match.end() :].lstrip(" （(，,：:即自从由"), starts=True)
    if bracket is not None:  # 有效期一年（2016年9月1日—2017年8月31日）
        return Validity(said[:80], line.place, until=bracket)
    start = _START.search(said)
    begins = find_dates(start["start"]) if start else []
    if begins and begins[0][2].day is not None:
        return Validity(said[:80], line.place, until=_after(begins[0][2].first, months))
    return Validity(said[:80], line.place, months=months)


def _after(first: date, months: int) -> date:
    """Return the last day of a term of *months* that begins on *first*."""
    index = first.month - 1 + months
    year, month = first.year + index // 12, index % 12 + 1
    day = min(first.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)
