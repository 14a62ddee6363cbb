"""Making a workspace from the window."""

from builders import a_text

from archivist.gui.dialogs.new_workspace import NewWorkspaceDialog


def test_a_workspace_is_made_with_what_was_filled_in_and_nothing_else(qtbot, dressed, tmp_path):
    a_text(tmp_path / "材料" / "一.txt", "一")
    dialog = NewWorkspaceDialog()
    qtbot.addWidget(dialog)
    dialog.evidence.setText(str(tmp_path / "材料"))
    dialog.city.setText("云川市")
    dialog.month.setText("2017-08")
    dialog.limits["max_count"].choice.setCurrentIndex(1)

    with qtbot.waitSignal(dialog.made) as signal:
        dialog.accept()

    workspace = signal.args[0]
    assert workspace.root == tmp_path / "材料-工作区"
    assert workspace.decided().settings == {
        "city": "云川市",
        "test_month": "2017-08",
        "max_count": "不限",
    }


def test_a_wrong_month_is_told_and_nothing_is_made(qtbot, dressed, tmp_path):
    (tmp_path / "材料").mkdir()
    dialog = NewWorkspaceDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.evidence.setText(str(tmp_path / "材料"))
    dialog.month.setText("八月")

    dialog.accept()

    assert dialog.isVisible()
    assert "测评月份" in dialog.trouble.text()
    assert not (tmp_path / "材料-工作区").exists()


def test_a_missing_folder_is_told(qtbot, dressed, tmp_path):
    dialog = NewWorkspaceDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert "请选好" in dialog.trouble.text()

    dialog.evidence.setText(str(tmp_path / "没有"))
    dialog.accept()
    assert "找不到材料文件夹" in dialog.trouble.text()


def test_a_new_cycle_fills_in_what_the_last_one_says_and_takes_it_over(
    qtbot, dressed, workspace, tmp_path
):
    dialog = NewWorkspaceDialog()
    qtbot.addWidget(dialog)
    dialog.start_from(workspace.root)
    filled = (dialog.evidence.text(), dialog.city.text(), dialog.limits["word_limit"].value)
    dialog.folder.setText(str(tmp_path / "新周期"))
    dialog.month.setText("2018-08")
    dialog.limits["word_limit"].choice.setCurrentIndex(0)

    with qtbot.waitSignal(dialog.made, timeout=30000) as signal:
        dialog.accept()

    made = signal.args[0].decided()
    assert filled == (str(workspace.evidence), "云川市", "2000")
    assert made.settings == {"city": "云川市", "test_month": "2018-08"}
    assert made.assignments["Ⅲ-1-1"].person == "张三"
    assert {left.path: left.why for left in dialog.took.left_out}.items() >= {
        "Ⅲ-2-1/学习现场.jpg": "photo",
        "Ⅲ-1-1/方案.docx": "D01",
    }.items()


def test_a_last_cycle_that_is_none_is_told(qtbot, dressed, tmp_path):
    dialog = NewWorkspaceDialog()
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.start_from(tmp_path)

    assert "不是工作区" in dialog.trouble.text()
