"""The issuing unit: red head, signature, the title's own words, or a form's 填报单位."""

from __future__ import annotations

import re

from archivist.domain.facts import Issued
from archivist.extract.dating import Signature
from archivist.extract.lines import Line, is_organ, without_stamp
from archivist.extract.title import Found

_RED_HEAD = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff（）()、\s]{3,60}?)(?:文件|[（(]通知[）)]|通知单)$"
)
_FORM = re.compile(
    r"(?:^|[\t\s])(?:填报|填表|报送|编制|制表|申报|上报|责任|统计|发布|制发|责任主体)(?:单位|部门|机构|机关)(?:名称)?"
    r"\s*(?:[（(][^（）()]{0,8}[）)])?\s*[：:]?[\s\t]*(?P<organ>[\u4e00-\u9fff][\u4e00-\u9fff（）()·、]{2,40})"
)
_FORM_COLON = re.compile(
    r"单位(?:名称)?\s*(?:[（(]盖?公?章?[）)])?\s*[：:][\s\t]*(?P<organ>[\u4e00-\u9fff（）()]{3,40})"
)
_IN_TITLE = re.compile(r"^(?P<organ>[\u4e00-\u9fff（）()、\s]{3,40}?)(?:办公[室厅])?关于")
_HEAD = 12
_NEXT_FIELD = re.compile(r"(?:填报人|填表人|负责人|联系人|审核人|制表人|日期|时间|电话|单位).*$")


def find_issuer(lines: list[Line], title: Found, signature: Signature | None) -> Issued | None:
    """Return the issuer, the surest sign first; None where nothing names one."""
    return (
        _red_head(lines, title) or _signed(signature) or _in_form(lines) or _in_title(lines, title)
    )


def _red_head(lines: list[Line], title: Found) -> Issued | None:
    for index, line in enumerate(lines[: title.first if title.first >= 0 else _HEAD]):
        match = _RED_HEAD.match(line.text)
        if match and "关于" not in line.text:
            # In joint papers the organ that leads stands first, and 文件 beside any of them.
            first = index
            while first > 0 and is_organ(lines[first - 1].text):
                first -= 1
            leading = match["organ"] if first == index else lines[first].text
            return Issued("".join(leading.split()), "red_head", lines[first].place)
    for line in lines[: max(title.first, 0)]:
        if is_organ(line.text) and (line.passage.centred or line.passage.heading):
            return Issued("".join(line.text.split()), "red_head", line.place)
    return None


def _signed(signature: Signature | None) -> Issued | None:
    if signature is None or not signature.organ:
        return None
    return Issued(without_stamp(signature.organ), "signature", signature.organ_place)


def _in_form(lines: list[Line]) -> Issued | None:
    """Read 填报单位 from the first and last lines, where forms have it."""
    edges = lines[:_HEAD] + lines[-_HEAD:]
    for pattern in (_FORM, _FORM_COLON):
        for line in edges:
            match = pattern.search(line.text)
            if match is None:
                continue
            name = _NEXT_FIELD.sub("", match["organ"]).strip("（(")
            if is_organ(name):
                return Issued(name, "table", line.place)
    return None


def _in_title(lines: list[Line], title: Found) -> Issued | None:
    if title.titled is None or title.titled.source != "layout" or title.first < 0:
        return None
    text = title.titled.text
    match = _IN_TITLE.match(text)
    if match is None:
        return None
    name = text[: match.end() - len("关于")]
    return Issued(name, "title", lines[title.first].place) if is_organ(name) else None
