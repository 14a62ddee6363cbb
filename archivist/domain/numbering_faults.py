"""Numbers of standards as they should not be written in the names of files and folders (rule G01).

R9 numbers every piece Ⅲ-n-m-nn. The forms that offices really use and the program reads — Ⅲ—7—3,
III-7-3, Ⅲ-7-3), Ⅲ-7-3-②, 3-007-3-02 — are sound; what a person or a portal must guess at is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.numbering import Number, circled
from archivist.i18n import N_


class NumberingFault(StrEnum):
    """What departs from Ⅲ-n-m-nn."""

    ROMAN = "roman"  # lll-7-3, ⅠⅠⅠ-7-3
    LEVEL = "level"  # Ⅱ-7-3
    NO_DASH = "no_dash"  # Ⅲ7-3
    DASH = "dash"  # Ⅲ-7.3, Ⅲ-7--3, Ⅲ_7_3
    MIXED = "mixed"  # Ⅲ-7—3
    SPACE = "space"  # Ⅲ- 7 -3
    WIDE = "wide"  # Ⅲ-７-３
    HAN = "han"  # Ⅲ-七-三
    ZERO = "zero"  # Ⅲ-07-3, Ⅲ-7-0
    BLANK = "blank"  # Ⅲ-x-y
    BRACKET = "bracket"  # Ⅲ-7（3
    CUT = "cut"  # Ⅲ-7-3-_通知

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    NumberingFault.ROMAN: N_("罗马数字Ⅲ用别的字符拼成"),
    NumberingFault.LEVEL: N_("标准的编号应以Ⅲ开头"),
    NumberingFault.NO_DASH: N_("Ⅲ后面少了横线"),
    NumberingFault.DASH: N_("各级之间不是一个横线"),
    NumberingFault.MIXED: N_("横线前后不一"),
    NumberingFault.SPACE: N_("编号中间有空格"),
    NumberingFault.WIDE: N_("用了全角数字"),
    NumberingFault.HAN: N_("用了汉字数字"),
    NumberingFault.ZERO: N_("数字多写了 0 或是 0"),
    NumberingFault.BLANK: N_("编号没有填"),
    NumberingFault.BRACKET: N_("括号不成对"),
    NumberingFault.CUT: N_("编号写到一半"),
}

_DASHES = "-‐‑‒–—―－−﹣"
_HAN_FIGURES = "一二三四五六七八九十"
_BLANK = "xXnNmMyY×＊*？□○"
_SOUND_ROMAN = r"Ⅲ|ⅲ|III|iii"
_ODD_ROMAN = r"(?!III|iii|111)[Iil1|丨]{3}|[ⅠI][ⅠI][ⅠI]|[ⅠⅡ][ⅡⅠ]|[Шш]"
_OTHER_ROMAN = r"Ⅰ|Ⅱ|Ⅳ"
_FIGURE = rf"[0-9０-９]{{1,3}}(?![0-9０-９])|[①-⑳㉑-㉟㊱-㊿]|[{_HAN_FIGURES}]{{1,3}}|[{_BLANK}]{{1,2}}(?![A-Za-z])"
_GAP = rf"[ 　]*[{_DASHES}一_.．。·、~～+]{{1,3}}[ 　]*|[ 　]*[(（][ 　]*"
_NUMBER = re.compile(
    rf"^(?:[\[【（(《“\"]|\d{{1,3}}[ _.、-]+)?(?P<written>(?P<roman>{_SOUND_ROMAN}|{_ODD_ROMAN}|{_OTHER_ROMAN})"
    rf"(?P<gap1>{_GAP}|[ 　]{{0,2}})(?P<content>{_FIGURE})"
    rf"(?:(?P<gap2>{_GAP})(?P<standard>{_FIGURE})(?P<shut>[ 　]*[)）])?"
    rf"(?:(?P<gap3>{_GAP})(?P<piece>{_FIGURE})[)）]?)?)?(?P<tail>[{_DASHES}]+(?=$|_|[)）\]】]))?)(?P<next>.?)"
)
_ASCII = re.compile(
    rf"^(?P<written>3(?P<gap1>[{_DASHES}_.])(?P<content>0\d{{2}})(?P<gap2>[{_DASHES}_.])(?P<standard>\d{{1,2}})(?!\d)"
    rf"(?:(?P<gap3>[{_DASHES}_.])(?P<piece>\d{{1,3}})(?!\d))?)"
)
# What makes a figure a date, a count or the beginning of a word: Ⅲ-3月简报, Ⅲ-三项制度.
_COUNTED = re.compile(r"[年月日号时点届期次个份项级类批名场%％\d０-９]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Miswritten:
    """A number as it stands in a name, what is wrong with it, and how it is written.

    *proper* is "" where the figures do not tell which number was meant.
    """

    written: str
    faults: tuple[NumberingFault, ...]
    proper: str


def find_miswritten(name: str) -> Miswritten | None:
    """Return the number that *name* begins with, if it is one and not written as it should be.

    *name* is one part of a path without its ending. A number that is only spoken of further inside
    is no number of the file.
    """
    text = name.strip()
    ascii_number = _ASCII.match(text)
    if ascii_number:
        return _miswritten_ascii(ascii_number)
    match = _NUMBER.match(text)
    if match is None or not _is_number(match):
        return None
    faults = tuple(dict.fromkeys(_faults(match)))
    return Miswritten(match["written"], faults, _proper(match)) if faults else None


def _miswritten_ascii(match: re.Match[str]) -> Miswritten | None:
    gaps = [gap for gap in (match["gap1"], match["gap2"], match["gap3"]) if gap]
    # 3-007-3_02 is a number and a name behind it.
    if all(gap == "-" for gap in gaps[:2]):
        return None
    return Miswritten(match["written"], (NumberingFault.DASH,), _proper(match))


def _is_number(match: re.Match[str]) -> bool:
    """Tell a number from a heading (Ⅲ级响应, Ⅲ.一般要求) or a name that begins with Ⅲ and a count."""
    if match["roman"] in "ⅠⅡⅣ" and match["standard"] is None:
        return False  # Ⅰ-1 and Ⅱ-1 number projects and indicators
    last = match["piece"] or match["standard"] or match["content"]
    if not match["tail"] and _COUNTED.match(match["next"]):
        return False
    begins_a_word = not match["tail"] and _HAN.match(match["next"])
    if begins_a_word and (
        last[0] in _HAN_FIGURES or (last == match["piece"] and last[0] in _BLANK)
    ):
        return False  # Ⅲ-7-三项制度, Ⅲ-7-3-X光机采购
    if match["standard"] is None:
        # One figure alone: only a dash, or nothing at all behind Ⅲ itself, makes it a number.
        dashed = match["gap1"].strip() and set(match["gap1"].strip()) <= set(_DASHES)
        figure = match["content"][0]
        bare = match["roman"] == "Ⅲ" and not match["gap1"].strip()
        return figure not in _HAN_FIGURES + _BLANK and bool(dashed or bare)
    return True


def _faults(match: re.Match[str]) -> Iterator[NumberingFault]:
    if match["roman"] in "ⅠⅡⅣ":
        yield NumberingFault.LEVEL
    elif not re.fullmatch(_SOUND_ROMAN, match["roman"]):
        yield NumberingFault.ROMAN
    yield from _gap_faults(match)
    figures = [f for f in (match["content"], match["standard"], match["piece"]) if f]
    for figure in figures:
        if set(figure) & set("０１２３４５６７８９"):
            yield NumberingFault.WIDE
        if figure[0] in _HAN_FIGURES:
            yield NumberingFault.HAN
        if figure[0] in _BLANK:
            yield NumberingFault.BLANK
        if figure.isdecimal() and int(figure) == 0:
            yield NumberingFault.ZERO
    if any(f.isdecimal() and len(f) > 1 and int(f[0]) == 0 for f in figures[:2]):
        yield NumberingFault.ZERO
    if match["tail"]:
        yield NumberingFault.CUT


def _gap_faults(match: re.Match[str]) -> Iterator[NumberingFault]:
    gaps = [gap for gap in (match["gap1"], match["gap2"]) if gap is not None]
    if not gaps[0].strip():
        yield NumberingFault.NO_DASH
    marks = [mark for gap in gaps if (mark := gap.strip())]
    third = (match["gap3"] or "").strip()
    marks += [third] if third and third not in "_(（" else []
    bracketed = [mark for mark in marks if mark in "(（"]
    dashes = [mark for mark in marks if mark not in "(（"]
    if any(len(mark) > 1 or mark not in _DASHES for mark in dashes):
        yield NumberingFault.DASH
    elif len(set(dashes)) > 1:
        yield NumberingFault.MIXED
    if any(gap.strip() and gap != gap.strip() for gap in gaps):
        yield NumberingFault.SPACE
    if bracketed and match["gap2"] and match["gap2"].strip() in "(（" and not match["shut"]:
        yield NumberingFault.BRACKET


def _proper(match: re.Match[str]) -> str:
    """Return how the number is written, as far as its figures tell."""
    content, standard = _value(match["content"]), _value(match["standard"])
    if not content or (match["standard"] and not standard):
        return ""
    return str(Number(content, standard or None, _value(match["piece"]) or None))


def _value(text: str | None) -> int:
    """Return the value of a figure in any writing, 0 where it has none."""
    if not text or text[0] in _BLANK:
        return 0
    if text.isdecimal():
        return int(text)
    if text[0] not in _HAN_FIGURES:
        return circled(text[0]) or 0
    tens, ten, ones = text.rpartition("十")
    units = _HAN_FIGURES.index(ones[-1]) + 1 if ones else 0
    if not ten:
        return units
    return (_HAN_FIGURES.index(tens[-1]) + 1 if tens else 1) * 10 + units
