"""A small edition: enough contents, standards and units to be confused about."""

from __future__ import annotations

from datetime import date

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
from archivist.domain.unit import Alias, Unit

REVIEW, SITE = Method.DOCUMENT_REVIEW, Method.SITE_VISIT


def a_standard(
    code: str,
    text: str,
    kinds: tuple[Kind, ...],
    unit: str,
    *keywords: str,
    method: Method = REVIEW,
) -> Standard:
    return Standard(
        code,
        text,
        (method,),
        tuple(Requirement(k) for k in kinds),
        (unit,),
        ("市文明办",),
        keywords,
    )


ADVERTISING = Content(
    "Ⅲ-7",
    "公益广告刊播",
    (
        a_standard(
            "Ⅲ-7-1",
            "建立公益广告征集制作、审查刊播、日常维护和更新制度，明确各类媒介的刊播要求。",
            (Kind.PAPER, Kind.REPORT),
            "市委宣传部",
            *("公益广告", "刊播制度", "征集制作", "审查刊播"),
        ),
        a_standard(
            "Ⅲ-7-2",
            "市属报纸、广播、电视和网站按规定数量、时段刊播公益广告，刊播凭证和统计表一致。",
            (Kind.PHOTO, Kind.TABLE),
            "市委宣传部",
            *("刊播凭证", "报纸广告", "电视广告", "刊播时段"),
        ),
        a_standard(
            "Ⅲ-7-3",
            "建筑围挡、公交站亭、户外大屏、车载屏幕等社会媒介公益广告达到规定比例，点位清单与实景图片对应。",
            (Kind.PHOTO, Kind.TABLE),
            "市工商局",
            *("公交站亭", "建筑围挡", "户外大屏", "点位清单"),
        ),
        a_standard("Ⅲ-7-4", "街上看得到。", (), "市工商局", method=SITE),
    ),
)
UNITY = Content(
    "Ⅲ-5",
    "民族团结教育",
    (
        a_standard(
            "Ⅲ-5-1",
            "民族团结进步宣传教育进机关、进学校、进社区，示范单位命名和活动情况有记录。",
            (Kind.REPORT, Kind.PHOTO),
            "市民委",
            *("民族团结进步", "宣传月", "示范单位", "民族政策", "进校园"),
        ),
    ),
)
SCHOOL = Content(
    "Ⅲ-1",
    "宣传普及",
    (
        a_standard("Ⅲ-1-2", "学习制度。", (Kind.PAPER,), "市委组织部", "学习制度", "检查办法"),
        a_standard("Ⅲ-1-3", "考核通报。", (Kind.TABLE,), "市委组织部", "考核结果", "督查通报"),
    ),
)
FIELD = Content(
    "Ⅲ-20", "街面秩序", (a_standard("Ⅲ-20-1", "秩序好。", (), "市公安局", method=SITE),)
)


def an_edition() -> Edition:
    indicator = Indicator("Ⅱ-1", "指标", (SCHOOL, UNITY, ADVERTISING, FIELD))
    block = Block("版块", (Project("Ⅰ-1", "项目", (indicator,)),))
    aliases = (Alias("市市场监督管理局", date(2018, 11, 1)), Alias("市工商行政管理局"))
    return Edition(
        "small", "小目录", official=False, blocks=(block,), units=(Unit("市工商局", aliases),)
    )
