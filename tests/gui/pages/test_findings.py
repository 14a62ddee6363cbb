"""The findings page."""

import pytest
from builders import a_text
from desktop import settle, type_chinese, wait_for
from PySide6.QtCore import Qt

from archivist.domain.finding import Level
from archivist.gui import work
from archivist.gui.dialogs.assign import AssignDialog
from archivist.gui.dialogs.caption_changes import CaptionChangesDialog
from archivist.gui.dialogs.waive import WaiveDialog
from archivist.gui.finding_groups import Grouping
from archivist.gui.pages.findings import FindingsPage
from archivist.services.filing import undo


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


def captions_of(desk):
    return [f.caption for f in desk.workspace.decided().filings.values() if f.path.endswith(".jpg")]


def test_captions_of_a_group_are_seen_before_and_after_written_and_undone(page, desk, qtbot):
    said = "学习现场.jpg：2017年4月12日，云川市图书馆，市文明办组织学习\n"
    a_text(desk.workspace.evidence / "Ⅲ-2-1" / "图片说明.txt", said)
    desk.run(work.scanning(desk.judging(desk.workspace)))
    settle(qtbot, desk)
    page.groups.ways[Grouping.RULE].click()
    wait_for(qtbot, lambda: page.groups.table.go_to(lambda group: group.value == "P04"))

    assert page.groups.caption.isVisible()
    page.groups.caption.click()
    settle(qtbot, desk)
    dialog = page.window().findChild(CaptionChangesDialog)
    [line] = dialog.model.shown
    assert (line.ticked, line.change.before) == (True, "")
    dialog.accept()
    settle(qtbot, desk)
    written = captions_of(desk)
    undo(desk.workspace)

    assert written == ["2017年4月12日，云川市图书馆，市文明办组织学习"]
    assert captions_of(desk) == [""] or captions_of(desk) == [None]


def test_a_group_without_photos_offers_no_captions(page):
    page.groups.ways[Grouping.RULE].click()
    page.groups.table.go_to(lambda group: group.value == "D01")

    assert page.groups.table.current_row().value == "D01"
    assert not page.groups.caption.isVisible()


def test_captions_asked_for_findings_without_photos_are_told_to_choose(page, desk):
    told = []
    desk.told.connect(lambda sentence, _tone: told.append(sentence))
    page.table.go_to(lambda row: row.code == "D01")

    page._ask_captions()

    assert told == ["先选中缺图片说明的问题（P04、P05）。"]
