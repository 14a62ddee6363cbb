"""The manual in its window."""

import pytest

from archivist.gui.help_window import HelpWindow
from archivist.gui.pages.findings import FindingsPage


@pytest.fixture
def manual(qtbot, dressed):
    made = HelpWindow([("F5", "扫描并检查")])
    qtbot.addWidget(made)
    return made


def test_it_opens_at_a_rule(manual):
    manual.open_at("G07")

    assert "密码" in manual.browser.toPlainText()
    assert manual.list.currentItem().text().startswith("G07")


def test_searching_narrows_the_list_and_marks_the_words(manual):
    before = manual.list.count()

    manual.search.setText("密码")

    assert 0 < manual.list.count() < before
    assert manual.browser.extraSelections()


def test_what_is_not_found_is_said(manual):
    manual.show()

    manual.search.setText("没有这个词吧")

    assert manual.none.isVisible()
    assert manual.browser.toPlainText() == ""


def test_the_keys_are_in_it(manual):
    manual.open_at("keys")

    assert "扫描并检查" in manual.browser.toPlainText()


def test_f1_on_a_finding_opens_its_rule(window, qtbot):
    window.go("findings")
    page = window.pages.currentWidget()
    assert isinstance(page, FindingsPage)
    qtbot.waitUntil(lambda: page.table.current_row() is not None, timeout=10_000)

    window.actions_.by_name["help"].trigger()

    assert window._help.list.currentItem().text().startswith(page.table.current_row().code)
