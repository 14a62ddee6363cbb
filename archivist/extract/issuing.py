"""The issuing unit: red head, signature, the title's own words, a dateline, a form's 填报单位, 版记."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from archivist.domain.document_number import find_damaged_numbers
from archivist.domain.facts import Issued, Printed
from archivist.domain.place import Place
from archivist.extract.dating import Signature
from archivist.extract.enacting import Enactment, enacting_organs
from archivist.extract.heads import head_at, units_of
from archivist.extract.lines import Line, is_organ, organs_of, without_stamp
from archivist.extract.order_head import find_order_head, is_bare_head
from archivist.extract.title import Found

_FORM = re.compile(
    r"(?:^|[\t\s])(?:填报|填表|报送|编制|制表|申报|上报|责任|统计|发布|制发|发文|责任主体)(?:单位|部门|机构|机关)(?:名称)?"
    r"\s*(?:[（(][^（）()]{0,8}[）)])?\s*[：:]?[\s\t]*(?P<organ>[\u4e00-\u9fff][\u4e00-\u9fff（）()·、]{2,40})"
)
_ORIGIN = re.compile(
    r"(?:^|[\t\s])(?:信息|文章)?来源\s*[：:]\s*(?P<organ>[\u4e00-\u9fff][\u4e00-\u9fff（）()·]{2,40})"
)
_FORM_COLON = re.compile(
    r"单位(?:名称)?\s*(?:[（(]盖?公?章?[）)])?\s*[：:][\s\t]*(?P<organ>[\u4e00-\u9fff（）()]{3,40})"
)
_IN_TITLE = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff（）()、\s]{3,40}?)(?=关于|转发|批转|印发|实施《)"
    r"|^(?P<head>[\u4e00-\u9fff（）()]{3,40}?)(?=(?:令|公告|通告|[\u4e00-\u9fff]{0,6}会议纪要|纪要)$)"
)
_SOMEWHERE = re.compile(r"[省市区县旗州盟镇乡村]|街道|社区|^(?:中共|国家|全国|最高)")
_PUBLISHED = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff（）()、\s]{3,60}?)\s*(?:联合)?\s*(?:发布|印发|公布|颁布|编印|编制)$"
)
_HEAD = 12
_SHORTEST = 3  # characters of a unit's name
_NEXT_FIELD = re.compile(r"(?:填报人|填表人|负责人|联系人|审核人|制表人|日期|时间|电话|单位).*$")
_COVER = 25  # lines of a cover that may stand before 国家能源局 发布
_SURE = {
    "red_head": 0.95,
    "signature": 0.95,
    "title": 0.9,
    "published": 0.9,
    "enacted": 0.9,
    "table": 0.85,
    "imprint": 0.5,
}


@dataclass(frozen=True, slots=True)
class Sources:
    """What the other searches found, each of which may name the issuer."""

    title: Found
    signature: Signature | None = None
    steps: tuple[Enactment, ...] = ()
    printed: Printed | None = None


def find_issuer(lines: list[Line], sources: Sources) -> Issued | None:
    """Return the issuer, the surest sign first; None where nothing names one."""
    searches: tuple[Callable[[], Issued | None], ...] = (
        lambda: _red_head(lines, sources.title),
        lambda: _order_head(lines, sources),
        lambda: _signed(sources.signature),
        lambda: _in_title(lines, sources.title),
        lambda: _published(lines),
        lambda: _enacted(sources.steps),
        lambda: _in_form(lines),
        lambda: _printed(sources.printed),
    )
    return next((found for search in searches if (found := search())), None)


def _issued(names: tuple[str, ...], source: str, place: Place) -> Issued | None:
    bare = tuple(dict.fromkeys("".join(name.split()) for name in names if name.strip()))
    return Issued(bare[0], source, place, bare[1:], _SURE[source]) if bare else None


def _red_head(lines: list[Line], title: Found) -> Issued | None:
    end = title.first if title.first >= 0 else _HEAD
    for index in range(min(end, len(lines))):
        head = head_at(lines, index, end)
        if head is not None and len("".join(head.names)) >= _SHORTEST:
            return _issued(head.names, "red_head", lines[head.first].place)
    for index, line in enumerate(lines[: max(title.first, 0)]):
        stands_out = line.passage.centred or line.passage.heading
        if is_organ(line.text) and (stands_out or _above_number(lines, index)):
            last = index + 1
            while last < end and is_organ(lines[last].text):
                last += 1
            return _issued(units_of(lines[index:last]), "red_head", line.place)
    return None


def _order_head(lines: list[Line], sources: Sources) -> Issued | None:
    """Read the head of an order; a bare 公　告 above number or title is the head of who signs."""
    head = find_order_head(lines)
    if head is not None and not head.titled:
        if head.names:
            return _issued(head.names, "red_head", lines[head.first].place)
        at = head.first
    else:
        above = range(max(sources.title.first, 0))
        at = next((index for index in above if is_bare_head(lines[index])), -1)
    if at < 0:
        return None
    named = _signed(sources.signature) or _in_title(lines, sources.title)
    return _issued(named.names, "red_head", lines[at].place) if named else None


def _above_number(lines: list[Line], index: int) -> bool:
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    found = find_damaged_numbers(below)
    return bool(found) and found[0][0] == 0


def _signed(signature: Signature | None) -> Issued | None:
    if signature is None:
        return None
    names = tuple(map(without_stamp, signature.organs))
    return _issued(names, "signature", signature.organ_place)


def _published(lines: list[Line]) -> Issued | None:
    """Read 国家能源局 发布 of a standard's cover, and 最高人民法院发布 above a case."""
    for line in lines[:_COVER]:
        match = _PUBLISHED.match(line.text)
        if match and is_organ(match["organ"].strip()):
            return _issued(tuple(match["organ"].split("、")), "published", line.place)
    return None


def _enacted(steps: tuple[Enactment, ...]) -> Issued | None:
    found = enacting_organs(steps)
    return _issued(found[0], "enacted", found[1].place) if found else None


def _in_form(lines: list[Line]) -> Issued | None:
    """Read 填报单位 from the first and last lines, where forms have it."""
    edges = lines[:_HEAD] + lines[-_HEAD:]
    for pattern in (_FORM, _FORM_COLON, _ORIGIN):
        for line in edges:
            match = pattern.search(line.text)
            if match is None:
                continue
            name = _NEXT_FIELD.sub("", match["organ"]).strip("（(")
            if is_organ(name):
                return _issued((name,), "table", line.place)
    return None


def _in_title(lines: list[Line], title: Found) -> Issued | None:
    if title.titled is None or title.titled.source != "layout" or title.first < 0:
        return None
    match = _IN_TITLE.match(title.titled.text)
    names = tuple((match["organ"] or match["head"]).split("、")) if match else ()
    if names and all(map(is_organ, names)):
        return _issued(names, "title", lines[title.first].place)
    return _above_title(lines, title)


def _above_title(lines: list[Line], title: Found) -> Issued | None:
    """Take a unit alone on the first line, right above the title, as plain text writes a head."""
    if title.first != 1 or lines[0].is_row or not _SOMEWHERE.search(lines[0].text):
        return None
    return _issued(organs_of(lines[0]), "title", lines[0].place)


def _printed(printed: Printed | None) -> Issued | None:
    """Take the unit that prints, mostly the issuer's own office: better than nothing, and not sure."""
    if printed is None or not printed.unit:
        return None
    return _issued((printed.unit,), "imprint", printed.place)
