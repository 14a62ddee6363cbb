"""Signs that a paper is a draft (rule F05): marks in its title, head, header or name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archivist.domain.facts import Titled
from archivist.domain.place import NOWHERE, Spot
from archivist.domain.signs import Draft, DraftSign
from archivist.extract.base import Extract, Part
from archivist.extract.lines import Line, lines_of, stem
from archivist.extract.title import Found

_MARK = "征求意见稿|征求意见版|送审稿|送审版|讨论稿|审议稿|报批稿|送签稿|修改稿|代拟稿|未定稿|内审稿|草拟稿|草稿|草案|初稿"
_SAMPLE = "样本|样张|样稿|样板|范本|模板"
_ALONE = re.compile(rf"^[（(【\[〔]?\s*(?P<mark>{_MARK}|{_SAMPLE})\s*[）)】\]〕]?$")
_BRACKETED = re.compile(
    rf"[（(【\[〔](?P<mark>{_MARK}|{_SAMPLE})[^（）()【】\[\]〔〕]{{0,6}}[）)】\]〕]\s*$"
)
_AT_END = re.compile(rf"(?P<mark>{_MARK})$")
_IN_NAME = re.compile(
    rf"(?P<mark>{_MARK})(?=$|[\s_\-—.（(）)【】\[\]\d]|[vV]\d)"
    rf"|(?:^|[\s_\-—（(【\[])(?P<sample>{_SAMPLE})(?=$|[\s_\-—.）)】\]\d])"
)
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_HEAD = 15
_SOLICITS = re.compile(r"征求.{0,30}意见|意见.{0,6}(?:反馈|采纳|汇总)|编制说明|起草说明")


def find_drafts(extract: Extract, lines: list[Line], title: Found) -> tuple[Draft, ...]:
    """Return the first mark in the text, then what the reader saw of tracked changes, comments, hidden text.

    公开征求意见稿的说明 and 关于征求《…（征求意见稿）》意见的通知 speak of drafts and are none.
    """
    mark = next(_marks(extract, lines, title), None)
    found = [Draft(DraftSign.MARK, mark)] if mark else []
    return (*found, *extract.drafts)


def _marks(extract: Extract, lines: list[Line], title: Found) -> Iterator[Spot]:
    if title.titled is not None and title.titled.source == "layout":
        text = _QUOTED.sub("", title.titled.text)
        match = _BRACKETED.search(text) or _AT_END.search(text)
        if match and not _SOLICITS.search(text.replace(match.group(), "")):
            yield Spot(match["mark"], title.titled.place)
    if title.titled is not None and _SOLICITS.search(title.titled.text):
        return  # 编制说明 and the like: what they name in their head is the draft they speak of
    end = title.first if title.first >= 0 else _HEAD
    for line in [*lines[:end], *lines[title.last + 1 : title.last + 2]]:
        match = _ALONE.match(_spread(line.text))
        if match:
            yield Spot(match["mark"], line.place)
    for line in lines_of(extract, Part.HEADER, Part.FOOTER, Part.TEXT_BOX):
        text = _spread(line.text)
        match = _ALONE.match(text) or _BRACKETED.search(_QUOTED.sub("", text))
        if match:
            yield Spot(match["mark"], line.place)


def mark_in_name(name: str, title: Titled | None) -> Iterator[Draft]:
    """Yield the mark in a file's *name*; 编制说明 and the like speak of a draft and are none."""
    if title is not None and _SOLICITS.search(title.text):
        return
    text = _QUOTED.sub("", stem(name))
    match = _IN_NAME.search(text)
    if match and not _SOLICITS.search(text.replace(match.group(), "")):
        yield Draft(DraftSign.MARK, Spot(match["mark"] or match["sample"], NOWHERE))


def _spread(text: str) -> str:
    return re.sub(r"\s+", "", text)
