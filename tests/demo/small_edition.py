"""A small invented edition, so that these tests need neither the catalogue nor its reader."""

from __future__ import annotations

from archivist.domain.edition import (
    Block,
    Content,
    Edition,
    Indicator,
    Method,
    Project,
    Requirement,
    Standard,
)
from archivist.domain.kind import Kind

_MATTERS = (
    ("建立公益广告刊播制度，点位清单与实景图片对应。", "市文明办", ("公益广告", "刊播制度")),
    ("注册志愿者占常住人口的比例达到要求，有统计。", "市民政局", ("注册志愿者", "占比")),
    ("群众文化活动有年度安排，场次和图片对应。", "市文化局", ("群众文化", "活动场次")),
    ("政务热线受理按月统计并公布办结情况。", "市政府办公室", ("政务热线", "受理事项")),
)


def small_edition(standards: int = 40) -> Edition:
    """Return an edition of *standards* standards in tens, each asking for all four kinds."""
    contents = tuple(
        Content(f"Ⅲ-{n}", f"内容{n}", tuple(_standard(n, m) for m in range(1, 11)))
        for n in range(1, standards // 10 + 1)
    )
    indicator = Indicator("Ⅱ-1", "指标", contents)
    blocks = (Block("版块", (Project("Ⅰ-1", "项目", (indicator,)),)),)
    return Edition("small", "小目录", official=False, blocks=blocks)


def _standard(content: int, ordinal: int) -> Standard:
    text, unit, keywords = _MATTERS[(content + ordinal) % len(_MATTERS)]
    required = tuple(Requirement(kind) for kind in Kind)
    code = f"Ⅲ-{content}-{ordinal}"
    methods = (Method.DOCUMENT_REVIEW,)
    return Standard(code, f"第{ordinal}项：{text}", methods, required, (unit,), (), keywords)
