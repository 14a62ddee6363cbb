"""Counts and word limits as an office writes them: 不少于2张, 15张以内, 2-5张, （500字以内）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archivist.domain.dates import chinese_number, find_dates
from archivist.domain.edition import NO_LIMIT, Limit
from archivist.domain.text import normalise
from archivist.domain.window import Window, parse_window

_N = r"(?:\d+|[一二两三四五六七八九十]{1,3})"
_UNIT = r"[张幅份件个篇套条]"
_AT_LEAST = r"(?:不得?少于|不得?低于|至少|最少|>=|≥)"
_AT_MOST = r"(?:不得?超过|不得?多于|不得?高于|控制在|至多|最多|限制?(?:在|为)?|<=|≤)"
_LIMIT = re.compile(
    rf"(?P<least>{_AT_LEAST})?(?P<most>{_AT_MOST})?各?(?P<a>{_N})(?P<unit>{_UNIT}|字)?"
    rf"(?:(?:-|~|至|到)(?P<b>{_N})(?P<unit_b>{_UNIT}|字)?)?(?![年月日%级部次季\d])(?:左右)?"
    r"(?P<up>(?:及|或)?以上|起)?(?P<down>(?:及|或)?[以之]内|(?:及|或)?以下)?"
)
_UNSET = frozenset({"无", "-", "/", "未设置", "待定"})
_UNLIMITED = frozenset(
    {"不限", "无限制", "不限制", "不设限", "不作要求", "不作限制", "none", "unlimited", "no limit"}
)
_WORDS_UNLIMITED = re.compile(r"(?:篇幅|字数)(?:不限制?|不作要求|无限制)|不限(?:字数|篇幅)")
_COUNT_UNLIMITED = re.compile(
    r"(?:数量|份数|张数|件数|上限)(?:不限制?|不作要求|无限制)|不限(?:数量|份数|张数|件数)|不限制?"
)
_YEARS = re.compile(r"^(\d{4})年?(?:-|~|至|到)(\d{4})年?$")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a requirement's text limits; None is 未设置. *words* is the most Word may count."""

    minimum: Limit = None
    maximum: Limit = None
    words: Limit = None

    def __or__(self, other: Limits) -> Limits:
        return Limits(
            other.minimum if self.minimum is None else self.minimum,
            other.maximum if self.maximum is None else self.maximum,
            other.words if self.words is None else self.words,
        )

    @property
    def contradictory(self) -> bool:
        """Whether more is asked for than allowed."""
        least, most = self.minimum, self.maximum
        return isinstance(least, int) and isinstance(most, int) and least > most


def read_limits(text: str) -> tuple[Limits, str]:
    """Return the limits in *text* and what is left of it, in normal form.

    A bare count (2张) is the least that is needed; a bare number of words (500字) is the most.
    """
    plain = normalise(text)
    limits, rest = _unlimited(plain)
    for match in _LIMIT.finditer(rest):
        found = _limit(match)
        if found is not None:
            limits = limits | found
            rest = rest.replace(match.group(), "", 1)
    return limits, rest


def read_count(text: str) -> Limit:
    """Read a cell of a count column: ``2``, ``2张``, ``两份``, ``不限``; None where it says nothing.

    Raises ValueError when it is no count.
    """
    plain = normalise(text)
    if not plain or plain in _UNSET:
        return None
    if plain in _UNLIMITED:
        return NO_LIMIT
    match = _LIMIT.fullmatch(plain)
    if match is None:
        raise ValueError(text)
    return _number(match["b"] or match["a"]) or None


def read_window(text: str) -> Window | None:
    """Read ``2016-08-01..2017-07-31``, ``2015年1月1日至2017年7月31日``, ``2015—2017年``.

    None for an empty cell; ValueError when it is no period.
    """
    plain = normalise(text)
    if not plain or plain in _UNSET or plain in _UNLIMITED:
        return None
    years = _YEARS.match(plain)
    if years:
        return parse_window(f"{years[1]}..{years[2]}")
    found = find_dates(text)
    if len(found) == 2 and ".." not in text:  # noqa: PLR2004 — a first and a last day
        return parse_window(f"{found[0][2]}..{found[1][2]}")
    return parse_window(text)


def _unlimited(plain: str) -> tuple[Limits, str]:
    """Take 字数不限 and 不限 out of a text: no limit of words, and none of the number of pieces."""
    words = _WORDS_UNLIMITED.search(plain)
    rest = _WORDS_UNLIMITED.sub("", plain, count=1)
    pieces = _COUNT_UNLIMITED.search(rest)
    rest = _COUNT_UNLIMITED.sub("", rest, count=1)
    return Limits(maximum=NO_LIMIT if pieces else None, words=NO_LIMIT if words else None), rest


def _limit(match: re.Match[str]) -> Limits | None:
    low, high = _number(match["a"]), _number(match["b"]) if match["b"] else None
    unit = match["unit_b"] or match["unit"]
    at_least, at_most = match["least"] or match["up"], match["most"] or match["down"]
    if not (at_least or at_most or unit):
        return None
    if unit == "字":
        return Limits() if at_least else Limits(words=high or low or None)
    if high is not None:
        return Limits(minimum=low or None, maximum=high or None)
    return Limits(maximum=low or None) if at_most else Limits(minimum=low or None)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text.replace("两", "二"))
