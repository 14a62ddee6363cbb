"""The search page."""

import pytest
from desktop import type_chinese, wait_for
from PySide6.QtCore import Qt

from archivist.gui.pages.hit_list import pieces, where
from archivist.gui.pages.search import SearchPage


@pytest.fixture
def page(show):
    return show(SearchPage)


def seek(qtbot, page, words):
    page.filter.clear()
    type_chinese(page.filter, words)
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    wait_for(
        qtbot, lambda: page._stack.currentIndex() == 0 or words in page._empty._headline.text()
    )


def test_words_in_the_text_are_found(page, qtbot):
    seek(qtbot, page, "公共场所公益广告")

    assert page.hits.hits.rowCount() == 4
    assert page.count.words.startswith("找到 4 份材料")


def test_names_are_found_apart_after_the_text(page, qtbot):
    seek(qtbot, page, "jpg")

    assert page.hits.current().field == "name"
    assert "在文件名里" in where(page.hits.current())


def test_nothing_found_says_what_to_try(page, qtbot):
    seek(qtbot, page, "没有这样的词")

    assert "没有找到" in page._empty._headline.text()


def test_enter_opens_where_the_hit_is_filed(page, desk, qtbot):
    seek(qtbot, page, "制定年度学习计划")

    with qtbot.waitSignal(desk.wanted) as signal:
        qtbot.keyClick(page.hits, Qt.Key.Key_Return)

    assert signal.args[0] == "Ⅲ-1-1"


def test_the_preview_marks_what_was_sought(page, qtbot):
    seek(qtbot, page, "制定年度学习计划")

    wait_for(qtbot, lambda: page.preview.count.text() == "1 处")


def test_a_snippet_falls_into_plain_and_marked_pieces():
    assert pieces("全市公益广告37块", [(2, 6)]) == [
        ("全市", False),
        ("公益广告", True),
        ("37块", False),
    ]
    assert pieces("a\nb", []) == [("a b", False)]
    assert pieces("公益", [(0, 2), (1, 2)]) == [("公益", True)]


def test_a_kind_narrows_the_search(page, qtbot):
    page.kinds.setCurrentIndex(page.kinds.findText("统计表格"))
    seek(qtbot, page, "公共场所公益广告")

    assert "没有找到" in page._empty._headline.text()
