"""Where a report names its sources."""

import pytest

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.sources import find_sourced


def sourced(*texts, page=None):
    passages = tuple(
        Passage(text, Place(page=page, paragraph=n), Part.BODY) for n, text in enumerate(texts, 1)
    )
    return find_sourced(Extract(passages), texts)


@pytest.mark.parametrize(
    "text",
    [
        "受理案件4216件（数据来源：市司法局统计年报）。",
        "投入380万元，配备督导员45名，由市民政局提供数据。",
        "数据由市民政局提供，投入380万元。",
        "据司法部法律援助信息系统，受理案件4216件。",
        "根据市财政局批复，安排经费412万元。",
        "经费412万元（市财政局批复）。",
    ],
)
def test_a_paragraph_that_names_its_source_is_sourced(text):
    assert sourced("情况说明。", text, "另有37块公益广告。", "。", "。", "。", "。") == {1}


@pytest.mark.parametrize(
    "text", ["依据有关规定投入380万元。", "由市民政局提供服务45次。", "平台注册志愿者380人。"]
)
def test_words_that_are_like_a_source_are_none(text):
    assert sourced(text) == frozenset()


def test_a_lone_line_of_source_at_the_end_is_for_all():
    assert sourced("投入380万元。", "配备45名。", "（数据来源：市司法局）", "2020年7月6日") == {
        0,
        1,
        2,
        3,
    }


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("[1]", "[1] 市司法局《2020年上半年法律援助统计报表》"),
        ("①", "① 数据来源：市司法局统计报表"),
    ],
)
def test_a_note_that_names_a_source_serves_the_paragraph_with_its_mark(mark, note):
    found = sourced(
        f"受理案件4216件{mark}。", "投入380万元。", "一。", "二。", "三。", "四。", note
    )

    assert 0 in found
    assert 1 not in found


def test_a_note_without_a_source_serves_nobody():
    assert sourced("受理案件4216件①。", "投入380万元。", "① 含往年结转。") == frozenset()


def test_the_lines_of_a_page_are_one_paragraph():
    lines = (
        "2020年上半年，全市受理法律援助案件4216件，受援4630人次，接待咨询2.8万人，",
        "开展法律援助进工地、进社区、进企业、进学校宣传活动58场，发放宣传资料12万份",
        "以上。（数据来源：市法律援助中心统计年报）",
        "全市配备专职律师37名，聘请兼职律师120名，建成工作站9个，覆盖全部街道和乡镇，",
        "经费列入预算。",
    )

    assert sourced(*lines, page=1) == {0, 1, 2}
