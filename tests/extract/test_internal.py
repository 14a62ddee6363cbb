"""Marks of a paper itself, told from words about such papers."""

import pytest

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.internal import find_internal


def marks(*lines):
    passages = tuple(Passage(line, Place(paragraph=n)) for n, line in enumerate(lines, 1))
    return [spot.text for spot in find_internal(Extract(passages))]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("内部资料", "内部资料"),
        ("内部资料　注意保存", "内部资料注意保存"),
        ("（此件依申请公开）", "依申请公开"),
        ("公开方式：不予公开", "公开方式：不予公开"),
        ("关于经费安排的通知（内部使用）", "内部使用"),
        ("★工作秘密", "工作秘密"),
        ("本资料不得外传", "不得外传"),
        ("讨论稿  请勿外传", "请勿外传"),
        ("请勿外传 （征求意见稿）", "请勿外传"),
    ],
)
def test_a_mark_is_found(line, mark):
    assert marks(line) == [mark]


@pytest.mark.parametrize(
    "line",
    [
        "包头市内部资料性出版物管理办法",
        "完善依申请公开工作流程，按时答复群众申请。",
        "（此件公开发布）",
        "各单位要加强内部管理，注意保存台账资料，按月归档。",
        "公开方式：主动公开",
        "政务信息  依申请公开",
    ],
)
def test_words_about_such_papers_are_none(line):
    assert not marks(line)


@pytest.mark.parametrize(
    "header", ["讨论稿  请勿外传", "市文明办　内部资料", "第3页 | 请勿外传", "讨论稿\t请勿外传"]
)
def test_a_mark_beside_other_words_in_a_header_is_found(header):
    extract = Extract((Passage("办法"), Passage(header, part=Part.HEADER)))

    assert find_internal(extract)


@pytest.mark.parametrize("header", ["市文明办　内部", "内部资料管理办法", "包头市政府　公开发布"])
def test_a_header_that_bears_no_mark_is_none(header):
    extract = Extract((Passage("办法"), Passage(header, part=Part.HEADER)))

    assert not find_internal(extract)
