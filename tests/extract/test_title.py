"""Titles as offices lay them out."""

import pytest
from extract.containers import grid, headed, lines

from archivist.domain.place import Place
from archivist.extract.base import Extract, Passage
from archivist.extract.title import ends_with_type, find_title, is_head_line, name_title


def _title(*texts):
    _, found = headed(lines(*texts))
    return found.titled.text if found.titled else None


def _look(text, size, *, centred=True):
    return Passage(text, Place(paragraph=1), centred=centred, font_size=size)


def test_red_head_number_and_urgency_are_no_title():
    got = _title(
        "000012",
        "特急",
        "包头市人民政府文件",
        "包府发〔2017〕12号",
        "关于印发工作方案的通知",
        "各区人民政府：",
        "现将方案印发给你们，请认真执行。",
    )

    assert got == "关于印发工作方案的通知"


def test_a_title_over_several_lines_is_joined():
    got = _title(
        "包头市人民政府",
        "关于印发包头市创建全国文明城市",
        "三年行动计划（2018—2020年）的通知",
        "各旗县区人民政府：",
    )

    assert got == "包头市人民政府关于印发包头市创建全国文明城市三年行动计划（2018—2020年）的通知"


def test_centred_lines_of_one_size_are_one_title():
    extract = Extract(
        (
            _look("包头市志愿服务", 22.0),
            _look("工作情况说明", 22.0),
            _look("（2017年5月）", 16.0),
            _look("一年来，我市开展了多项活动，成效明显。", 16.0, centred=False),
        )
    )

    _, found = headed(extract)

    assert found.titled.text == "包头市志愿服务工作情况说明"
    assert found.titled.sure == 0.95
    assert (found.first, found.last) == (0, 1)


def test_a_subtitle_in_brackets_belongs_to_the_title():
    extract = Extract(
        (_look("垃圾分类管理办法", 22.0), _look("（试行）", 22.0), _look("第一条 为了管理。", 16.0))
    )

    _, found = headed(extract)

    assert found.titled.text == "垃圾分类管理办法（试行）"


def test_spread_characters_are_closed_up():
    assert _title("会 议 纪 要", "一、会议听取了汇报。") == "会议纪要"


def test_a_title_given_as_a_field_is_taken():
    assert _title("索引号：123", "标题：关于开展检查的通知", "正文。") == "关于开展检查的通知"


def test_the_first_sentence_of_plain_prose_is_no_title():
    assert _title("2017年以来，我市认真开展工作，取得了成效。", "一、主要做法。") is None


def test_a_sheet_is_titled_by_the_cell_above_its_table():
    _, found = headed(
        grid(["志愿服务统计表"], ["填报单位：市文明办"], ["单位", "人数"], ["甲", "1"])
    )

    assert found.titled.text == "志愿服务统计表"
    assert found.titled.place.cell == "A1"


def test_a_sheet_without_such_a_cell_is_titled_by_its_tab():
    _, found = headed(grid(["单位", "人数"], ["甲", "1"], sheet="社区活动场所"))

    assert found.titled.text == "社区活动场所"


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("包头市工作方案", True),
        ("Microsoft Word - 文档1", False),
        ("文档1", False),
        ("PowerPoint 演示文稿", False),
        (r"C:\材料\工作方案汇总.doc", False),
        ("untitled", False),
    ],
)
def test_a_property_is_a_title_only_when_it_is_sane(said, taken):
    found = find_title(Extract(properties={"title": said}), [])

    assert (found.titled is not None) is taken


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Ⅲ-7-3-02 志愿服务情况.doc", "志愿服务情况"),
        ("附件1 名单.doc", "名单"),
        ("IMG_20170412.jpg", None),
        ("微信图片_20170412093000.jpg", None),
        ("新建 Microsoft Word 文档.docx", None),
        ("扫描0001.pdf", None),
    ],
)
def test_a_name_is_a_title_only_when_a_person_gave_it(name, title):
    found = name_title(name)

    assert (found.text if found else None) == title


def test_kinds_of_papers_are_recognised_at_the_end():
    assert ends_with_type("关于……的通知（试行）")
    assert ends_with_type("人员情况统计表")
    assert not ends_with_type("认真开展工作")


def test_a_line_with_only_a_number_or_a_date_is_head():
    assert is_head_line("包府发〔2017〕12号")
    assert is_head_line("2017年3月10日")
    assert not is_head_line("关于转发包府发〔2017〕12号文件的通知")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2017年4月12日 钢铁大街公益广告.jpg", "2017年4月12日 钢铁大街公益广告"),
        ("03 37块公益广告.jpg", "37块公益广告"),
        ("1.2-3_方案.docx", "方案"),
        ("附件2 名单.xlsx", "名单"),
    ],
)
def test_a_number_that_belongs_to_the_words_stays_with_them(name, title):
    assert name_title(name).text == title
