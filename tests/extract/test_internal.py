"""Marks of a paper itself, told from words about such papers."""

import pytest

from archivist.domain.place import Place
from archivist.extract.base import Extract, Passage
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
    ],
)
def test_words_about_such_papers_are_none(line):
    assert not marks(line)
