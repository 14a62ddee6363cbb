"""A stated term: 有效期至…, 有效期三年, 自…起施行至…止 (rule D04)."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from archivist.domain.dates import DateValue, chinese_number, find_dates
from archivist.domain.facts import Validity
from archivist.extract.lines import Line

_SENTENCES = re.compile(r"[^。；;\n]+")
_TERM = r"(?:有效期限?|有效期间|施行期限|实施期限|试行期限?|执行期限?)"
_UNTIL = re.compile(
    rf"{_TERM}\s*(?:截至|截止到?|截止日期|到|至|为)?\s*[：:]?\s*(?:自|从)?\s*(?P<dates>.{{0,60}})"
)
_RUNNING = re.compile(
    r"(?:有效|施行|实施|执行|试行|延续)(?:期)?\s*(?:截至|截止到?|到|至)\s*(?P<rest>.{6,40})"
)
_FROM_TO = re.compile(
    r"[自从]\s*(?P<start>[^，,。；]{6,20}?)\s*(?:日)?起?\s*(?:施行|实施|执行|试行|生效)?\s*[，,]?\s*(?:有效期)?\s*(?:至|到)\s*(?P<end>[^，,。；]{6,20})"
)
_LENGTH = re.compile(
    rf"(?:{_TERM}|试行|有效)\s*(?:限)?\s*(?:为|是)?\s*[：:]?\s*(?P<n>\d{{1,2}}|[一二三四五六七八九十两壹贰叁伍]{{1,3}})\s*(?P<unit>年|个月|周年)"
)
_START = re.compile(r"[自从]\s*(?P<start>[^，,。；]{6,20}?)\s*起")
_OWN = re.compile(
    r"本(?:通知|办法|规定|意见|方案|细则|文件|制度|条例|决定|规范|规程|预案|计划|措施|通告|公告|证|标准)"
    r"|(?:发布|印发|公布|下发|签发|发文|发证)之日|起(?:施行|实施|执行|试行|生效)|证书有效期|本证"
)
_LABEL = re.compile(rf"^[\s　（(]*(?:证书|证件|文件)?{_TERM}(?:限)?\s*[：:至]")
_FORMAL = str.maketrans("两壹贰叁伍", "二一二三五")
_MONTHS = {"年": 12, "周年": 12, "个月": 1}
_IN_FORCE = re.compile(
    r"本[\u4e00-\u9fff]{1,8}自\s*(?P<start>[^，,。；]{6,20}?)\s*(?:日)?\s*起\s*(?:施行|实施|执行|试行|生效)"
)
_LABELLED, _SAID, _FORCE_ONLY = 0.95, 0.9, 0.9
_NEAR = 3  # a date this close to the start of the clause is what the clause speaks of


def find_validity(lines: list[Line]) -> Validity | None:
    """Return the first term the paper states of itself.

    Terms of the things it speaks about (许可证有效期为五年) are not its own and are passed over:
    the sentence must speak of this paper, or be a line that starts with 有效期.
    """
    for line in lines:
        if "期" not in line.text and not _speaks_of_itself(line.text):
            continue
        for match in _SENTENCES.finditer(line.text):
            said = match.group().strip()
            labelled = bool(_LABEL.match(said))
            if not (labelled or _OWN.search(said)):
                continue
            found = _until(said, line) or _length(said, line)
            if found is not None:
                sure = _LABELLED if labelled else _SAID
                return replace(found, since=_since(said), sure=sure)
    return None


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
    for pattern, group in ((_UNTIL, "dates"), (_RUNNING, "rest"), (_FROM_TO, "end")):
        match = pattern.search(said)
        if match is None:
            continue
        found = find_dates(match[group])
        if not found or found[0][0] > _NEAR:
            continue
        until = found[1][2] if _is_range(match[group], found) else found[0][2]
        if pattern is _UNTIL and not _says_end(said, match, found):
            continue
        return Validity(said[:80], line.place, until=until.last)
    return None


def _is_range(text: str, found: list[tuple[int, int, DateValue]]) -> bool:
    """Whether two dates stand as from and to: 2017年1月1日至2018年12月31日."""
    if len(found) < 2:  # noqa: PLR2004
        return False
    between = text[found[0][1] : found[1][0]].strip()
    return bool(re.fullmatch(r"[日]?(?:起)?\s*(?:至|到|—+|－+|-+|~|～)\s*", between))


def _says_end(said: str, match: re.Match[str], found: list[tuple[int, int, DateValue]]) -> bool:
    """Whether the date behind 有效期 is its end; 有效期自… gives only its start."""
    lead = said[match.start() : match.start("dates")]
    starts = lead.rstrip().endswith(("自", "从"))
    return not starts or _is_range(match["dates"], found)


def _length(said: str, line: Line) -> Validity | None:
    match = _LENGTH.search(said)
    if match is None:
        return None
    text = match["n"].translate(_FORMAL)
    months = (int(text) if text.isdecimal() else chinese_number(text)) * _MONTHS[match["unit"]]
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
