"""The portal's profile in the window: read in, shown, tried."""

import pytest
from desktop import settle

from archivist.gui.pages.handin import HandInPage
from archivist.gui.pages.settings import SettingsPage


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "要求.toml"
    path.write_text('name = "试"\n[photo]\nmin_side = 5000\n', encoding="utf-8")
    return path


def test_a_profile_is_read_in_shown_and_taken_back(show, desk, qtbot, file):
    card = show(SettingsPage).profile

    card.adopt(file)
    settle(qtbot, desk)
    card.refresh()
    shown = {field.key: card._value(field) for field in card.model.rows}
    card.drop.click()
    settle(qtbot, desk)
    card.refresh()

    assert shown["photo.min_side"] == "5000"
    assert shown["paper.formats"] == "未设置"
    assert desk.workspace.settings.profile is None
    assert not card.table.isVisible()


def test_a_profile_with_faults_is_told_and_not_taken(show, desk, tmp_path, qtbot):
    bad = tmp_path / "坏.toml"
    bad.write_text('name = "试"\n[photo]\nmin_side = "大"\n', encoding="utf-8")
    card = show(SettingsPage).profile

    with qtbot.waitSignal(desk.told) as told:
        card.adopt(bad)

    assert "photo.min_side" in told.args[0]
    assert desk.workspace.settings.profile is None


def test_a_dry_run_lists_what_the_portal_refuses_and_writes_nothing(show, desk, qtbot, file):
    show(SettingsPage).profile.adopt(file)
    settle(qtbot, desk)
    card = show(HandInPage).dry_run

    card.start.click()
    settle(qtbot, desk)

    assert [fault.field.key for fault in card.model.rows] == ["photo.min_side"]
    assert card.table.isVisibleTo(card)
    assert not desk.workspace.exports.exists() or not any(desk.workspace.exports.iterdir())
