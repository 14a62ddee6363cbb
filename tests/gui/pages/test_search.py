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


def test_a_mistyped_word_is_offered_as_it_was_meant(page, qtbot):
    seek(qtbot, page, "公恭场所")
    wait_for(qtbot, lambda: page.guesses[0].text() == "公共场所")

    page.guesses[0].click()

    wait_for(qtbot, lambda: page.hits.hits.rowCount() == 4)


def test_a_search_is_saved_and_comes_back_with_its_filters(page, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("ARCHIVIST_CONFIG", str(tmp_path / "kept"))
    page.kinds.setCurrentIndex(page.kinds.findText("说明报告"))
    seek(qtbot, page, "公共场所")
    page.saved.keep("场所")
    page.kinds.setCurrentIndex(0)
    page.filter.clear()

    page.saved.fill()
    next(a for a in page.saved.menu().actions() if a.text() == "场所").trigger()

    assert (page.filter.text(), page.kinds.currentText()) == ("公共场所", "说明报告")


def test_materials_like_a_hit_are_shown(page, qtbot):
    seek(qtbot, page, "公共场所公益广告")
    found = page.hits.current()

    page.menu_of(found).actions()[0].trigger()

    wait_for(qtbot, lambda: found.path not in {hit.path for hit in page.hits.hits._hits})
    assert page.hits.hits.rowCount() >= 3


def test_what_is_not_filed_yet_is_found_apart(page, qtbot):
    page.standings.setCurrentIndex(page.standings.findText("未归档"))
    seek(qtbot, page, "制定年度学习计划")

    assert "没有找到" in page._empty._headline.text()
