"""The overview, used as a clerk would use it."""

from datetime import date

from desktop import settle, type_chinese
from PySide6.QtCore import QDate, Qt

from archivist.domain.dossier import SlotState
from archivist.domain.kind import Kind
from archivist.gui.desk import Desk
from archivist.gui.matrix import FIRST_KIND
from archivist.gui.pages.overview import OverviewPage
from archivist.services.workspace import create


def codes(page):
    return [row.code for row in page.model.shown]


def test_the_matrix_keeps_qts_contract(show, qtmodeltester):
    qtmodeltester.check(show(OverviewPage).model)


def test_typing_narrows_the_matrix(show):
    page = show(OverviewPage)

    type_chinese(page.filter, "Ⅲ-2-1")

    assert codes(page)[0] == "Ⅲ-2-1"
    assert all("Ⅲ-2-1" in code for code in codes(page))


def test_a_card_narrows_to_its_state_and_a_second_click_shows_all(show, desk, qtbot):
    page = show(OverviewPage)

    qtbot.mouseClick(page.picks["fails"], Qt.MouseButton.LeftButton)
    assert codes(page)
    assert all(row.has(SlotState.FAILS) for row in page.model.shown)

    qtbot.mouseClick(page.picks["fails"], Qt.MouseButton.LeftButton)
    assert len(codes(page)) == len(desk.assessment.dossiers)


def test_a_unit_in_the_side_card_is_a_filter(show):
    page = show(OverviewPage)

    page.progress.picked.emit("市文明办")

    assert codes(page)
    assert {row.unit for row in page.model.shown} == {"市文明办"}


def test_enter_on_a_cell_opens_the_standard_at_that_kind(show, desk, qtbot):
    page = show(OverviewPage)
    page.table.go_to(lambda row: row.code == "Ⅲ-1-1", FIRST_KIND)

    with qtbot.waitSignal(desk.wanted) as signal:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert signal.args == ["Ⅲ-1-1", Kind.PAPER, None]


def test_another_day_of_judgement_checks_anew(show, desk, qtbot):
    page = show(OverviewPage)

    page.day_bar.day.setDate(QDate(2017, 7, 1))
    settle(qtbot, desk)

    assert desk.assessment.as_of == date(2017, 7, 1)
    assert page.day_bar.usual.isVisible()


def test_an_unofficial_catalogue_is_called_so(show):
    assert show(OverviewPage).day_bar.tag.isVisible()


def test_cells_have_words_for_screen_readers(show):
    page = show(OverviewPage)
    index = page.model.index(0, FIRST_KIND)

    assert "规范文件：" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_workspace_never_scanned_offers_to_scan(qtbot, dressed, tmp_path):
    (tmp_path / "材料").mkdir()
    desk = Desk(create(tmp_path / "工作区", tmp_path / "材料"))
    page = OverviewPage(desk)
    qtbot.addWidget(page)
    desk.changed.connect(page.note)
    page.show()
    desk.check()
    settle(qtbot, desk)

    with qtbot.waitSignal(page.scan_wanted):
        page._scan.click()


def test_the_chosen_line_stays_chosen_after_a_check(show, desk, qtbot):
    page = show(OverviewPage)
    page.table.go_to(lambda row: row.code == "Ⅲ-2-1", 3)

    desk.check()
    settle(qtbot, desk)

    assert page.table.current_row().code == "Ⅲ-2-1"
    assert page.table.currentIndex().column() == 3
