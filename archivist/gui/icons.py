"""Lucide drawings, tinted with a token and sharp at every scale; redrawn when the scheme changes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from archivist.gui.tokens import tokens_of
from archivist.paths import RESOURCES

ICONS = RESOURCES / "icons"
_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)
_NAME, _TONE, _SIZE = "iconName", "iconTone", "iconSize_"
_USUAL = 18
_GREY = "#8A97A6"


@lru_cache(maxsize=512)
def icon(name: str, colour: str, size: int = _USUAL) -> QIcon:
    """Return the drawing *name* in *colour* (``#rrggbb``), *size* pixels wide before scaling."""
    source = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    made = QIcon()
    for scale in _SCALES:
        pixels = QPixmap(round(size * scale), round(size * scale))
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        renderer.render(painter)
        painter.end()
        pixels.setDevicePixelRatio(scale)
        made.addPixmap(pixels)
        made.addPixmap(_faint(pixels), QIcon.Mode.Disabled)
    return made


def _faint(pixels: QPixmap) -> QPixmap:
    """Return the drawing in grey, for what cannot be used now; it shows on both schemes."""
    grey = QPixmap(pixels)
    painter = QPainter(grey)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    area = QRectF(0, 0, grey.width(), grey.height())
    painter.fillRect(area, QColor(_GREY))
    painter.end()
    return grey


def dress(
    target: QAbstractButton | QAction | QLabel, name: str, tone: str, size: int = _USUAL
) -> None:
    """Give a button, an action or a label its icon in the ink of *tone*, and remember which."""
    for key, value in ((_NAME, name), (_TONE, tone), (_SIZE, size)):
        target.setProperty(key, value)
    _draw(target)


def redress(root: QWidget) -> None:
    """Draw every icon below *root* again, for the scheme that holds now."""
    found: list[QAbstractButton | QAction | QLabel] = [
        *root.findChildren(QAbstractButton),
        *root.findChildren(QLabel),
        *root.findChildren(QAction),
    ]
    for target in found:
        if target.property(_NAME):
            _draw(target)


def _draw(target: QAbstractButton | QAction | QLabel) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 — only its palette is asked

    name, tone, size = (target.property(key) for key in (_NAME, _TONE, _SIZE))
    drawn = icon(str(name), tokens_of(QApplication.palette()).ink(str(tone)), int(size))
    if isinstance(target, QLabel):
        target.setPixmap(drawn.pixmap(int(size), int(size)))
    else:
        target.setIcon(drawn)
