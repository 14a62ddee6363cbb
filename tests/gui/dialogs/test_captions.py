"""Captions proposed for photos: a draft waits for a person."""

import pytest

from archivist.gui.dialogs.captions import CaptionsDialog
from archivist.services.captions import CaptionSource, ProposedCaption

PROPOSED = (
    ProposedCaption("Ⅲ-7-3", "a/一.jpg", "钢铁大街站亭，市工商局检查。", CaptionSource.LIST),
    ProposedCaption("Ⅲ-7-3", "a/二.jpg", "2017年4月12日，阿尔丁大街", CaptionSource.COMPOSED),
)


@pytest.fixture
def dialog(qtbot, dressed):
    made = CaptionsDialog(PROPOSED)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_somebody_wrote_is_ticked_and_a_draft_is_not(dialog):
    assert dialog.chosen == [PROPOSED[0]]


def test_a_draft_written_into_is_taken_as_it_was_corrected(dialog, qtbot):
    dialog.ticks[0].setChecked(False)
    dialog.words[1].setFocus()
    dialog.words[1].end(False)  # noqa: FBT003 — Qt's own argument
    qtbot.keyClicks(dialog.words[1], " A")

    assert [each.text for each in dialog.chosen] == ["2017年4月12日，阿尔丁大街 A"]


def test_nothing_ticked_is_told_and_all_can_be_ticked_at_once(dialog):
    dialog.ticks[0].setChecked(False)
    dialog.accept()
    told = dialog.trouble.text()
    dialog.tick_all()

    assert "至少勾选一条" in told
    assert dialog.isVisible()
    assert len(dialog.chosen) == 2
