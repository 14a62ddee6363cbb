"""What nobody filled in, and what only looks like it."""

import pytest
from extract.containers import lines

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.placeholders import find_placeholders


@pytest.mark.parametrize(
    "text",
    [
        "XX市开展了活动。",
        "××市开展了活动。",
        "由×××负责。",
        "单位：XXX",
        "某某市文明办",
        "某某单位的做法",
        "具体数据待补充。",
        "活动时间待定。",
        "此处填写活动情况",
        "20XX年工作总结",
        "201X年工作总结",
        "20__年工作总结",
        "共投入____万元",
        "【请填写单位名称】",
        "xx县xx镇",
        "单击此处输入文字。",
        "XXXX年XX月XX日",
    ],
)
def test_template_text_is_found(text):
    assert find_placeholders(lines(text))


@pytest.mark.parametrize(
    "text",
    [
        "展板尺寸10×20米，共3×4块。",
        "王××，女，35岁，低保户。",
        "电话138××××1234",
        "车牌蒙B×××12",
        "张某某被评为身边好人",
        "群众说：“某某单位就是不一样。”",
        "有待补充完善的地方",
        "优待定点医院",
        "等待定期检查",
        "【活动内容】清扫街道",
        "签名：__________",
        "________________",
        "邮箱xxx@example.cn",
        "XXL号工作服",
        "第XXIV届",
        "网址 http://www.xxx.gov.cn",
        "某市民来电",
    ],
)
def test_what_stands_there_on_purpose_is_not(text):
    assert find_placeholders(lines(text)) == ()


def test_a_spot_says_where_it_stands_and_what_is_around():
    (spot,) = find_placeholders(lines("一切正常。", "今年以来，XX市共开展活动。"))

    assert spot.place == Place(paragraph=2)
    assert "XX市" in spot.text


def test_comments_and_hidden_text_are_not_looked_at():
    extract = Extract((Passage("XX市", part=Part.COMMENT), Passage("待补充", part=Part.HIDDEN)))

    assert find_placeholders(extract) == ()


def test_a_template_of_a_thousand_blanks_is_cut():
    assert len(find_placeholders(lines(*["XX市"] * 300))) == 50
