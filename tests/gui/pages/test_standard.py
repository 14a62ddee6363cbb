"""One standard: pieces, findings, dropping, captions, taking out."""

from datetime import date

import pytest
from builders import a_docx, a_photo, a_text
from desktop import settle, wait_for
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from archivist.domain.kind import Kind
from archivist.gui import work
from archivist.gui.dialogs.assign import AssignDialog
from archivist.gui.dialogs.captions import CaptionsDialog
from archivist.gui.dialogs.describe import CaptionDialog, DateDialog
from archivist.gui.dialogs.tenures import TenuresDialog
from archivist.gui.dialogs.waive import WaiveDialog
from archivist.gui.pages.piece_row import DoubtLine, FindingLine
from archivist.gui.pages.standard import StandardPage
from archivist.services.filing import file_materials, undo
from archivist.services.scan import scan


@pytest.fixture
def page(show):
    made = show(StandardPage)
    made.open("Ⅲ-1-1")
    return made


def card(page, kind):
    return next(each for each in page._cards if each.kind is kind)


def pieces(page, kind):
    return [row.evidence.path for row in card(page, kind).rows]


def test_it_shows_what_is_filed_by_kind(page):
    assert pieces(page, Kind.PAPER) == ["Ⅲ-1-1/方案.docx", "Ⅲ-1-1/旧方案.docx"]
    assert page.head.code.text() == "Ⅲ-1-1"
    assert "张三" in page.head.responsible.words


def test_findings_stand_under_their_piece_with_the_remedy(page):
    row = card(page, Kind.PAPER).row_of("Ⅲ-1-1/旧方案.docx")

    assert "D01" in {finding.code for finding in row.findings}
    assert row.findChildren(FindingLine)


def test_the_version_that_counts_names_the_earlier_ones(page, desk, qtbot):
    paths = [f"Ⅲ-1-1/工作规则（{each}）.docx" for each in ("初稿", "修改稿", "终稿")]
    rules = [f"第{n}条 各单位按季度报送落实情况。" for n in range(20)]
    for extra, path in enumerate(paths):
        a_docx(desk.workspace.evidence / path, [*rules, *("附则由文明办解释。",) * extra])
    list(scan(desk.workspace, workers=1))
    file_materials(desk.workspace, "Ⅲ-1-1", paths, kind=Kind.PAPER)
    desk.check()
    settle(qtbot, desk)

    said = {
        path: " ".join(each.text() for each in row.findChildren(QLabel))
        for path in paths
        if (row := card(page, Kind.PAPER).row_of(path))
    }

    assert "另有较早的稿本 2 份：" in said[paths[2]]
    assert "工作规则（初稿）.docx、" in said[paths[2]]
    assert not any("另有较早的稿本" in said[path] for path in paths[:2])


def test_the_first_piece_is_previewed(page, qtbot):
    wait_for(qtbot, lambda: "实施" in page.preview.words.toPlainText())

    assert page.preview.name.words == "方案.docx"


def test_next_and_previous_walk_through_the_catalogue(page, qtbot):
    qtbot.mouseClick(page.head.after, Qt.MouseButton.LeftButton)
    assert page.code == "Ⅲ-1-2"

    qtbot.mouseClick(page.head.before, Qt.MouseButton.LeftButton)
    assert page.code == "Ⅲ-1-1"
    assert not page.head.before.isEnabled()


def test_a_number_typed_into_the_jump_line_opens_that_standard(page, qtbot):
    page.head.jump.setText("2-1")
    qtbot.keyClick(page.head.jump, Qt.Key.Key_Return)

    assert page.code == "Ⅲ-2-1"


def test_a_file_dropped_on_a_kind_is_taken_in_read_filed_and_checked(page, desk, qtbot, tmp_path):
    outside = a_docx(tmp_path / "新交来的报告.docx", ["学习情况。", "2017年6月1日"], title="新报告")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(outside))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    card(page, Kind.REPORT).dropEvent(event)
    settle(qtbot, desk)

    assert "@received/新交来的报告.docx" in pieces(page, Kind.REPORT)
    assert page._chosen.evidence.path == "@received/新交来的报告.docx"
    assert outside.is_file()


def test_a_piece_taken_out_comes_back_with_undo(page, desk, qtbot):
    page.open("Ⅲ-1-1", path="Ⅲ-1-1/旧方案.docx")
    page.actions_row.remove.trigger()
    settle(qtbot, desk)
    assert pieces(page, Kind.PAPER) == ["Ⅲ-1-1/方案.docx"]

    desk.decide(lambda: undo(desk.workspace))
    settle(qtbot, desk)
    assert pieces(page, Kind.PAPER) == ["Ⅲ-1-1/方案.docx", "Ⅲ-1-1/旧方案.docx"]


def test_a_caption_is_written_and_shown(page, desk, qtbot):
    page.actions_row.caption.trigger()
    dialog = page.window().findChild(CaptionDialog)
    dialog.words.setPlainText("2017年3月\n学习计划")
    dialog.accept()
    settle(qtbot, desk)

    evidence = desk.assessment.by_code["Ⅲ-1-1"].of_kind(Kind.PAPER)[0]
    assert evidence.caption == "2017年3月 学习计划"


def test_a_finding_waived_with_a_reason_no_longer_counts(page, desk, qtbot):
    page.open("Ⅲ-1-1", path="Ⅲ-1-1/旧方案.docx")
    page.actions_row.waive.trigger()
    dialog = page.window().findChild(WaiveDialog)
    dialog.accept()
    assert dialog.isVisible(), "a reason is required"

    dialog.reason.setPlainText("省里要求保留旧方案")
    dialog.accept()
    settle(qtbot, desk)

    row = card(page, Kind.PAPER).row_of("Ⅲ-1-1/旧方案.docx")
    assert row.findings
    assert all(finding.waived for finding in row.findings)


def test_a_standard_without_material_says_where_to_drop(page):
    page.open("Ⅲ-5-1")

    assert "没有材料" in page.preview.message.text()
    assert not page.actions_row.remove.isEnabled()


def photo(desk):
    return desk.assessment.by_code["Ⅲ-2-1"].of_kind(Kind.PHOTO)[0]


@pytest.fixture
def chat_photo(page, desk, qtbot):
    """Show a photo that came through a chat: nothing is left of what the camera wrote."""
    workspace = desk.workspace
    a_photo(workspace.evidence / "Ⅲ-2-1" / "学习现场.jpg", size=(640, 480), colour=(9, 80, 160))
    said = "学习现场.jpg：2017年4月12日，云川市图书馆，市文明办组织学习\n"
    a_text(workspace.evidence / "Ⅲ-2-1" / "图片说明.txt", said)
    desk.run(work.scanning(desk.judging(workspace)))
    settle(qtbot, desk)
    page.open("Ⅲ-2-1", path="Ⅲ-2-1/学习现场.jpg")
    return page


def test_a_caption_from_the_list_is_adopted_at_one_click_and_undone(chat_photo, desk, qtbot):
    chat_photo.actions_row.adopt.trigger()
    settle(qtbot, desk)
    assert photo(desk).caption == "2017年4月12日，云川市图书馆，市文明办组织学习"
    assert not chat_photo.actions_row.adopt.isEnabled()

    desk.decide(lambda: undo(desk.workspace))
    settle(qtbot, desk)
    assert photo(desk).caption == ""


def test_a_photo_without_camera_data_gets_caption_and_day_in_one_dialog(chat_photo, desk, qtbot):
    chat_photo.actions_row.caption.trigger()
    dialog = chat_photo.window().findChild(CaptionDialog)
    assert dialog.caption == "2017年4月12日，云川市图书馆，市文明办组织学习"
    assert dialog.day is None, "only a person may vouch for the day"

    dialog.taken.given.setChecked(True)
    dialog.accept()
    settle(qtbot, desk)

    assert photo(desk).clerk_date == date(2017, 4, 12)
    assert "P06" not in {each.code for each in desk.assessment.unknown}


def test_what_no_rule_can_decide_stands_under_its_piece_and_a_person_settles_it(
    chat_photo, desk, qtbot
):
    row = card(chat_photo, Kind.PHOTO).row_of("Ⅲ-2-1/学习现场.jpg")
    line = next(line for line in row.findChildren(DoubtLine) if line.doubt.code == "P06")
    line.answering.emit()
    dialog = chat_photo.window().findChild(WaiveDialog)
    dialog.reason.setPlainText("已向拍摄人核对原图")
    dialog.accept()
    settle(qtbot, desk)

    assert "P06" in {each.code for each in desk.assessment.confirmed}
    again = card(chat_photo, Kind.PHOTO).row_of("Ⅲ-2-1/学习现场.jpg")
    assert "P06" not in {line.doubt.code for line in again.findChildren(DoubtLine)}


def test_captions_are_proposed_for_photos_without_one_and_written_together(page, desk, qtbot):
    page.open("Ⅲ-2-1")
    card(page, Kind.PHOTO).caption.click()
    settle(qtbot, desk)
    dialog = page.window().findChild(CaptionsDialog)
    proposed = dialog.words[0].text()

    dialog.tick_all()
    dialog.accept()
    settle(qtbot, desk)

    assert "2017年4月12日" in proposed
    assert "学习现场" in proposed
    [filing] = [f for f in desk.workspace.decided().filings.values() if f.path.endswith(".jpg")]
    assert filing.caption == proposed
    assert not hasattr(card(page, Kind.PHOTO), "caption")


def assign_in_window(page, desk, qtbot, **entered):
    page.head.assign.click()
    dialog = page.window().findChildren(AssignDialog)[-1]
    for name, words in entered.items():
        getattr(dialog, name).setText(words)
    dialog.due.given.setChecked(False)
    dialog.accept()
    settle(qtbot, desk)


def test_who_answered_before_is_told_once_somebody_else_does(page, desk, qtbot):
    alone = page.head.before_them.isVisibleTo(page)

    assign_in_window(page, desk, qtbot, person="李四", phone="5551234")
    offered = page.head.before_them.isVisibleTo(page)
    page.head.before_them.click()
    dialog = page.window().findChild(TenuresDialog)

    assert (alone, offered) == (False, True)
    assert [row.person for row in dialog.table.rows.rows] == ["张三", "李四"]
    assert "电话 5551234" in page.head.responsible.words


def test_a_due_date_that_is_unticked_is_gone(page, desk, qtbot):
    assert desk.workspace.decided().assignments["Ⅲ-1-1"].due == date(2017, 8, 1)

    assign_in_window(page, desk, qtbot)

    assert desk.workspace.decided().assignments["Ⅲ-1-1"].due is None


def test_a_date_a_clerk_gave_can_be_taken_back(page, desk, qtbot):
    file_materials(desk.workspace, "Ⅲ-1-1", ["Ⅲ-1-1/方案.docx"], day=date(2017, 1, 2))
    desk.check()
    settle(qtbot, desk)
    page.open("Ⅲ-1-1", path="Ⅲ-1-1/方案.docx")
    page.actions_row.date.trigger()
    dialog = page.window().findChild(DateDialog)

    dialog.cleared.setChecked(True)
    dialog.accept()
    settle(qtbot, desk)

    assert desk.workspace.decided().filings["Ⅲ-1-1", "Ⅲ-1-1/方案.docx"].day is None
