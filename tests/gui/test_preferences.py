"""What the window remembers."""

from PySide6.QtCore import QByteArray

from archivist.gui.preferences import FILE, Preferences
from archivist.gui.theme import Scheme


def test_choices_are_there_again_next_time(tmp_path):
    first = Preferences(tmp_path)
    first.scheme, first.language = Scheme.DARK, "en"
    first.keep("geometry", QByteArray(b"xyz"))
    first.keep_folder("report", tmp_path)
    first.set_flag("said")
    first._stored.sync()

    again = Preferences(tmp_path)

    assert (again.scheme, again.language) == (Scheme.DARK, "en")
    assert again.bytes_of("geometry") == b"xyz"
    assert again.folder("report", tmp_path.parent) == tmp_path
    assert again.flag("said")


def test_nonsense_is_as_if_never_set(tmp_path):
    (tmp_path / FILE).write_text("[General]\nscheme=pink\nlanguage=xx\n", encoding="utf-8")
    read = Preferences(tmp_path)

    assert read.scheme is Scheme.SYSTEM
    assert read.language is None
    assert read.bytes_of("geometry").isEmpty()
    assert read.folder("report", tmp_path) == tmp_path
