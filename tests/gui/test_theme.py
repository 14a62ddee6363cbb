"""The look, applied to a real application."""

import re

from desktop import here
from PySide6.QtGui import QFontDatabase

from archivist.gui import theme
from archivist.gui.icons import ICONS, icon
from archivist.gui.tokens import DARK, LIGHT


def test_light_and_dark_change_the_palette(qapp):
    assert theme.apply(qapp, theme.Scheme.DARK) is DARK
    assert qapp.palette().window().color().name().upper() == DARK.window
    assert theme.apply(qapp, theme.Scheme.LIGHT) is LIGHT
    assert qapp.palette().window().color().name().upper() == LIGHT.window


def test_the_style_sheet_names_no_unknown_token_and_only_files_that_are_there():
    for tokens in (LIGHT, DARK):
        sheet = theme.style_sheet(tokens)
        files = re.findall(r'url\("([^"]+)"\)', sheet)

        assert files
        assert all(
            here(*file.split("/")).is_file() or ICONS.joinpath(file).is_file() for file in files
        )
        assert "{{" not in sheet


def test_the_font_is_chinese(qapp):
    theme.set_font(qapp)

    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    assert set(qapp.font().families()) & set(families)


def test_every_icon_named_in_the_code_is_drawn(qapp):
    names = {path.stem for path in ICONS.glob("*.svg")}
    source = "\n".join(
        p.read_text(encoding="utf-8") for p in here("archivist", "gui").rglob("*.py")
    )
    used = set(re.findall(r'icon="([a-z0-9-]+)"', source))

    assert used <= names
    assert all(not icon(name, LIGHT.text).isNull() for name in sorted(names))
    assert (ICONS / "LICENSE").read_text(encoding="utf-8").count("ISC")
