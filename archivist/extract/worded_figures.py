"""Figures written in Chinese numerals: 百分之九十六, 三千四百余家次, 壹仟万元整, 超过九成 (rule T03).

They only show that a report gives figures; none is compared. Chinese numerals also make slogans, articles,
names and lists (三项制度, 第十六条, 二十大, 一是), so a number counts only as a share, or with a unit behind
tens, hundreds and more, or in a measure such as 元 and 公里.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archivist.domain.place import Spot
from archivist.extract.base import Extract, Part
from archivist.extract.quantities import UNIT_WORDS

_MOST = 5
_LONG = 20_000
_ONE = "一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_TEN = "十百千拾佰仟"
_ANY = f"{_ONE}{_TEN}零〇"
_NEAR = "大约|约|近|将近|接近|超过|超|突破|逾|过|上|达到?|不足|不到|足有|不少于"
_MEASURE = r"元|圆|平方米|平方公里|公里|千米|公顷|亩|吨|公斤|立方米|千瓦时|人次|场次|家次|户次|件次|车次|班次|辆次|个百分点"
# Measures of time, parts of a paper, and words of slogans, which numbers in words go with.
_NO_COUNT = (
    r"个(?:月|工作日|小时|星期|季|年|学期|方面|阶段|环节|字|百分|一|不|必|坚|确|意|自)|年|月|日|周|天|岁|届|小时|分钟|分|点|度"
    r"|步|级|种|类|条|项|节|期|章|款|篇|面|门|部|站|学时|课时|名次|世纪"
)
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|\"[^\"]*\"|〔[^〕]*〕")
_FIGURE = re.compile(
    rf"[百千万]分之(?!百)[{_ANY}点]+|[{_ONE}十]{{1,3}}分之[{_ONE}十]{{1,3}}"
    rf"|(?:率|比例|比重|{_NEAR}|[为占])百分之百"
    rf"|(?:{_NEAR}|[占为有])\s*[{_ONE}]成(?![立效员果功长本都熟不为])[{_ONE}半多]?"
    rf"|(?<![第{_ANY}])[{_ONE}]成(?:[{_ONE}半多]?以上|左右|[{_ONE}半])"
    rf"|(?<![第{_ANY}])[{_ONE}十][{_ANY}点]*倍(?![增努])"
    rf"|(?<![第{_ANY}万亿])[{_ONE}十拾][{_ANY}万亿点]*[余多几来]?[万亿]?(?:{_MEASURE})"
    rf"|(?<![第{_ANY}万亿])(?=[{_ONE}]*[{_TEN}万亿])[{_ONE}十拾][{_ANY}万亿]*[余多几来]?[万亿]?(?!{_NO_COUNT})(?:{UNIT_WORDS})"
    rf"|(?:{_NEAR})[百千万亿]+[余多]?(?!{_NO_COUNT})(?:{UNIT_WORDS})"
)
_NUMERAL = re.compile(rf"[{_ANY}万亿]")


def find_worded_figures(extract: Extract) -> tuple[Spot, ...]:
    """Return the first figures in words of a paper's own sentences, no more than a few."""
    found: list[Spot] = []
    for spot in _found(extract):
        found.append(spot)
        if len(found) == _MOST:
            break
    return tuple(found)


def _found(extract: Extract) -> Iterator[Spot]:
    for passage in extract.passages:
        if passage.part is Part.BODY and _NUMERAL.search(passage.text):
            text = _QUOTED.sub(lambda match: "\u3000" * len(match.group()), passage.text[:_LONG])
            for match in _FIGURE.finditer(text):
                yield Spot(match.group().strip(), passage.place)
