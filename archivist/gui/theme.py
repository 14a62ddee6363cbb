"""The look: Fusion, one palette and one short style sheet, both made from the tokens."""

from __future__ import annotations

import sys
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from archivist.gui.icons import ICONS
from archivist.gui.style_sheet import STYLE
from archivist.gui.tokens import DARK, LIGHT, Tokens
from archivist.i18n import N_
from archivist.paths import RESOURCES

FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "HarmonyOS Sans SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
_POINTS = 10.5
_POINTS_MAC = 13.0
_BUNDLED = RESOURCES / "fonts" / "NotoSansCJKsc-Subset.otf"


class Scheme(StrEnum):
    """Which scheme a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _SCHEME_LABELS[self]


_SCHEME_LABELS = {
    Scheme.SYSTEM: N_("跟随系统"),
    Scheme.LIGHT: N_("浅色"),
    Scheme.DARK: N_("深色"),
}


def apply(app: QApplication, scheme: Scheme) -> Tokens:
    """Dress *app*; return the tokens in use."""
    hints = QGuiApplication.styleHints()
    wanted = {
        Scheme.LIGHT: Qt.ColorScheme.Light,
        Scheme.DARK: Qt.ColorScheme.Dark,
        Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    }[scheme]
    hints.setColorScheme(wanted)  # for title bars and for what the system says
    dark = scheme is Scheme.DARK or (
        scheme is Scheme.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark
    )
    tokens = DARK if dark else LIGHT
    if not app.styleSheet():  # a style under a style sheet no longer tells its name
        app.setStyle("Fusion")
    sheet = style_sheet(tokens)
    if app.styleSheet() != sheet:  # every widget is polished again, so not without need
        app.setPalette(palette(tokens))
        app.setStyleSheet(sheet)
    return tokens


def set_font(app: QApplication) -> bool:
    """Choose a Chinese font; return False where the system has none and the bundled one steps in."""
    families = [name for name in FAMILIES if name in set(QFontDatabase.families())]
    system = bool(families or QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    if not system and _BUNDLED.is_file():
        number = QFontDatabase.addApplicationFont(str(_BUNDLED))
        families = list(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else []
    font = QFont(app.font())
    if families:
        font.setFamilies(families)
    font.setPointSizeF(_POINTS_MAC if sys.platform == "darwin" else _POINTS)
    if font != app.font():
        app.setFont(font)
    return system


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a scheme."""
    role, made = QPalette.ColorRole, QPalette()
    for key, colour in (
        (role.Window, tokens.window),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.alternate),
        (role.Text, tokens.text),
        (role.WindowText, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.bad),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.accent_text),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line),
        (role.Accent, tokens.accent),
    ):
        made.setColor(key, QColor(colour))
    for key in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.muted))
    return made


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of a scheme."""
    values = {name: getattr(tokens, name) for name in tokens.__dataclass_fields__}
    arrows = {
        f"arrow_{way}": (ICONS / f"chevron-{way}-{tokens.name}.svg").as_posix()
        for way in ("down", "up")
    }
    return STYLE.format(**values, **arrows)
