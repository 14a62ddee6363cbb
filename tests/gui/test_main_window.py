"""The window as a whole: navigation, keys, menus, what it says."""

import pytest
from desktop import settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from archivist.gui.desk import Desk
from archivist.gui.dialogs.new_workspace import NewWorkspaceDialog
from archivist.gui.dialogs.shortcuts import ShortcutsDialog, keys_of
from archivist.gui.main_window import MainWindow
from archivist.gui.page_list import PAGES
from archivist.gui.theme import Scheme
from archivist.gui.tokens import DARK, tokens_of
from archivist.services.settings import change_settings
from archivist.services.workspace import open_workspace

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def empty(qtbot, dressed, preferences):
    made = MainWindow(Desk(), preferences)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_without_a_workspace_there_is_a_welcome_and_nothing_else_to_press(empty):
    assert empty.welcome.isVisible()
    assert not empty.navigation.isEnabled()
    assert not empty.actions_.by_name["scan"].isEnabled()
    assert empty.actions_.by_name["new"].isEnabled()


def test_recent_workspaces_are_offered(workspace, empty):
    open_workspace(workspace.root)
    empty._show_workspace()

    assert str(workspace.root) in [a.toolTip() for a in empty.actions_.recent.actions()]


def test_every_page_has_its_key(window, qtbot):
    for number, entry in enumerate(PAGES):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert window.navigation.currentRow() == number
        assert window.pages.currentWidget() is window.pages.built[entry.key]


def test_pages_are_built_on_their_first_visit(window):
    assert set(window.pages.built) == {"overview"}


def test_the_title_names_the_workspace(window):
    assert window.windowTitle().startswith("工作区")


def test_the_status_bar_counts_and_says_when_was_checked(window):
    assert "材料 11 份，已归档 5 份" in window.counts.text()
    assert "按 2017-08-10 判断" in window.checked.text()


def test_ctrl_f_goes_to_the_filter(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)

    assert window.pages.built["overview"].filter.hasFocus()


def test_f5_scans_and_checks(window, qtbot):
    (window.desk.workspace.evidence / "新来的.txt").write_text("新来的材料", encoding="utf-8")

    qtbot.keyClick(window, Qt.Key.Key_F5)
    settle(qtbot, window.desk)

    assert "材料 12 份" in window.counts.text()


def test_undo_and_redo_are_two_keys(window, qtbot):
    before = set(window.desk.workspace.decided().assignments)

    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window.desk)
    assert set(window.desk.workspace.decided().assignments) != before

    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    settle(qtbot, window.desk)
    assert set(window.desk.workspace.decided().assignments) == before


def test_alt_arrows_walk_through_the_standards(window, qtbot):
    window.open_standard("Ⅲ-1-1")
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert window.pages.built["standard"].code == "Ⅲ-1-2"


def test_a_folder_that_is_no_workspace_is_told_in_the_window(empty, tmp_path):
    empty.commands.open_folder(tmp_path)

    assert empty.banner.isVisible()
    assert str(tmp_path) in empty.banner.words.text()


def test_dark_is_applied_at_once_and_remembered(window, preferences):
    window.set_scheme(Scheme.DARK)

    assert tokens_of(window.palette()) is DARK
    assert preferences.scheme is Scheme.DARK
    window.set_scheme(Scheme.LIGHT)


def test_shortcuts_are_unique_and_listed(window, qtbot):
    for entry in PAGES:
        window.go(entry.key)
    keys = [
        a.shortcut().toString() for a in window.findChildren(QAction) if not a.shortcut().isEmpty()
    ]

    # The two waivers are one: each page has its own and only one page is shown.
    assert sorted(key for key in set(keys) if keys.count(key) > 1) in ([], ["Ctrl+Shift+W"])
    dialog = ShortcutsDialog(window)
    qtbot.addWidget(dialog)
    assert len(dialog.table.rows.rows) > len(keys_of(window)) > 15


def test_a_vanished_evidence_folder_is_told_and_nothing_is_forgotten(window, qtbot):
    window.desk.workspace.evidence.rename(window.desk.workspace.evidence.with_name("搬走了"))

    window.scan()
    settle(qtbot, window.desk)

    assert "找不到材料文件夹" in window.banner.words.text()
    assert "材料 11 份" in window.counts.text()


def test_a_second_job_is_refused_while_one_runs(window, qtbot):
    window.scan()
    window.scan()

    assert "请等它结束" in window.banner.words.text()
    settle(qtbot, window.desk)


def test_a_decision_made_while_a_job_runs_waits_for_its_turn(window, qtbot):
    workspace = window.desk.workspace
    window.scan()
    window.desk.decide(lambda: change_settings(workspace, {"city": "包头市"}), "好了")
    settle(qtbot, window.desk)

    assert window.desk.assessment.city == "包头市"
    wait_for(qtbot, lambda: window.banner.words.text() == "好了")


def test_a_new_cycle_starts_from_the_workspace_in_the_window(window, workspace):
    window.actions_.by_name["next"].trigger()

    dialog = window.findChild(NewWorkspaceDialog)
    assert dialog.last.text() == str(workspace.root)
    assert dialog.city.text() == "云川市"
    dialog.reject()
