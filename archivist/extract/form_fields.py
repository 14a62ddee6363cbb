"""What a statistical form says about itself: who filled it in, who checked it, when, from what (rule N04).

A label counts only with a value behind it, in its own cell or line or the next: 填表人：＿＿ is not filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archivist.domain.dates import find_dates
from archivist.domain.figures import FormField
from archivist.extract.base import Extract, Part
from archivist.extract.table_shape import Matrix
from archivist.extract.table_words import Role

_LABELS: dict[FormField, str] = {
    FormField.REPORTER: (
        r"(?:填报|填表|制表|报送|上报|编制|统计|呈报|提供|编报|报表|调查|主管|责任|申报)(?:单位|部门|机构|机关)(?:名称)?"
        r"|单位名称|单位(?:[（(][^）)]*章[^）)]*[）)])"
    ),
    FormField.FILLER: (
        r"填表人|填报人|制表人|经办人|统计人员?|统计员|编制人|填表|制表|填写人|录入人|填报人员|填表人员|制单人?|报送人|造表人?|编表"
        r"人?"
    ),
    FormField.CHECKER: (
        r"审核人员?|复核人员?|审核|复核|审批人?|核准人?|校核人?|审定人?|审签人?|(?:单位|部门|科室|主管|统计)?负责人|(?:分"
        r"管|主管|单位|审核)领导|审查人"
    ),
    FormField.TIME: (
        r"(?:填报|填表|制表|报送|上报|编制|统计|报出|提交|填写|截止|截至|制作|呈报|采集|数据)(?:日期|时间|期间|时点)|(?<"
        r"![\u4e00-\u9fff])(?:日期|时间)"
    ),
    FormField.SOURCE: (r"(?:数据|资料|信息|指标)?(?:来源|出处)(?:及说明)?|数据提供(?:单位|部门)?"),
}
_VALUE = r"\s*(?:[（(][^（）()]{0,8}[）)])?\s*[：:]\s*(?P<value>.*)"
_PATTERNS = {
    field: re.compile(rf"(?:^|[\s\t　，,；;（(|/、]){label}{_VALUE}".replace("(?:^|", "(?:^|", 1))
    for field, label in (
        (field, f"(?:{label})") for field, label in _LABELS.items()
    )
}  # fmt: skip
_BARE = {
    field: re.compile(rf"^(?:{label})(?:[（(][^）)]{{0,8}}[）)])?$")
    for field, label in _LABELS.items()
}
# Every label has one of these characters.
_LABEL = re.compile("[位门构关人员表单核审领期时来出]")
_NEXT_LABEL = re.compile(r"[\s　\t]+[\u4e00-\u9fff]{2,8}(?:[（(][^（）()]{0,8}[）)])?\s*[：:].*")
_FILLED = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]")
_EMPTY = re.compile(
    r"^(?:[（(](?:签字|签名|签章|盖章|公章|章)[）)]|年\s*月\s*日|[_＿\s　/\-—.…×]*|X+|待填|空)*$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:据|根据|数据由|数据为|来自|来源于|取自|摘自|引自|源于).{2,40}|.{2,20}(?:提供|汇总而成)"
)
_UNIT_LINE = re.compile(r"(?:计量)?单位\s*[：:]\s*\S")
_WIDE_DIGIT = re.compile("[０-９]")
_SOURCE_NOTE = re.compile(r"^(?:注|说明|备注|附注)")
_SPREAD = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff][ \u3000]+)+[\u4e00-\u9fff](?=[ \u3000]*[：:])"
)
_PARTS = (Part.BODY, Part.TABLE, Part.HEADER, Part.FOOTER, Part.NOTE, Part.TEXT_BOX)


def find_form_fields(extract: Extract, matrices: Iterable[Matrix]) -> tuple[FormField, ...]:
    """Return the fields that are there and filled in, in the order of :class:`FormField`."""
    rows = list(_rows(extract))
    found = set(
        _labelled(cell for row in rows if may_be_label("".join(row)) for cell in _beside(row))
    )
    if FormField.SOURCE not in found and any(_is_source(text) for row in rows for text in row):
        found.add(FormField.SOURCE)
    dated = (row for row in rows if _may_date("\t".join(row)))
    if FormField.TIME not in found and any(_is_date(text) for row in dated for text in row):
        found.add(FormField.TIME)
    if _has_units(extract, list(matrices)):
        found.add(FormField.UNIT)
    return tuple(field for field in FormField if field in found)


def _rows(extract: Extract) -> Iterator[list[str]]:
    """Yield the cells of every row that say anything; lines are rows of one."""
    for passage in extract.passages:
        if passage.part not in _PARTS:
            continue
        said = passage.text
        if ":" in said or "：" in said:
            said = _SPREAD.sub(lambda m: "".join(m.group().split()), said)
        yield [text for each in said.replace("\n", "\t").split("\t") if (text := each.strip())]


def _beside(row: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each cell with what stands to the right of it."""
    return zip(row, [*row[1:], ""], strict=True)


def may_be_label(text: str) -> bool:
    """Whether a cell or line has a character that every label has one of; few cells do."""
    return bool(_LABEL.search(text))


def _labelled(cells: Iterable[tuple[str, str]]) -> Iterator[FormField]:
    for text, following in cells:
        if not may_be_label(text):
            continue
        bare, colon = "".join(text.split()).rstrip("：:"), "：" in text or ":" in text
        for field, pattern in _PATTERNS.items():
            if following and _BARE[field].match(bare):
                if not re.search(r"[：:]\s*$", text) and not _looks_filled(field, following):
                    continue
                if _says(following):
                    yield field
                continue
            for match in pattern.finditer(text) if colon else ():
                value = _NEXT_LABEL.sub("", match["value"])
                if _says(value) or (
                    not value.strip() and _says(following) and match.end() == len(text)
                ):
                    yield field


def _looks_filled(field: FormField, text: str) -> bool:
    """Whether a cell beside a label without colon is its value rather than another column's head."""
    if field is FormField.TIME:
        return bool(find_dates(text))
    return not any(pattern.match("".join(text.split())) for pattern in _BARE.values()) and field in {
        FormField.FILLER, FormField.CHECKER, FormField.REPORTER, FormField.SOURCE,
    } and len(text) > 1  # fmt: skip


def _says(value: str) -> bool:
    text = value.strip(" 　_＿\t。.;；")
    if not _FILLED.search(text) or _EMPTY.match(text):
        return False
    return not re.match(r"[\u4e00-\u9fff]{2,6}(?:[（(][^（）()]{0,8}[）)])?\s*[：:]", text)


def _is_source(text: str) -> bool:
    return text[0] in "注说备附" and bool(_SOURCE_NOTE.match(text) and _SAID.search(text))


def _may_date(row: str) -> bool:
    """Whether a row has a year of this or the last century, digits that may be one, or its word."""
    return "20" in row or "19" in row or "年" in row or bool(_WIDE_DIGIT.search(row))


def _is_date(text: str) -> bool:
    """Whether a line is a date and nothing else, as forms have it under their signature."""
    text = text.strip()
    found = find_dates(text)
    return (
        len(found) == 1
        and found[0][1] - found[0][0] >= len(text) - 2
        and found[0][2].month is not None
    )


def _has_units(extract: Extract, matrices: list[Matrix]) -> bool:
    """Whether any unit is told, or nothing needs one: no table with quantities was found."""
    for matrix in matrices:
        heads = (*matrix.fields, *matrix.lines)
        if any(head.unit.name or head.unit.factor != 1 for head in heads):
            return True
        if any(slot.number and slot.number.unit.name for row in matrix.slots for slot in row):
            return True
        if all(head.role in {Role.RATIO, Role.MEAN} for head in matrix.fields):
            return True
    if any(
        _UNIT_LINE.search(re.sub(r"[报表送位制入属计划责任主管]{1,2}单位", "", p.text))
        for p in extract.passages
        if "单位" in p.text
    ):
        return True
    return not matrices
