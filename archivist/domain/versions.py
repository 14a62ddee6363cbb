"""Versions of one paper by their names: 初稿, 二稿, 修改稿, 终稿, V2, (1), 副本, a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from archivist.domain.dates import DateValue, find_dates
from archivist.domain.text import normalise


class Stage(IntEnum):
    """How far a paper is; a name without any mark stands between the drafts and their revisions."""

    FIRST = 1  # 初稿, 草稿
    DISCUSSED = 2  # 讨论稿
    OPINIONS = 3  # 征求意见稿
    SUBMITTED = 4  # 送审稿
    PLAIN = 5  # says nothing
    REVISED = 6  # 修改稿, 二稿, V2
    NEWEST = 7  # 最新
    FINAL = 8  # 终稿, 定稿
    ISSUED = 9  # 正式稿, 印发稿


_REVISED = (
    r"(?:第?[二三四五六七八九]|再|重新?)稿|修改(?:稿|版|后)?|修订(?:稿|版)|改后|更新(?:稿|版)?"
    r"|完善稿|校对稿|改(?=\d|$)"
)
_STAGES = (
    (Stage.ISSUED, r"正式(?:稿|版|文本|文件)|印发稿|发文稿|印发版|盖章版|签发稿"),
    (Stage.FINAL, r"最终(?:稿|版|定稿)?|终(?:稿|版)|定稿|final"),
    (Stage.NEWEST, r"最新(?:稿|版)?|新版|new"),
    (Stage.SUBMITTED, r"送审稿?|报审稿|报批稿|上会稿|审议稿|待审稿"),
    (Stage.OPINIONS, r"征求意见稿"),
    (Stage.DISCUSSED, r"讨论稿|内部稿"),
    (Stage.FIRST, r"初稿|草稿|草案|一稿|第一稿|旧版|旧稿|原稿|draft|old"),
    (Stage.REVISED, _REVISED),
)  # fmt: skip
_ALL = "|".join(f"(?P<s{stage.value}>{words})" for stage, words in _STAGES)
_OPEN, _SHUT = r"[\s（(\[【_\-—－.·+~、,，]", r"[\s）)\]】]"
_MARK = re.compile(
    rf"{_OPEN}*(?:{_ALL})\s*(?:第?(?P<n>\d{{1,2}})(?:稿|版|次)?)?{_SHUT}*$", re.IGNORECASE
)
_NUMBERED = re.compile(
    rf"{_OPEN}*(?:[vV]|ver(?:sion)?\.?|版本)\s*(?P<n>\d{{1,2}}(?:\.\d{{1,2}})*)(?:版|稿)?{_SHUT}*$"
    rf"|{_OPEN}*第(?P<m>\d{{1,2}})[稿版]{_SHUT}*$",
    re.IGNORECASE,
)
_COPY = re.compile(
    rf"{_OPEN}*(?:[（(](?P<n>\d{{1,2}})[）)]|(?:-|—|\s)*(?:副本|复件|拷贝|备份|copy)\s*[（(]?(?P<m>\d*)[）)]?){_SHUT}*$",
    re.IGNORECASE,
)
_COPY_FIRST = re.compile(r"^(?:复件|副本|copy of)\s*(?:[（(]\d+[）)])?\s*", re.IGNORECASE)
_DAY = re.compile(
    r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[）)]?$)"
)
_PIECE = re.compile(r"^[ⅠⅡⅢⅣ][\s\-—－]*\d+(?:\s*[-—－]\s*\d+){0,3}[\s_.、\-]*")
_HANZI = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Version:
    """What a name says: *stem* without marks, normalised; *marks* as they stand in the name.

    *order* sorts versions of one stem, the newest last; *is_copy* when a mark is only that of a copy.
    """

    stem: str
    stage: Stage = Stage.PLAIN
    number: tuple[int, ...] = ()
    day: tuple[int, int, int] = (0, 0, 0)
    copy: int = 0
    marks: str = ""

    @property
    def order(self) -> tuple[int, tuple[int, ...], tuple[int, int, int], int]:
        """What is greater is newer; two names that say the same are equal."""
        return self.stage, self.number, self.day, self.copy

    @property
    def is_marked(self) -> bool:
        """Whether the name says which version it is; a date or a copy's number alone does not."""
        return self.stage is not Stage.PLAIN or bool(self.number)


@lru_cache(maxsize=32_768)  # asked at every check about every file
def read_version(name: str) -> Version:
    """Take a file's *name* (with or without its ending) apart; marks are read from its end."""
    own = name.rpartition("/")[2]
    body, _, ending = own.rpartition(".")
    text = body if body and len(ending) <= 5 and ending.isalnum() else own  # noqa: PLR2004
    text = _COPY_FIRST.sub("", _PIECE.sub("", text.strip()))
    number: tuple[int, ...] = ()
    stage, day, copy, whole = Stage.PLAIN, (0, 0, 0), 0, text
    while True:
        if match := _MARK.search(text):
            found = next(Stage(int(k[1:])) for k, v in match.groupdict().items() if v and k != "n")
            stage = max(stage, found) if stage is not Stage.PLAIN else found
            number = number or _counted(match)
        elif match := _NUMBERED.search(text):
            stage = Stage.REVISED if stage is Stage.PLAIN else stage
            number = number or tuple(map(int, (match["n"] or match["m"]).split(".")))
        elif match := _COPY.search(text):
            copy = max(copy, int(match["n"] or match["m"] or 1))
        elif dated := _dated_tail(text):
            day, start = dated
            text = text[:start]
            continue
        else:
            break
        if match.start() == 0:
            break
        text = text[: match.start()]
    stem = re.sub(r"[\s_\-—－.·+~、,，（(\[【]+$", "", text)
    return Version(normalise(stem), stage, number, day, copy, whole[len(stem) :].strip())


def _counted(match: re.Match[str]) -> tuple[int, ...]:
    if match["n"]:
        return (int(match["n"]),)
    said = next((c for c in match.group() if c in _HANZI), "")
    return (_HANZI.index(said) + 1,) if said else ()


def _dated_tail(text: str) -> tuple[tuple[int, int, int], int] | None:
    """Return the date at the end of a name and where it starts."""
    bare = text.rstrip(" ）)]】稿版")
    for match in _DAY.finditer(bare):
        if match.end() == len(bare):
            parts = match.groups()
            day = tuple(int(p or 0) for p in (parts[:3] if parts[0] else (None, *parts[3:])))
            return (day[0], day[1], day[2]), len(text[: match.start()].rstrip(" _-—－.（(【["))
    found = find_dates(bare)
    if found and found[-1][1] == len(bare) and found[-1][0] > 0:
        value: DateValue = found[-1][2]
        day = (value.year, value.month or 0, value.day or 0)
        return day, len(text[: found[-1][0]].rstrip(" _-—－.（(【["))
    return None
