"""The findings page."""

import pytest
from desktop import settle, type_chinese, wait_for
from PySide6.QtCore import Qt

from archivist.domain.finding import Level
from archivist.gui.dialogs.assign import AssignDialog
from archivist.gui.dialogs.waive import WaiveDialog
from archivist.gui.finding_groups import Grouping
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


def test_a_group_narrows_to_its_findings_and_back(page):
    for way in Grouping:
        page.groups.ways[way].click()
        group = page.groups.model.row_at(0)

        page.groups.pick(group)
        assert len(page.model.shown) == group.count
        assert all(group.takes(row) for row in page.model.shown)

        page.groups.pick(group)
        assert len({row.code for row in page.model.shown}) > 1


def test_enter_on_a_group_narrows_and_its_action_is_told(page, qtbot):
    group = page.groups.table.current_row()

    qtbot.keyClick(page.groups.table, Qt.Key.Key_Return)

    assert page.groups.picked_group == group
    assert page.groups.narrow.isChecked()
    assert page.groups.action.text() == group.action


def test_what_nobody_set_leads_to_the_settings(page, desk, qtbot):
    page.groups.table.go_to(lambda group: group.setting == "max_count")

    with qtbot.waitSignal(desk.went) as signal:
        page.groups.set.click()

    assert signal.args[0] == "settings"
    assert page.groups.set.isVisible()
    assert not page.groups.waive.isVisible()


def test_a_group_is_assigned_at_once(page, desk, qtbot):
    page.groups.ways[Grouping.UNIT].click()
    group = page.groups.model.row_at(0)

    page.groups.assign.click()
    dialog = page.window().findChild(AssignDialog)
    dialog.unit.setCurrentText("市体育局")
    dialog.person.setText("李四")
    dialog.accept()
    settle(qtbot, desk)

    who = {desk.assessment.by_code[code].assignment.person for code in group.standards}
    assert who == {"李四"}


def test_a_group_is_waived_at_once(page, desk, qtbot):
    page.groups.ways[Grouping.RULE].click()
    page.groups.table.go_to(lambda group: group.value == "D01")

    page.groups.waive.click()
    dialog = page.window().findChild(WaiveDialog)
    dialog.reason.setPlainText("原件如此")
    dialog.accept()
    settle(qtbot, desk)

    wait_for(qtbot, lambda: any(row.code == "D01" and row.waived for row in page._rows))


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
