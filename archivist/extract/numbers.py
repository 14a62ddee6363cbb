"""A paper's own 发文字号, told from those it cites (GB/T 9704-2012 7.2.5; domain.md §3.1)."""

from __future__ import annotations

import re

from archivist.domain.document_number import DocumentNumber, find_document_numbers
from archivist.domain.facts import Numbered
from archivist.extract.base import Extract, Part
from archivist.extract.lines import Line, tight
from archivist.extract.title import Found

_LABEL = re.compile(r"^(?:发文字号|文号|文件编号|发文号|编号)[：:\s]*")
_BESIDE = re.compile(
    r"(?:签\s*发\s*人\s*[：:]?\s*[\u4e00-\u9fff\s]{0,12}|[（(【\[）)】\]\s★*\-—]+|\d{4}年\d{1,2}月\d{1,2}日)"
)
_HEAD = 15
_BELOW_TITLE = 3
_QUOTED = (Part.BODY, Part.TABLE, Part.NOTE, Part.TEXT_BOX)


def find_numbers(
    extract: Extract, lines: list[Line], title: Found
) -> tuple[Numbered | None, tuple[Numbered, ...]]:
    """Return the own number, or None, and every other number the text cites, each once."""
    own = _own(lines, title)
    cited: dict[str, Numbered] = {}
    for passage in extract.passages:
        if passage.part not in _QUOTED:
            continue
        for _, _, number in find_document_numbers(tight(passage.text)):
            if own is None or str(number) != str(own.number):
                cited.setdefault(str(number), Numbered(number, passage.place))
    return own, tuple(cited.values())


def _own(lines: list[Line], title: Found) -> Numbered | None:
    """Look above the title, then just below it, where saved web pages put the number."""
    end = title.last + 1 + _BELOW_TITLE if title.last >= 0 else _HEAD
    for line in lines[: min(end, _HEAD + max(title.last, 0))]:
        number = _alone(line.text)
        if number is not None:
            return Numbered(number, line.place)
    return None


def _alone(text: str) -> DocumentNumber | None:
    """Return the number of a line that holds nothing else but what belongs beside it."""
    for cell in text.split("\t"):
        said = _LABEL.sub("", cell.strip())
        found = find_document_numbers(said)
        if len(found) == 1:
            start, end, number = found[0]
            if not _BESIDE.sub("", said[:start] + " " + said[end:]).strip():
                return number
    found = find_document_numbers(text)
    if len(found) == 1 and re.match(r"^(?:发文字号|文号)\s*[：:]?\t", text):
        return found[0][2]
    return None
