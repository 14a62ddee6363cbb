"""The application object: language, translator, the window made anew."""

from PySide6.QtCore import QCoreApplication

from archivist.gui.desktop import Desktop


def test_the_window_speaks_chinese_also_in_qts_own_buttons(qapp, qtbot):
    desktop = Desktop([], None)
    desktop.language = "zh_CN"
    desktop.prepare()

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_another_language_makes_the_window_anew_on_the_same_workspace(qapp, qtbot, workspace):
    desktop = Desktop([], None)
    desktop.prepare()
    desktop.show()
    desktop._open(workspace.root)
    old = desktop.window

    desktop._change_language("en" if desktop.language == "zh_CN" else "zh_CN")

    assert desktop.window is not old
    assert desktop.desk.workspace.root == workspace.root
    assert desktop.preferences.language == desktop.language
    desktop._change_language("zh_CN")
    desktop.window.close()


def test_a_workspace_that_cannot_be_opened_is_told_in_the_window(qapp, qtbot, tmp_path):
    desktop = Desktop([], None)
    desktop.prepare()
    desktop.show()

    desktop._open(tmp_path)

    assert desktop.window.banner.isVisible()
    desktop.window.close()
