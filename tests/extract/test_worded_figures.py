"""Figures in Chinese numerals."""

import pytest
from extract.containers import lines
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.worded_figures import find_worded_figures


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("整改率达到百分之九十六。", "百分之九十六"),
        ("满意率为百分之九十六点五。", "百分之九十六点五"),
        ("死亡率千分之三。", "千分之三"),
        ("三分之二以上的村建有广场。", "三分之二"),
        ("覆盖率百分之百。", "率百分之百"),
        ("检查单位三千四百余家次。", "三千四百余家次"),
        ("培训人员两千人次。", "两千人次"),
        ("投入资金壹仟万元整。", "壹仟万元"),
        ("投入资金三亿二千万元。", "三亿二千万元"),
        ("投入三万元。", "三万元"),
        ("注册志愿者三十八万人。", "三十八万人"),
        ("新增绿地十二点五公顷。", "十二点五公顷"),
        ("修路五公里。", "五公里"),
        ("举办讲座二十八场。", "二十八场"),
        ("建成示范点三十二个。", "三十二个"),
        ("接待群众近百人。", "近百人"),
        ("发放资料上万份。", "上万份"),
        ("覆盖面超过九成。", "超过九成"),
        ("八成以上的居民参加。", "八成以上"),
        ("达标率提高五个百分点。", "五个百分点"),
        ("参与人数增长两倍。", "两倍"),
    ],
)
def test_a_number_in_words_with_a_unit_or_a_share_is_found(sentence, figure):
    assert [spot.text for spot in find_worded_figures(lines(sentence))] == [figure]


@pytest.mark.parametrize(
    "sentence",
    [
        "一是加强领导，二是落实责任。",
        "召开一次会议，制定一个方案。",
        "做到“四明确”，建立三项制度。",
        "学习贯彻党的二十大精神和中央八项规定。",
        "依据第十六条、第一百二十条第三款。",
        "按照《关于三千名教师培训的通知》执行。",
        "“十三五”期间，弘扬二十四字核心价值观。",
        "做到十个坚持、十二个方面全覆盖。",
        "出台二十条措施，落实十二项任务。",
        "惠及千家万户，群策群力，百花齐放。",
        "一成不变不行，三成员单位协作，志愿队伍有三成立先后。",
        "二〇一九年十二月三十一日，历时二十余年。",
        "二十四小时值守，十五分钟生活圈。",
        "十分重视，万分感谢，百分之百投入工作。",
        "事半功倍，百倍努力。",
        "一方面抓建设，一体推进，万无一失。",
        "三个代表、两个维护、四个意识。",
        "第三十二场比赛。",
    ],
)
def test_slogans_articles_dates_and_lists_are_no_figures(sentence):
    assert find_worded_figures(lines(sentence)) == ()


@given(st.text("第一二三十百千万分之成倍个元人次家余，。《》“”", max_size=40))
def test_what_is_found_stands_in_the_text(text):
    assert all(spot.text in text for spot in find_worded_figures(lines(text)))


def test_no_more_than_a_few_are_kept():
    assert len(find_worded_figures(lines("两千人次。" * 50))) == 5
