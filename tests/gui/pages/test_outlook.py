"""The 到期 page, used as a clerk would use it."""

from datetime import date

import pytest
from desktop import settle, type_chinese
from PySide6.QtCore import Qt

from archivist.domain.kind import Kind
from archivist.gui.pages.outlook import OutlookPage


@pytest.fixture
def page(show, desk, qtbot):
    made = show(OutlookPage)
    settle(qtbot, desk)
    made.slider.setValue(made.slider.maximum())
    return made


def test_its_table_keeps_qts_contract(page, qtmodeltester):
    qtmodeltester.check(page.model)


def test_what_will_fall_is_told_with_the_day_and_the_reason(page):
    falling = [row for row in page.model.shown if row.left]

    assert [(row.code, row.kind, row.day) for row in falling] == [
        ("Ⅲ-1-1", Kind.PAPER, date(2018, 4, 1)),
        ("Ⅲ-2-1", Kind.PHOTO, date(2018, 5, 1)),
    ]
    assert "有效期" in falling[0].why
    assert falling[0].paths == ("Ⅲ-1-1/方案.docx",)


def test_at_first_it_looks_three_months_ahead(show, desk, qtbot):
    page = show(OutlookPage)
    settle(qtbot, desk)

    assert page.day_said.text() == "2017-11-08"


def test_the_slider_looks_less_far(page):
    page.slider.setValue(7)

    assert page.day_said.text() == "2017-08-17"
    assert not [row for row in page.model.shown if row.left]


def test_a_card_shows_only_what_is_coming_and_a_second_click_all(page, qtbot):
    everything = len(page.model.shown)

    qtbot.mouseClick(page.picks["coming"], Qt.MouseButton.LeftButton)
    assert len(page.model.shown) == 2

    qtbot.mouseClick(page.picks["coming"], Qt.MouseButton.LeftButton)
    assert len(page.model.shown) == everything


def test_typing_and_choosing_a_unit_narrow(page):
    type_chinese(page.filter, "Ⅲ-1-1")
    page.show_filter("市文明办")

    assert {row.unit for row in page.model.shown} == {"市文明办"}
    assert all("Ⅲ-1-1" in row.code for row in page.model.shown)


def test_enter_opens_the_piece_that_falls(page, desk, qtbot):
    page.table.go_to(lambda row: row.left > 0)

    with qtbot.waitSignal(desk.wanted) as signal:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert signal.args == ["Ⅲ-1-1", Kind.PAPER, "Ⅲ-1-1/方案.docx"]


def test_judging_on_the_day_of_the_slider_judges_everything_then(page, desk, qtbot):
    page.slider.setValue(31)

    qtbot.mouseClick(page.judge, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)

    assert desk.assessment.as_of == date(2017, 9, 10)


def test_without_a_check_it_says_what_to_do(show, desk):
    desk.assessment = None

    page = show(OutlookPage)

    assert page._stack.currentIndex() == 1
