"""发文机关标志: the head of a paper, which may name several units or one over several lines.

GB/T 9704-2012 7.2.4: the units' full or customary names, 文件 behind them; of a joint paper one unit
a line. A long name is broken where the line ends, and its rest is no unit of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archivist.extract.lines import Line, is_organ, organs_of

_WORD = re.compile(
    r"\s*(?P<word>文\s*件|[（(](?:通知|函|批复)[）)]|通知单|(?:命|嘉奖)?令|公\s*告|通\s*告)\s*$"
)
_NAME = re.compile(r"[\u4e00-\u9fff（）()·、\s]+")
_LONGEST = 60  # characters of a name
_PLACED = re.compile(r"^(?:中共|中国|国家|全国|共青团)|[省市区县旗州盟镇乡]|街道")
_OWN_PLACE = re.compile(
    r"^(?:中共|中国|国家|全国|共青团|[省市区县旗州盟](?![场政容民域])|[\u4e00-\u9fff]{2,8}?[省市区县旗州盟镇乡])"
)
_PLACE_ONLY = re.compile(r"中国共产党|中共|共青团|[\u4e00-\u9fff]{2,10}[省市区县旗州盟]")
# What is a part of the unit above it, and never issues papers under this name alone.
_INNER = re.compile(
    r"[\u4e00-\u9fff]{0,16}(?:办公[室厅]|领导小组|指挥部|委员会|联席会议|党组|党委|支队|大队|分局|办事处)"
)
_UNFINISHED = re.compile(r"(?:城乡|农村|乡村|社会|[和与及])$")  # look like 乡, 村, 会, and go on
# Words that a line's end may cut where the first half looks like the end of a name: 委|员会, 办|公室.
_CUT = ("委员会", "办公室", "办公厅", "办事处", "政府", "部队", "院校", "会议", "社会", "处室")
_SAME_SIZE = 0.7  # points


@dataclass(frozen=True, slots=True)
class Head:
    """The units a head names, the lines it takes up (*first* to *last*), and the word behind them."""

    names: tuple[str, ...]
    first: int
    last: int
    word: str = ""


def head_at(lines: Sequence[Line], index: int, end: int) -> Head | None:
    """Return the head whose word (文件, 令, 公告 …) ends line *index*; None where none does.

    A joint paper's units stand above that line, and below it before line *end*. *names* is () where
    the word stands alone, as 公　告 does.
    """
    line = lines[index]
    word = _WORD.search(line.text)
    if word is None or line.is_row or "关于" in line.text or len(line.text) > _LONGEST:
        return None
    bare = _without_word(line)
    if bare.text and not _NAME.fullmatch(bare.text):
        return None
    first = _upwards(lines, index, bare)
    last = index
    while last + 1 < end and is_organ(lines[last + 1].text):
        last += 1
    named = [*lines[first:index], *([bare] if bare.text else []), *lines[index + 1 : last + 1]]
    return Head(units_of(named), first, last, "".join(word["word"].split()))


def units_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the units that the lines of a head name, names over several lines put together."""
    whole: list[Line] = []
    for line in lines:
        if whole and runs_on(whole[-1], line):
            above = whole[-1]
            text, raw = above.text + line.text, (above.raw or above.text) + (line.raw or line.text)
            whole[-1] = replace(above, text=text, raw=raw)
        else:
            whole.append(line)
    return tuple(
        name for line in whole for name in organs_of(line) or ("".join(line.text.split()),)
    )


def runs_on(upper: Line, lower: Line) -> bool:
    """Whether *lower* goes on with the name that *upper* begins, and is no unit beside it."""
    name = _without_word(lower).text
    joined = upper.text + name
    if not name or not _NAME.fullmatch(joined) or "、" in upper.text[-1:] or not is_organ(joined):
        return False
    if not _PLACED.search(upper.text) or not _look_alike(upper, lower):
        return False
    if is_organ(upper.text) and not _UNFINISHED.search(upper.text):
        inner = _INNER.fullmatch(name) and not _OWN_PLACE.match(name)
        return bool(inner) or _cuts_a_word(upper.text, name)
    return bool(_PLACE_ONLY.fullmatch(upper.text)) or not _OWN_PLACE.match(name)


def _upwards(lines: Sequence[Line], index: int, bare: Line) -> int:
    """Return the first line of a head that goes on in line *index*, which reads *bare*."""
    first, below = index, bare
    while first > 0:
        above = lines[first - 1]
        if above.is_row or not (is_organ(above.text) or runs_on(above, below)):
            break
        below = above if is_organ(above.text) else replace(above, text=above.text + below.text)
        first -= 1
    return first


def _without_word(line: Line) -> Line:
    return replace(line, text=_WORD.sub("", line.text), raw=_WORD.sub("", line.raw or line.text))


def _cuts_a_word(upper: str, lower: str) -> bool:
    return any(
        upper.endswith(word[:cut]) and lower.startswith(word[cut:])
        for word in _CUT
        for cut in range(1, len(word))
    )


def _look_alike(upper: Line, lower: Line) -> bool:
    sizes = upper.passage.font_size, lower.passage.font_size
    return sizes[0] is None or sizes[1] is None or abs(sizes[0] - sizes[1]) < _SAME_SIZE
