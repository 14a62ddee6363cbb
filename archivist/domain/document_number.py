"""发文字号, such as 包府发〔2017〕12号 (GB/T 9704-2012; domain.md §3.1), and the numbers of orders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from archivist.i18n import N_

_LEFT, _RIGHT = r"〔\[【（(﹝［〖〈<《{｛「", r"〕\]】）)﹞］〗〉>》}｝」"
_DIGIT = "0-9０-９OoＯ〇○lIＩ"  # with what recognition makes of 0 and 1
_HAN = r"\u4e00-\u9fa5"
_LOOSE = re.compile(
    rf"(?P<org>[{_HAN}]{{1,20}}?)\s*(?P<l>[{_LEFT}])\s*(?P<year>(?:[1lIＩ１][9９]|[2２][0０OoＯ〇○])?[{_DIGIT}]{{2}})"
    rf"\s*(?P<nian>年)?\s*(?P<r>[{_RIGHT}])\s*(?P<after>年)?\s*(?P<di>第)?\s*(?P<seq>[{_DIGIT}]{{1,5}})\s*号"
)
# Recognition loses one bracket of a pair now and then; only after a word that ends codes.
_HALF = re.compile(
    rf"(?P<org>[{_HAN}]{{1,20}}?[发函字办通复规电文请报批纪决告])\s*(?P<l>[{_LEFT}]?)\s*(?P<year>[1l][9]\d{{2}}|2[0OoＯ][{_DIGIT}]{{2}})"
    rf"\s*(?P<nian>年)?\s*(?P<r>[{_RIGHT}]?)\s*(?P<after>年)?\s*(?P<di>第)?\s*(?P<seq>[{_DIGIT}]{{1,5}})\s*号"
)
_NUMERAL = "一二三四五六七八九十百〇零○"
_ORDER = re.compile(
    rf"(?P<org>[{_HAN}、]{{2,40}}?)\s*(?:(?P<kind>令|公告|通告)\s*[（(]?\s*(?:(?P<year>(?:19|20)\d{{2}})\s*年\s*)?第\s*(?P<seq>\d{{1,5}}|[{_NUMERAL}]{{1,5}})\s*号"
    rf"|第\s*(?P<before>\d{{1,5}}|[{_NUMERAL}]{{1,5}})\s*号(?P<after>令|公告))"
)
# The number alone, as it stands under the head of an order or notice; all spaces taken out.
_ORDER_LINE = re.compile(
    rf"[（(【]?(?:第?[{_NUMERAL}\d]{{1,4}}届)?"
    rf"(?:(?P<year>(?:19|20)\d{{2}}|[一二][{_NUMERAL}]{{3}})(?:年度?|(?=第))"
    rf"|(?P<l>[{_LEFT}])(?P<bracketed>(?:19|20)\d{{2}})年?[{_RIGHT}])?"
    rf"(?P<di>第)?(?P<seq>\d{{1,5}}|[{_NUMERAL}]{{1,5}})号(?:[（(]总第?\d{{1,5}}[号期][）)])?[）)】]?"
)
# What every number has, sought first: a bracket is rarer than a character that could begin an organ.
_CORE = re.compile(
    rf"[{_LEFT}]\s*[{_DIGIT}]{{2,4}}\s*年?\s*[{_RIGHT}]\s*年?\s*第?\s*[{_DIGIT}]{{1,5}}\s*号"
)
# What may stand before the organ's code in a running sentence and is no part of it.
_LEAD = re.compile(
    r"^.*(?:依据|根据|按照|依照|参照|关于|印发|转发|批转|贯彻|落实|执行|通知|意见|方案|办法|决定|规定|"
    rf"废止|作废|代替|替代|取代|撤销|停止执行|以及|文件|的|了|、|文号|政府|办公厅|办公室|委员会|领导小组|指挥部|国务院)(?=[{_HAN}]{{2,}})"
    rf"|^(?:请|并|均|见|经|按|据|以|由|对|将|为|与|和|及|在|已|现|结合|对照|我[市省区县旗]|此前|原(?![政党府委办发公教财人民卫]))+(?=[{_HAN}]{{2,}})"
)
_ORDER_LEAD = re.compile(
    rf"^.*(?:依据|根据|按照|依照|参照|关于|印发|转发|贯彻|落实|执行|以及|的|了)(?=[{_HAN}]{{3,}})"
    rf"|^(?:日|请|并|均|见|经|按|据|以|由|对|将|为|与|和|及|在|原|已|现|结合|对照)+(?=[{_HAN}]{{3,}})"
)
_BRACKET = re.compile(rf"[{_LEFT}{_RIGHT}]")
_PLAIN = str.maketrans("OoＯ〇○lIＩ０１２３４５６７８９", "000001110123456789")
_MISREAD = re.compile(r"[OoＯ〇○lIＩ]")
_VALUES = {"〇": 0, "零": 0, "○": 0, **{c: n for n, c in enumerate("一二三四五六七八九", 1)}}
_SHORTEST_CODE = 2


class NumberForm(StrEnum):
    """Which of the customary forms a number has."""

    CODE = "code"  # 包府发〔2017〕12号
    ORDER = "order"  # 国务院令第588号
    NOTICE = "notice"  # 国家税务总局公告2017年第12号
    PROCLAMATION = "proclamation"  # 市公安局通告2017年第3号

    @property
    def word(self) -> str:
        """What stands between the organ and the number of the forms that have no code."""
        return next((word for word, form in _FORM_WORDS.items() if form is self), "")


_FORM_WORDS = {
    "令": NumberForm.ORDER,
    "公告": NumberForm.NOTICE,
    "通告": NumberForm.PROCLAMATION,
}


class NumberFault(StrEnum):
    """What departs from the standard form."""

    BRACKET = "bracket"
    YEAR = "year"
    YEAR_WORD = "year_word"
    ORDINAL = "ordinal"
    ZERO = "zero"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _FAULT_LABELS[self]


_FAULT_LABELS = {
    NumberFault.BRACKET: N_("括号不是六角括号〔〕"),
    NumberFault.YEAR: N_("年份不是四位"),
    NumberFault.YEAR_WORD: N_("年份多了“年”字"),
    NumberFault.ORDINAL: N_("多了“第”字"),
    NumberFault.ZERO: N_("序号前有 0"),
    NumberFault.LETTER: N_("数字写成了字母"),
}


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """One 发文字号 as written, and its parts. Orders bear no year: *year* is None then."""

    text: str
    organ: str
    year: int | None
    serial: int
    faults: tuple[NumberFault, ...] = ()
    form: NumberForm = NumberForm.CODE

    def __str__(self) -> str:
        """Print the standard form, whatever was written."""
        if self.form is NumberForm.CODE:
            return f"{self.organ}〔{self.year}〕{self.serial}号"
        year = f"{self.year}年" if self.year is not None else ""
        return f"{self.organ}{self.form.word}{year}第{self.serial}号"


def find_document_numbers(text: str) -> list[tuple[int, int, DocumentNumber]]:
    """Return (start, end, number) of each 发文字号 in *text*, own or cited.

    国务院令第772号 and 2017年第12号公告 are other kinds of number (:func:`find_order_numbers`);
    第44期 is none.
    """
    if "号" not in text or not _CORE.search(text):
        return []
    return list(_codes(text, _LOOSE))


def find_damaged_numbers(text: str) -> list[tuple[int, int, DocumentNumber]]:
    """Return what :func:`find_document_numbers` does, and numbers that lost brackets in recognition.

    Only for a line that holds nothing but the number: in a sentence it would find too much.
    """
    if "号" not in text:
        return []
    return find_document_numbers(text) or [
        found for found in _codes(text, _HALF) if _BRACKET.search(found[2].text)
    ]


def find_order_numbers(text: str) -> list[tuple[int, int, DocumentNumber]]:
    """Return (start, end, number) of each order's or notice's: 国务院令第588号, 第588号令, 公告2017年第12号."""
    found: list[tuple[int, int, DocumentNumber]] = []
    if "号" not in text:
        return found
    for match in _ORDER.finditer(text):
        organ = match["org"]
        lead = _ORDER_LEAD.match(organ)
        cut = lead.end() if lead else 0
        form = _FORM_WORDS[match["kind"] or match["after"]]
        serial = _numeral(match["seq"] or match["before"])
        year = int(match["year"]) if match["year"] else None
        start = match.start() + cut
        written = " ".join(text[start : match.end()].split())
        number = DocumentNumber(written, organ[cut:].strip("、"), year, serial, form=form)
        found.append((start, match.end(), number))
    return found


def order_number(organ: str, word: str, line: str) -> DocumentNumber | None:
    """Return the number that *line* gives the order or notice headed *organ* *word*; None where none.

    ``第 3 号``, ``（2017年第4号）`` and ``第十五届第7号`` count by themselves or by the year; 〔2017〕9号 makes
    a code of the head, as it is cited: 包头市文明办公告〔2017〕9号.
    """
    text = "".join(line.split())
    match = _ORDER_LINE.fullmatch(text)
    if match is None or not (match["di"] or match["year"] or match["bracketed"]):
        return None
    written = f"{organ}{word}{text}"
    if match["bracketed"]:
        coded = find_document_numbers(written)
        if len(coded) == 1:
            number = coded[0][2]  # 第 is wrong in a code, and customary here
            usual = tuple(each for each in number.faults if each is not NumberFault.ORDINAL)
            return replace(number, faults=usual)
    form = next(form for name, form in _FORM_WORDS.items() if word.endswith(name))
    year = match["year"] or match["bracketed"]
    return DocumentNumber(
        f"{organ}{word}{text.strip('（）()【】')}",
        organ,
        _digit_year(year) if year else None,
        _numeral(match["seq"]),
        form=form,
    )


def _digit_year(text: str) -> int:
    return int(text) if text.isdecimal() else _digit(text)


def _codes(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, DocumentNumber]]:
    for match in pattern.finditer(text):
        organ = match["org"]
        lead = _LEAD.match(organ)
        cut = lead.end() if lead else 0
        if len(organ) - cut < _SHORTEST_CODE:
            continue
        start = match.start() + cut
        number = _number(match, organ[cut:], text[start : match.end()])
        if number is not None:
            yield start, match.end(), number


def _number(match: re.Match[str], organ: str, written: str) -> DocumentNumber | None:
    year, serial = (match[name].translate(_PLAIN) for name in ("year", "seq"))
    faults = [
        fault
        for fault, wrong in (
            (NumberFault.BRACKET, (match["l"], match["r"]) != ("〔", "〕")),
            (NumberFault.YEAR, len(year) != 4),  # noqa: PLR2004
            (NumberFault.YEAR_WORD, bool(match["nian"] or match["after"])),
            (NumberFault.ORDINAL, bool(match["di"])),
            (NumberFault.ZERO, serial.startswith("0")),
            (NumberFault.LETTER, bool(_MISREAD.search(match["year"] + match["seq"]))),
        )
        if wrong
    ]
    if len(year) != 4:  # noqa: PLR2004
        year = ("20" if int(year) < 50 else "19") + year  # noqa: PLR2004 — 国办发(85)49号
    return DocumentNumber(" ".join(written.split()), organ, int(year), int(serial), tuple(faults))


def _numeral(text: str) -> int:
    if text.isdecimal():
        return int(text)
    total = 0
    rest = text
    for unit, value in (("百", 100), ("十", 10)):
        before, mark, after = rest.partition(unit)
        if mark:
            total += value * (_digit(before) or 1)
            rest = after
    return total + _digit(rest)


def _digit(text: str) -> int:
    value = 0
    for character in text:
        value = value * 10 + _VALUES[character]
    return value
