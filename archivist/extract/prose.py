"""Numbers in sentences: value, unit, the words beside them, the period: 全市站亭公益广告37块，同比增长5.2%."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from archivist.domain.figures import Nearness, Stated
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.periods import WORDS, names_year
from archivist.extract.quantities import NUMBER, UNIT_WORDS, make_unit
from archivist.extract.sources import find_sourced
from archivist.extract.spoken_periods import Spoken

_MOST = 300
_LONG = 20_000
_SCALE = "万亿|千万|百万|十万|[百千万亿]"
# The first look at a character spares it all the alternatives behind.
_FIGURE = re.compile(
    r"(?=[\d\s大约近将接超突不至高多逾达低少])(?P<near>(?:大约|约为?|近|将近|接近|超过|突破|不少于|不低于|至少|高于|多于|逾|超|达到?|不足|不到|不超过|低于|少于|至多)?)\s*"
    rf"(?<![\d.A-Za-z〔\[\-－/:：])(?P<number>{NUMBER})\s*(?P<some>[余多几来]?)(?P<scale>{_SCALE})?(?P<more>[余多]?)\s*"
    rf"(?P<unit>个百分点|[%％‰]|(?!个(?:月|工作日|小时|星期|季|年|学期|方面|阶段|字|百分))(?:{UNIT_WORDS}))?(?P<over>以上|左右|上下|以内|以下)?"
)
_NEAR = {
    Nearness.ABOUT: re.compile(r"约|近|接近|左右|上下|来|几"),
    Nearness.AT_LEAST: re.compile(r"超|突破|不少于|不低于|至少|高于|多于|逾|余|多|以上"),
}
_MOSTLY = re.compile(r"不超过|不足|不到|(?<!不)低于|(?<!不)少于|至多|以内|以下")
_TIMES = frozenset(
    [
        "小时",
        "天",
        "分",
        "分钟",
        "年",
        "月",
        "日",
        "周",
        "岁",
        "届",
        "级",
        "步",
        "度",
        "点",
        "周岁",
        "学时",
        "课时",
        "种",
        "类",
        "名次",
        "元",
        "米线",
    ]
) - {"元"}
_DATES = re.compile(
    r"(?=[\d〔\[（(第“\"A-Za-z附表图])(?:(?:19|20)\d{2}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?|\d{1,2}\s*月\s*\d{1,2}\s*日?|[〔\[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]\s*第?\s*\d+\s*号"
    r"|第\s*\d+\s*[\u4e00-\u9fff]|\d{1,2}[:：]\d{2}|\d+\s*号|\d{5,}热线|[“\"]\d+[”\"]|[A-Za-z]+\d+|\d+\s*[A-Za-z]+(?![²2])|\d+\s*[/／]\s*\d+|附[件表图]\s*\d+|表\s*\d+|图\s*\d+)"
)
# Every date has one or the other, which is found far sooner.
_BEHIND_DIGIT = re.compile(r"\d\s*[年月号热A-Za-z.\-/:：／”\"〕\]）)]")
_BEFORE_DIGIT = re.compile(r"[第“\"A-Za-z件表图〔\[（(]\s*\d")
_DEMAND = re.compile(
    r"要求|应当?达|必须|目标|力争|计划|确保|争取|不得|标准为|规定|拟|预计|到20\d\d年|每[个人户周月季年日天名]|至少|不少于|不低于|不超过"
)
_GROWTH = re.compile(r"同比|环比|增长|增幅|增速|提高|上升|下降|降幅")
_PARTING = re.compile(r"[，,。；;：:！!？?（）()、\n]")
_LINK = re.compile(r"(?:达到?|为|是|有|共|共计|合计|总计|均为|共有)?")
_STOP = re.compile(r"[。；;！!？?\n]")
_DIGIT = re.compile(r"\d")
_AFTER_PARTING = re.compile(r"[，,。；;：:！!？?（）()、\n\d]")
_BEFORE, _AFTER, _LED = 36, 24, 24
_NUMBERED = re.compile(r"^\s*[（(]?\d{1,2}[）)、.．](?!\d)")


def read_prose(extract: Extract) -> tuple[Stated, ...]:
    """Return the figures of a paper's own sentences; dates, ordinals and numbers of papers are none."""
    passages = [p for p in extract.passages if p.part is Part.BODY and p.text.strip()]
    if not any(_DIGIT.search(passage.text) for passage in passages):
        return ()
    sourced = find_sourced(extract, [p.text for p in passages])
    found: list[Stated] = []
    spoken = Spoken()
    for number, passage in enumerate(passages):
        spoken.paragraph(passage.text[:_LONG])
        if _DIGIT.search(passage.text):
            found += _of(passage, spoken, sourced=number in sourced)
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def _of(passage: Passage, spoken: Spoken, *, sourced: bool) -> Iterator[Stated]:
    text = passage.text[:_LONG]
    if numbered := _NUMBERED.match(text):
        text = " " * numbered.end() + text[numbered.end() :]
    for sentence in _sentences(text):
        if _DIGIT.search(sentence):
            yield from _of_sentence(sentence, passage, spoken, sourced=sourced)
            spoken.read(sentence)


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(text):
        yield text[start : stop.end()]
        start = stop.end()
    yield text[start:]


def _of_sentence(
    sentence: str, passage: Passage, spoken: Spoken, *, sourced: bool
) -> Iterator[Stated]:
    hidden = _without_dates(sentence)
    figures = [match for match in _FIGURE.finditer(hidden) if _is_figure(match)]
    if not figures:
        return
    partings = _partings(hidden)
    clauses = partings if hidden == sentence else _partings(sentence)
    subject, unit, last = "", "", 0
    for match in figures:
        before, after = _beside(sentence, hidden, match, last, partings)
        value, step, own = _worth(match["number"], match["scale"] or "", match["unit"] or "")
        grows = bool(_GROWTH.search(before))
        told = before if len(before) > 1 and "其中" not in before else ""
        first = match.start()
        clause = sentence[clauses[bisect_left(clauses, first) - 1] + 1 : first]
        yield Stated(
            match.group().strip(),
            value,
            step,
            own,
            before,
            after,
            led=_led(sentence, clauses, first),
            subject=subject if grows or unit == own else "",
            period=spoken.at(sentence, match.start("number"), match.end()),
            nearness=_nearness(match),
            demanded=bool(_DEMAND.search(clause + match.group())),
            sourced=sourced,
            place=passage.place,
        )
        if (told or after) and not grows:
            subject, unit = (told or after), own
        last = match.end()


def _led(sentence: str, clauses: Sequence[int], first: int) -> str:
    """Return the first clause of a sentence, nothing where the figure stands in it."""
    end = clauses[1] if len(clauses) > 1 else len(sentence)
    return sentence[: min(end, _LED)].strip() if end < first else ""


def _without_dates(sentence: str) -> str:
    """Blank dates and periods out, so that their digits are no figures and positions stay."""
    if not (_BEHIND_DIGIT.search(sentence) or _BEFORE_DIGIT.search(sentence)):
        return sentence if not names_year(sentence) else WORDS.sub(_blank, sentence)
    hidden = _DATES.sub(_blank, sentence)
    return WORDS.sub(_blank, hidden) if names_year(hidden) else hidden


def _is_figure(match: re.Match[str]) -> bool:
    unit = match["unit"]
    return unit not in _TIMES if unit else bool(match["scale"])


def _nearness(match: re.Match[str]) -> Nearness:
    near, some, more, over = match.group("near", "some", "more", "over")
    if not (near or some or more or over):
        return Nearness.EXACT
    words = f"{near or ''}{some or ''}{more or ''}{over or ''}"
    if _MOSTLY.search(words):
        return Nearness.AT_MOST
    return next(
        (near for near in (Nearness.AT_LEAST, Nearness.ABOUT) if _NEAR[near].search(words)),
        Nearness.EXACT,
    )


def _partings(text: str) -> list[int]:
    """Return where the clauses of a sentence are parted, after -1 for its beginning."""
    return [-1, *[match.start() for match in _PARTING.finditer(text)]]


@lru_cache(maxsize=1 << 12)
def _worth(number: str, scale: str, word: str) -> tuple[Decimal, Decimal, str]:
    """Return what a number is in its base unit, what its last digit is worth, and that unit."""
    unit = make_unit(scale, word)
    digits = number.replace(",", "").replace("，", "")
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    return Decimal(digits) * unit.factor, step * unit.factor, unit.name


def _beside(
    sentence: str, hidden: str, match: re.Match[str], last: int, partings: Sequence[int]
) -> tuple[str, str]:
    """Return the words before and behind a figure, as far as its clause goes."""
    first, end = match.span()
    least = max(last, first - _BEFORE, 0)
    number = bisect_left(partings, first) - 1
    parted = partings[number]
    before = hidden[max(parted + 1, least) : first].strip()
    if parted >= least and _LINK.fullmatch(before):  # 昆区数量居前，为43场
        earlier = hidden[max(partings[number - 1] + 1, least) : parted]
        before = (earlier + hidden[parted + 1 : first]).strip()
    stop = _AFTER_PARTING.search(sentence, end, end + _AFTER)
    after = sentence[end : stop.start() if stop else end + _AFTER]
    return before, after.strip()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
