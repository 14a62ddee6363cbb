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
_ALONE = re.compile(rf"^[（(【\[〔]?\s*(?:内部|公开)?(?P<mark>{_MARK}|{_SAMPLE})\s*[）)】\]〕]?$")
# （草稿）夜市细则, 征求意见稿：夜市细则
_LEADING = re.compile(
    rf"^\s*(?:[（(【\[〔](?:内部|公开)?(?P<mark>{_MARK}|{_SAMPLE})[^（）()【】\[\]〔〕]{{0,6}}[）)】\]〕]|(?P<said>{_MARK})\s*(?:[：:—|｜]|-{{2,}}))"
)
_BRACKETED = re.compile(
    rf"[（(【\[〔](?P<mark>{_MARK}|{_SAMPLE})[^（）()【】\[\]〔〕]{{0,6}}[）)】\]〕]\s*(?:[（(][^（）()]{{1,14}}[）)]\s*)?$"
)
_AT_END = re.compile(rf"(?P<mark>{_MARK})$")
_IN_NAME = re.compile(
    rf"(?P<mark>{_MARK})(?=$|[\s_\-—.（(）)【】\[\]\d]|[vV]\d)"
    rf"|(?:^|[\s_\-—（(【\[])(?P<sample>{_SAMPLE})(?=$|[\s_\-—.）)】\]\d])"
)
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_APART = re.compile(r"[\s，,、；;|｜/]+")
_KEEP = re.compile(r"请勿|不得|禁止|严禁|切勿|注意保|仅供|内部|保密|阅后|会后|秘密|机密")
_VERSION = re.compile(
    r"(?:第[一二三四五六\d]+[稿版次]|[vV]?\d[\d.]*|\d{4}年\d{1,2}月(?:\d{1,2}日)?|[—-]?\d+[—-]?|第\d+页)"
)
_HEAD = 15
_SHORT = 30
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
        match = _BRACKETED.search(text) or _AT_END.search(text) or _LEADING.match(text)
        if match and not _SOLICITS.search(text.replace(match.group(), "")):
            yield Spot(_word(match), title.titled.place)
    if title.titled is not None and _SOLICITS.search(title.titled.text):
        return  # 编制说明 and the like: what they name in their head is the draft they speak of
    end = title.first if title.first >= 0 else _HEAD
    for line in [*lines[:end], *lines[title.last + 1 : title.last + 2]]:
        match = _ALONE.match(_spread(line.text)) or _beside(line)
        if match:
            yield Spot(match["mark"], line.place)
    for line in lines_of(extract, Part.HEADER, Part.FOOTER, Part.TEXT_BOX):
        text = _QUOTED.sub("", _spread(line.text))
        found = (
            _ALONE.match(text),
            _BRACKETED.search(text),
            _LEADING.match(text),
            _beside(line, header=True),
        )
        match = next((each for each in found if each), None)
        if match:
            yield Spot(_word(match), line.place)


def _beside(line: Line, *, header: bool = False) -> re.Match[str] | None:
    """Return the mark that stands apart in a short line, beside other marks: 讨论稿　请勿外传.

    In a *header* a title may stand beside it.
    """
    raw = line.raw or line.text
    words = _APART.split(raw.strip()) if len(raw) <= _SHORT and (header or not line.is_row) else []
    if len(words) == 1 or not (header or all(map(_is_mark, words))):
        return None
    return next((match for match in map(_ALONE.match, words) if match), None)


def _is_mark(word: str) -> bool:
    return bool(_KEEP.search(word) or _ALONE.match(word) or _VERSION.fullmatch(word))


def _word(match: re.Match[str]) -> str:
    """Return the mark that a match found, whichever way it stands there."""
    return next(text for text in match.groups() if text)


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
