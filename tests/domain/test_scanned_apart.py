"""Which files are pages of one paper."""

import pytest
from rules.objects import evidence, several

from archivist.domain.scanned_apart import is_scanned_apart, with_pages


def _apart(one, other, number=None):
    first = evidence(one, format="jpeg", number=number)
    return is_scanned_apart(first, evidence(other, format="jpeg", text=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/文明用语通知_红头页.jpg", "a/文明用语通知_盖章页.jpg"),
        ("a/文明用语通知（红头）.jpg", "b/文明用语通知（盖章）.jpg"),
        ("文明用语通知首页.jpg", "文明用语通知末页.jpg"),
        ("文明用语通知第1页.jpg", "文明用语通知第2页.jpg"),
        ("文明用语通知-1.jpg", "文明用语通知-2.jpg"),
        ("文明用语通知(1).jpg", "文明用语通知(2).jpg"),
        ("文明用语通知红头页1.jpg", "文明用语通知盖章页2.jpg"),
        ("Ⅲ-84-3-01 文明用语通知 红头页.jpg", "Ⅲ-84-3-02 文明用语通知 盖章页.jpg"),
        ("1红头页文明用语通知.jpg", "2盖章页文明用语通知.jpg"),
        ("2017年文明用语通知.jpg", "2017年文明用语通知盖章页（扫描件）.jpg"),
        ("a/通知红头页.jpg", "a/通知盖章页.jpg"),
        ("a/红头页.jpg", "a/盖章页.jpg"),
    ],
)
def test_names_that_differ_by_the_page_are_one_paper(one, other):
    assert _apart(one, other)
    assert _apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("文明用语通知_红头页.jpg", "文明餐桌通知_盖章页.jpg"),
        ("2016年工作方案红头页.jpg", "2017年工作方案盖章页.jpg"),
        ("工作方案1红头页.jpg", "工作方案2盖章页.jpg"),
        ("a/红头页.jpg", "b/盖章页.jpg"),
        ("a/工作方案-1.jpg", "b/工作方案-2.jpg"),
        ("通知.jpg", "通知盖章页.jpg"),
        ("工作方案.jpg", "工作方案.png"),
    ],
)
def test_other_names_are_other_papers(one, other):
    assert not _apart(one, other)


def test_word_files_with_running_numbers_are_papers_of_their_own():
    first, second = several([{"path": "工作方案1.docx"}, {"path": "工作方案2.docx"}])

    assert not is_scanned_apart(first, second)


def test_two_numbers_decide_alone():
    same, other = (
        evidence("方案盖章页.jpg", format="jpeg", number=number)
        for number in ("包府发[2017]12号", "包府发〔2017〕13号")
    )
    first = evidence("方案红头页.jpg", format="jpeg", number="包府发〔2017〕12号")

    assert is_scanned_apart(same, first)
    assert not is_scanned_apart(other, first)


def test_only_papers_that_are_there_have_pages():
    head, seal, report, gone = several(
        [
            {"path": "学习制度红头页.jpg"},
            {"path": "学习制度盖章页.jpg"},
            {"path": "学习制度末页.jpg", "kind": "report"},
            {"path": "学习制度首页.jpg", "vanished": True},
        ]
    )

    assert with_pages([head, seal, report, gone]) == {head.path: (seal,), seal.path: (head,)}
