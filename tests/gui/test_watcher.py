"""What arrives while the window is open is scanned and said, without a dialog."""

from builders import a_docx
from desktop import settle, wait_for
from PySide6.QtWidgets import QDialog


def paths(window):
    return {material.path for material in window.desk.assessment.materials}


def unfiled_title(window):
    return next(
        item.text()
        for item in map(window.navigation.item, range(window.navigation.count()))
        if item.text().startswith("待归档")
    )


def test_a_file_that_arrives_is_scanned_and_counted_until_it_is_seen(window, qtbot):
    wait_for(qtbot, lambda: "守候" in window.watched.words)

    a_docx(window.desk.workspace.evidence / "新到.docx", ["公益广告37块。"], title="公益广告")
    wait_for(qtbot, lambda: "新到.docx" in paths(window), 40)
    settle(qtbot, window.desk)
    wait_for(qtbot, lambda: unfiled_title(window).endswith("1"))
    assert "新到" in window.watched.words
    assert not window.findChildren(QDialog)

    window.go("unfiled")
    settle(qtbot, window.desk)

    assert unfiled_title(window) == "待归档"


def test_watching_is_switched_off_and_stays_off(window, qtbot, preferences):
    wait_for(qtbot, lambda: window.watcher.is_watching)

    window.actions_.by_name["watch"].trigger()

    assert not window.watcher.is_watching
    assert not preferences.watching
    assert window.watched.words == ""


def test_a_folder_that_is_lost_is_said_and_waited_for(window, qtbot, tmp_path):
    wait_for(qtbot, lambda: "守候" in window.watched.words)
    evidence = window.desk.workspace.evidence
    evidence.rename(tmp_path / "拔掉")
    wait_for(qtbot, lambda: "不见" in window.watched.words, 20)

    (tmp_path / "拔掉").rename(evidence)

    wait_for(qtbot, lambda: "守候" in window.watched.words, 20)
    settle(qtbot, window.desk)
