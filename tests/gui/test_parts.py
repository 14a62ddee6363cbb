"""The small parts."""

from PySide6.QtCore import Qt

from archivist.gui.parts import Elided, Pick, button, clear, column, text


def test_a_long_line_ends_in_dots_and_keeps_all_of_it_as_a_tip(qtbot, dressed):
    label = Elided("一二三四五六七八九十" * 5)
    qtbot.addWidget(label)
    label.resize(90, 24)
    label.show()

    assert label.text().endswith("…")
    assert label.toolTip() == label.words
    label.resize(2000, 24)
    assert label.text() == label.words
    assert label.toolTip() == ""


def test_a_card_is_picked_by_mouse_and_keyboard(qtbot, dressed):
    pick = Pick(text("甲"), accessible="甲")
    qtbot.addWidget(pick)
    pick.show()

    for act in (
        lambda: qtbot.mouseClick(pick, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(pick, Qt.Key.Key_Return),
        lambda: qtbot.keyClick(pick, Qt.Key.Key_Space),
    ):
        with qtbot.waitSignal(pick.picked):
            act()


def test_a_button_keeps_its_name_with_and_without_an_icon(qtbot, dressed):
    made = button("保存…", lambda: None, icon="download")
    qtbot.addWidget(made)

    assert made.accessibleName() == "保存…"
    assert not made.icon().isNull()


def test_clearing_a_layout_leaves_nothing(qtbot, dressed):
    layout = column(text("甲"), column(text("乙")))

    clear(layout)

    assert layout.count() == 0
