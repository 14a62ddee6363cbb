"""Many captions at once: what is sure is ticked, the rest waits for a person."""

import pytest
from PySide6.QtCore import Qt

from archivist.domain.caption import CaptionField
from archivist.gui.dialogs.caption_changes import CaptionChangesDialog
from archivist.services.caption_changes import CaptionChange
from archivist.services.captions import CaptionSource, ProposedCaption

LISTED = ProposedCaption(
    "Ⅲ-7-3", "a/一.jpg", "2017年4月12日，钢铁大街站亭，市工商局检查广告。", CaptionSource.LIST
)
DRAFT = ProposedCaption("Ⅲ-7-3", "a/二.jpg", "2017年4月12日，阿尔丁大街", CaptionSource.COMPOSED)


@pytest.fixture
def dialog(qtbot, dressed):
    made = CaptionChangesDialog([
        CaptionChange(LISTED, "站亭", ()),
        CaptionChange(DRAFT, "", (CaptionField.EVENT,)),
    ])  # fmt: skip
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog, line):
    return [dialog.model.index(line, n).data() for n in range(dialog.model.columnCount())]


def test_what_stands_there_and_what_is_proposed_stand_side_by_side(dialog):
    assert shown(dialog, 0) == ["☑", "Ⅲ-7-3", "一.jpg", "站亭", LISTED.text, "图片说明清单"]
    assert shown(dialog, 1)[3:] == ["没有说明", DRAFT.text, "缺事由"]


def test_only_what_is_sure_is_ticked_at_first(dialog):
    assert dialog.chosen == [LISTED]
    assert "1" in dialog.ok.text()


def test_space_ticks_and_unticks_the_chosen_lines(dialog, qtbot):
    dialog.table.selectAll()

    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    every = len(dialog.chosen)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)

    assert (every, dialog.chosen) == (2, [])


def test_a_draft_written_into_is_ticked_and_taken_as_it_was_corrected(dialog, qtbot):
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    dialog.words.end(False)  # noqa: FBT003 — Qt's own argument
    qtbot.keyClicks(dialog.words, " A")

    assert dialog.chosen[1].text == f"{DRAFT.text} A"
    assert shown(dialog, 1)[-1] == "已改"


def test_nothing_ticked_is_told(dialog):
    dialog.tick(lambda _line: False)
    dialog.accept()

    assert "至少勾选一条" in dialog.trouble.text()
    assert dialog.isVisible()
