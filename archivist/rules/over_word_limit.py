"""T05: a report over its word limit."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "T05",
    level=Level.ERROR,
    basis=N_("申报要求 R4：说明报告按每条标准规定的字数撰写；字数按 Word 的统计口径"),
    message=N_("有 {words} 字，超过上限 {limit} 字，多 {over} 字"),
    remedy=N_("请压缩到 {limit} 字以内：只写做法、成效和数据，不写过程和意义。"),
    kinds=(Kind.REPORT,),
)
def over_word_limit(evidence: Evidence, *, word_limit: float) -> Iterator[Hit | Undecided]:
    """说明报告超过规定字数。正好等于上限不算超。

    字数和 Word、WPS 的“字数”一致：每个汉字和中文标点算一个，连写的英文或数字算一个。
    字数上限没有设置时不判断；已确认没有上限的，请把它设为“不限”。
    """
    words = evidence.facts.words
    if words is None or evidence.wordless:
        yield UNKNOWN
    elif words > word_limit:
        yield Hit({"words": words, "limit": word_limit, "over": words - word_limit})
