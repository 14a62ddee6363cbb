"""One standard: pieces, findings, dropping, captions, taking out."""

import pytest
from builders import a_docx
from desktop import settle, wait_for
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from archivist.domain.kind import Kind
from archivist.gui.dialogs.describe import CaptionDialog
from archivist.gui.dialogs.waive import WaiveDialog
from archivist.gui.pages.piece_row import FindingLine
from archivist.gui.pages.standard import StandardPage
from archivist.services.filing import undo


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
