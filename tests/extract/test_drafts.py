"""Drafts, and papers that only speak of drafts."""

import pytest
from extract.containers import headed, lines

from archivist.domain.signs import DraftSign
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.drafts import find_drafts, mark_in_name


def _mark(extract, name="办法.docx"):
    own, title = headed(extract)
    said = find_drafts(extract, own, title) or tuple(mark_in_name(name, title.titled))
    return [draft.spot.text for draft in said if draft.sign is DraftSign.MARK]


@pytest.mark.parametrize(
    "texts",
    [
        ("垃圾分类管理办法（征求意见稿）", "第一条 为了管理，制定本办法。"),
        ("垃圾分类管理办法", "（送审稿）", "第一条 为了管理，制定本办法。"),
        ("（讨 论 稿）", "垃圾分类管理办法", "第一条 为了管理，制定本办法。"),
        ("工作方案草稿", "一、目标。"),
        ("（草稿）夜市细则", "一、目标。"),
        ("【征求意见稿】夜市管理细则", "一、目标。"),
        ("夜市管理细则（讨论稿）（2017年3月）", "一、目标。"),
        ("讨论稿  请勿外传", "夜市管理细则", "一、目标。"),
        ("内部讨论稿", "夜市管理细则", "一、目标。"),
    ],
)
def test_a_mark_in_the_head_is_found(texts):
    assert len(_mark(lines(*texts))) == 1


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("办法（征求意见稿）.docx", True),
        ("办法-送审稿v2.docx", True),
        ("办法_样本.docx", True),
        ("样本调查统计.docx", False),
        ("抽样样本.docx", False),
        ("关于征求《办法（征求意见稿）》意见的通知.docx", False),
        ("征求意见稿的说明.docx", False),
    ],
)
def test_a_mark_in_the_name_is_found(name, found):
    assert bool(_mark(lines("垃圾分类管理办法", "第一条 正文。"), name)) is found


@pytest.mark.parametrize(
    "texts",
    [
        ("关于公开征求《办法（征求意见稿）》意见的通知", "各单位：", "现将征求意见稿印发给你们。"),
        ("办法编制说明", "（征求意见稿）", "一、背景。"),
        ("工作总结", "我们对征求意见稿作了修改，形成送审稿。"),
        ("（试行）夜市管理细则", "一、目标。"),
        ("草稿纸管理细则", "一、目标。"),
        ("关于对（征求意见稿）反馈意见的函", "一、目标。"),
    ],
)
def test_papers_about_drafts_are_none(texts):
    assert _mark(lines(*texts)) == []


@pytest.mark.parametrize(
    "head",
    [
        "讨论稿  请勿外传",
        "请勿外传　征求意见稿",
        "【讨论稿】夜市细则",
        "送审稿 第二稿",
        "讨论稿，注意保存",
        "夜市细则　征求意见稿",
    ],
)
def test_a_mark_beside_others_in_the_header_is_found(head):
    extract = Extract((Passage("办法"), Passage(head, part=Part.HEADER)))

    assert len(_mark(extract)) == 1


@pytest.mark.parametrize("head", ["草案起草小组 请勿外传", "市文明办  请勿外传", "夜市细则 第3页"])
def test_a_header_without_a_mark_is_no_drafts(head):
    extract = Extract((Passage("办法"), Passage(head, part=Part.HEADER)))

    assert _mark(extract) == []


def test_a_watermark_in_the_header_is_found():
    extract = Extract((Passage("办法"), Passage("草 稿", part=Part.HEADER)))

    assert _mark(extract) == ["草稿"]
