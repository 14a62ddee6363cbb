"""Where windows stood."""

from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from archivist.gui import places


def test_a_window_comes_back_at_its_size(qtbot, preferences):
    first, second = QMainWindow(), QMainWindow()
    for each in (first, second):
        qtbot.addWidget(each)
    first.resize(700, 500)
    places.keep(first, preferences)

    places.restore(second, preferences)

    assert second.size() == first.size()


def test_a_window_is_never_larger_than_its_screen(qtbot, preferences):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(9000, 9000)

    places.restore(window, preferences)

    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


def test_splitters_keep_their_place(qtbot, preferences):
    def page():
        splitter = QSplitter()
        splitter.addWidget(QWidget())
        splitter.addWidget(QWidget())
        splitter.resize(600, 100)
        made = QWidget()
        splitter.setParent(made)
        qtbot.addWidget(made)
        made.show()
        return made, splitter

    (first, moved), (second, restored) = page(), page()
    moved.setSizes([100, 500])
    places.keep_splitters(first, "standard", preferences)

    places.restore_splitters(second, "standard", preferences)

    assert restored.sizes() == moved.sizes()
