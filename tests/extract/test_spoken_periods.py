"""Of what time a figure speaks."""

import pytest
from extract.containers import lines
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.prose import read_prose
from archivist.extract.spoken_periods import Spoken

_CYCLE, _HALF = "2019-08..2020-07", "2020-01..2020-06"


def _last(*paragraphs):
    return read_prose(lines(*paragraphs))[-1].period


@pytest.mark.parametrize(
    ("paragraphs", "period"),
    [
        (["2019年8月至2020年7月举办招聘会138场。", "新增就业10.2万人。"], _CYCLE),
        (["2019年8月至2020年7月举办招聘会138场。新增就业10.2万人。"], _CYCLE),
        (["2019年8月至2020年7月，工作扎实。", "新增就业10.2万人。", "救助300人。"], _CYCLE),
        (["2020年上半年工作情况", "新增就业10.2万人。"], _HALF),
        (["2019年上半年3410人，2020年上半年3560人。"], _HALF),
        (["2019年上半年3410人；2020年上半年3560人。"], _HALF),
        (["2020年上半年新增就业比2019年上半年增长5%，达到10.2万人。"], _HALF),
        (["2020年3月5日，召开会议。现场签约300人。"], "2020-03"),
        (["新增就业10.2万人（2020年1月至6月）。"], _HALF),
        (["2019年8月至2020年7月，举办招聘会。", "2020年上半年，救助300人。"], _HALF),
        (["2020年，全市推进。", "救助300人。"], "2020"),
        (["2020年上半年，推进。上年同期救助300人。"], "2019-01..2019-06"),
        (["2020年上半年，推进。去年救助300人。"], "2019"),
    ],
)
def test_a_figure_is_of_the_last_period_said(paragraphs, period):
    assert _last(*paragraphs) == period


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["救助300人。"],
        ["2020年3月5日，召开会议。", "救助300人。"],
        ["2020年3月集中整治。", "救助300人。"],
        ["按照《2019年工作方案》，推进工作。", "救助300人。"],
        ["推进工作（数据来源：2019年统计年鉴）。", "救助300人。"],
        ["全国2019年度体系要求明确。", "救助300人。"],
        ["2019年上半年，推进。", "今年救助300人。"],
        ["去年救助300人。"],
    ],
)
def test_days_papers_and_sources_give_later_figures_no_period(paragraphs):
    assert _last(*paragraphs) == ""


@given(st.lists(st.text("2019年68月至同期去比较上半（）《》，。0123人"), max_size=6))
def test_any_text_speaks_of_a_period_or_of_none(sentences):
    spoken = Spoken()

    for sentence in sentences:
        spoken.paragraph(sentence)
        assert isinstance(spoken.at(sentence, len(sentence) // 2, len(sentence) // 2), str)
        spoken.read(sentence)
