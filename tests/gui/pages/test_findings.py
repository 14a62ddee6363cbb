"""The findings page."""

import pytest
from desktop import settle, type_chinese, wait_for
from PySide6.QtCore import Qt

from archivist.domain.finding import Level
from archivist.gui.dialogs.waive import WaiveDialog
from archivist.gui.pages.findings import FindingsPage


@pytest.fixture
def page(show, qtbot):
    made = show(FindingsPage)
    wait_for(qtbot, lambda: made.model.rows)
    return made


def test_every_open_finding_is_listed(page, desk):
    assert len(page.model.shown) == len(desk.assessment.open_findings)


def test_the_model_keeps_qts_contract(page, qtmodeltester):
    qtmodeltester.check(page.model)


def test_a_chip_shows_one_level(page, qtbot):
    qtbot.mouseClick(page.chips[Level.HINT], Qt.MouseButton.LeftButton)

    assert {row.level for row in page.model.shown} == {Level.HINT}


def test_words_narrow_the_list(page):
    type_chinese(page.filter, "旧方案")

    assert page.model.shown
    assert all("旧方案" in row.path + row.message for row in page.model.shown)


def test_a_cause_narrows_to_its_rule_and_back(page):
    cause = page.cause_model.row_at(0)

    page._pick_cause(cause)
    assert {row.code for row in page.model.shown} == {cause.code}
    assert len(page.model.shown) == cause.count

    page._pick_cause(cause)
    assert len({row.code for row in page.model.shown}) > 1


def test_the_detail_says_remedy_and_basis(page):
    page.table.go_to(lambda row: row.code == "D01")

    assert page.detail.head.words.startswith("D01")
    assert page.detail.remedy.text().startswith("处理办法")
    assert "依据" in page.detail.doc.text()


def test_enter_opens_the_piece_in_its_standard(page, desk, qtbot):
    page.table.go_to(lambda row: row.code == "D01")

    with qtbot.waitSignal(desk.wanted) as signal:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert signal.args[0] == "Ⅲ-1-1"
    assert signal.args[2] == "Ⅲ-1-1/旧方案.docx"


def test_selected_findings_are_waived_together(page, desk, qtbot):
    page.chips[Level.HINT].setChecked(True)
    page.table.selectAll()
    chosen = len(page.table.chosen_rows())

    page._ask_waiver()
    dialog = page.window().findChild(WaiveDialog)
    dialog.reason.setPlainText("先不归档")
    dialog.accept()
    settle(qtbot, desk)

    wait_for(qtbot, lambda: not page.model.shown)
    assert page.waived.text().strip().endswith(str(chosen))
