"""Where a report names its sources: in the paragraph of a figure, or once for all of them (domain.md R4, C08)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archivist.extract.base import Extract, Part

_MARK = re.compile(
    r"(?=[数资信来出据根经统调监审测民提公发通摘引取源详参见（(])(?:(?:数据|资料|信息)?(?:来源|出处)[于自]?\s*[：:]?|(?<!依)据[^，。；]{0,24}(?:统计|数据|报表|台账|公报|年鉴|调查|显示|监测|测算|资料)"
    r"|根据[^，。；]{0,30}(?:统计|数据|报表|台账|公报|年鉴|调查|监测|资料|记录)|经[^，。；]{0,16}(?:统计|核定|核实|审计|测评|抽样|调查)"
    r"|(?:统计|调查|监测|审计|测评|民调)(?:数据|结果|报告|公报|资料)(?:显示|表明)|(?<=[\u4e00-\u9fff]{2})(?:提供|公布|发布|通报)的?(?:数据|统计)?[）)]"
    r"|(?:摘自|引自|取自|来自|源自|详见|参见|见)[^，。；]{0,6}(?:《|附[件表]|表\s*\d|台账|年鉴|报表|统计)|数据由[^，。；]{2,20}提供"
    r"|[（(][^（）()]{0,30}(?:统计表?|台账|报表|年鉴|公报|附[件表]\s*\d*|数据)[^（）()]{0,10}[）)])"
)
# Words of which every mark has one.
_HINT = re.compile(
    "来源|出处|统计|数据|报表|台账|公报|年鉴|调查|显示|监测|测算|资料|记录|核定|核实|审计|测评|抽样|民调"
    "|摘自|引自|取自|来自|源自|见|提供|公布|发布|通报|附件|附表"
)
_FOR_ALL = re.compile(
    r"(?:以上|上述|文中|本(?:报告|说明|材料|文)|报告中|全部|所有|所列)[^，。；]{0,12}(?:数据|数字|数值|情况|指标)[^。]{0,20}(?:来源|来自|出自|均由|均据|由[^。]{2,16}提供|取自|据)"
    r"|^(?:注|备注|说明)?[：:]?\s*(?:本[\u4e00-\u9fff]{1,4}|以上|文中)?(?:数据|资料)来源"
)
_COUNTED = re.compile("数|情况|指标|资料")  # what the words for all speak of
_NEAR_END = 4
_DIGIT = re.compile(r"\d")


def find_sourced(extract: Extract, texts: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the paragraphs in *texts* whose figures name where they come from.

    A line that is a source and nothing else belongs to the paragraph above it, at the end of a paper,
    in a foot note or where it says so, to all of them.
    """
    everything = frozenset(range(len(texts)))
    if any(p.part is Part.NOTE and _is_marked(p.text) for p in extract.passages):
        return everything
    found: set[int] = set()
    for number, text in enumerate(texts):
        alone = _FOR_ALL.search(text) if _COUNTED.search(text) else None
        if alone and (number >= len(texts) - _NEAR_END or "来源" not in text[:12] or number == 0):
            return everything
        if alone:
            found.add(number - 1)
        if _DIGIT.search(text) and _is_marked(text):
            found.add(number)
    return frozenset(found)


def _is_marked(text: str) -> bool:
    return bool(_HINT.search(text) and _MARK.search(text))
