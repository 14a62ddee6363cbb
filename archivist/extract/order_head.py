"""The head of 命令（令）, 公告 and 通告, and the number that stands on the line below it.

GB/T 9704-2012 10.2 puts 令号 under the head; offices do the same with 公告 and 通告, with the unit in the
head or without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archivist.domain.document_number import DocumentNumber, order_number
from archivist.extract.heads import head_at
from archivist.extract.lines import Line, is_organ

_TITLED = re.compile(r"^(?P<organ>[\u4e00-\u9fff、]{0,40}?)关于.{2,60}(?P<word>令|公告|通告)$")
_ONE_LINE = re.compile(
    r"^(?P<word>公告|通告|(?:命|嘉奖)?令)(?P<number>[^\u4e00-\u9fff]?.*号.{0,12})$"
)
_WORDS = ("令", "公告", "通告")
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class OrderHead:
    """Where it stands: the head's lines *first* to *last*, the number's line, and what they say.

    *names* is () where the head is the word alone. *titled*: what stands above the number is the
    title itself, 关于…的公告.
    """

    names: tuple[str, ...]
    word: str
    line: str
    first: int
    last: int
    number_at: int
    titled: bool = False

    def number(self, signers: Sequence[str] = ()) -> DocumentNumber | None:
        """Return the number; a head without a unit takes the one that signs."""
        organ = "、".join(self.names or signers[:1])
        return order_number(organ, self.word, self.line)


def find_order_head(lines: Sequence[Line]) -> OrderHead | None:
    """Return the first head of an order or notice that a number follows; None where there is none."""
    for index, line in enumerate(lines[:_LOOKED_AT]):
        text = "".join(line.text.split())
        if "号" not in text or line.is_row:
            continue
        found = _one_line(text, index) or _two_lines(lines, index, text)
        if found is not None:
            return found
    return None


def is_bare_head(line: Line) -> bool:
    """Whether a line is 公　告 or 通　告 and nothing else."""
    return "".join(line.text.split()) in {"公告", "通告"}


def _one_line(text: str, index: int) -> OrderHead | None:
    match = _ONE_LINE.match(text)
    if match is None or order_number("", match["word"], match["number"]) is None:
        return None
    return OrderHead((), match["word"], match["number"], index, index, index)


def _two_lines(lines: Sequence[Line], index: int, text: str) -> OrderHead | None:
    if index == 0 or order_number("", "令", text) is None:
        return None
    above = index - 1
    head = head_at(lines, above, index)
    if head is not None and head.word.endswith(_WORDS):
        if head.names and not all(map(is_organ, head.names)):
            return None
        return OrderHead(head.names, head.word, text, head.first, above, index)
    titled = _TITLED.match("".join(lines[above].text.split()))
    if titled is None or (titled["organ"] and not is_organ(titled["organ"])):
        return None
    names = tuple(name for name in titled["organ"].split("、") if name)
    return OrderHead(names, titled["word"], text, above, above, index, titled=True)
