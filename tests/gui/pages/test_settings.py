"""Settings are written at once, and what is not set is said to be."""

import pytest
from desktop import settle, wait_for
from PySide6.QtCore import QDate

from archivist.gui.pages.own_limits import OwnLimitDialog
from archivist.gui.pages.settings import SettingsPage
from archivist.gui.theme import Scheme


@pytest.fixture
def page(show):
    return show(SettingsPage)


def texts(desk):
    return desk.workspace.decided().settings


def test_what_is_not_set_is_said_to_be(page):
    assert page.states["min_count"].text() == "未设置"
    assert page.states["city"].text() == ""
    assert "M02" in page.not_run.text()


def test_no_limit_is_a_choice_of_its_own(page, desk, qtbot):
    page.limits["max_count"].choice.setCurrentIndex(1)
    settle(qtbot, desk)

    assert texts(desk)["max_count"] == "不限"
    assert page.states["max_count"].text() == ""


def test_a_wrong_value_is_told_and_not_written(page, desk):
    told = []
    desk.told.connect(lambda *said: told.append(said[1]))
    page.lines["test_month"].setText("八月")

    page.lines["test_month"].editingFinished.emit()

    assert told == ["bad"]
    assert texts(desk)["test_month"] == "2017-08"


def test_the_review_day_is_written_and_can_be_cleared(page, desk, qtbot):
    page.day.setDate(QDate(2017, 8, 20))
    settle(qtbot, desk)
    assert texts(desk)["review_date"] == "2017-08-20"

    page._write("review_date", None)
    settle(qtbot, desk)
    assert "review_date" not in texts(desk)
    assert page.day.text() == "未设置"


def test_a_limit_of_one_standard_is_added_and_removed(page, desk, qtbot):
    page.own._ask()
    dialog = page.window().findChild(OwnLimitDialog)
    dialog.setting.setCurrentIndex(dialog.setting.findText("最少份数"))
    dialog.standard.setText("7-3")
    dialog.value.setText("2")
    dialog.accept()
    settle(qtbot, desk)
    assert texts(desk)["min_count.Ⅲ-7-3"] == "2"

    page.own.table.setCurrentIndex(page.own.model.index(0, 0))
    page.own._remove()
    settle(qtbot, desk)
    wait_for(qtbot, page.own.none.isVisible)
    assert "min_count.Ⅲ-7-3" not in texts(desk)


def test_the_look_is_asked_of_the_window(page, qtbot):
    page.scheme.setCurrentIndex(list(Scheme).index(Scheme.DARK))

    with qtbot.waitSignal(page.scheme_wanted) as signal:
        page.scheme.activated.emit(page.scheme.currentIndex())

    assert signal.args[0] is Scheme.DARK
