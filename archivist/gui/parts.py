"""Small parts that pages are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from archivist.gui.icons import dress

Content = QWidget | QLayout
W = TypeVar("W", bound=QWidget)


def text(words: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label; *name* is its style: ``h1 h2 muted big bad good tag``."""
    label = QLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


def named(widget: W, name: str) -> W:
    """Give *widget* the name a screen reader says; return it."""
    widget.setAccessibleName(name)
    return widget


def picture(icon: str, tone: str, size: int = 16) -> QLabel:
    """Return a label that shows an icon; the words beside it say the same."""
    label = QLabel()
    label.setFixedSize(size, size)
    dress(label, icon, tone, size)
    return label


def button(
    words: str, on_click: Callable[[], object], *, icon: str = "", name: str = "", tip: str = ""
) -> QPushButton:
    """Return a push button; *name* ``primary`` marks the one thing to do next."""
    # The style leaves no room between icon and words.
    made = QPushButton(f" {words}" if icon and words else words)
    made.setAccessibleName(words or tip)
    made.setObjectName(name)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    if icon:
        dress(made, icon, "accent_text" if name == "primary" else "muted", 16)
    made.clicked.connect(lambda: on_click())  # noqa: PLW0108 — drops what the signal says
    return made


def row(*contents: Content | None, spacing: int = 8) -> QHBoxLayout:
    """Lay *contents* side by side; None is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, contents)
    return layout


def column(*contents: Content | None, spacing: int = 6) -> QVBoxLayout:
    """Lay *contents* below each other; None is a stretch."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, contents)
    return layout


def divided(
    first: QWidget,
    second: QWidget,
    sizes: tuple[int, int],
    way: Qt.Orientation = Qt.Orientation.Horizontal,
) -> QSplitter:
    """Put two widgets side by side, or one above the other; the line between them can be moved."""
    splitter = QSplitter(way)
    splitter.addWidget(first)
    splitter.addWidget(second)
    splitter.setSizes(sizes)
    splitter.setChildrenCollapsible(False)
    return splitter


def card(*contents: Content | None, spacing: int = 6) -> QFrame:
    """Return a framed surface with *contents* below each other."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = column(*contents, spacing=spacing)
    layout.setContentsMargins(14, 10, 14, 10)
    frame.setLayout(layout)
    return frame


def clear(layout: QLayout) -> None:
    """Take everything out of *layout* and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def restyle(widget: QWidget, key: str, value: object) -> None:
    """Set the dynamic property *key*, and let the style sheet see it."""
    widget.setProperty(key, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Elided(QLabel):
    """One line that ends in … where there is no room; the tool tip has all of it."""

    def __init__(self, words: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = words
        self.show_words(words)

    @property
    def words(self) -> str:
        """All of the text."""
        return self._words

    def show_words(self, words: str) -> None:
        """Show *words*, as much as fits."""
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        self._elide()

    def sizeHint(self) -> QSize:  # noqa: N802
        width = QFontMetrics(self.font()).horizontalAdvance(self._words)
        return QSize(width + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(self.width(), 24))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._words if shown != self._words else "")


class Pick(QFrame):
    """A card that can be chosen with the mouse, Enter or Space."""

    picked = Signal()

    def __init__(self, *contents: Content | None, accessible: str = "") -> None:
        super().__init__()
        self.setObjectName("pick")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(accessible)
        layout = column(*contents, spacing=4)
        layout.setContentsMargins(14, 10, 14, 10)
        self.setLayout(layout)

    def choose(self, chosen: object) -> None:
        """Mark it as the chosen one, or not."""
        if self.property("chosen") != bool(chosen):
            restyle(self, "chosen", bool(chosen))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.picked.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit()
            return
        super().keyPressEvent(event)


class EmptyState(QWidget):
    """Says why there is nothing here, and offers the next thing to do."""

    def __init__(self, icon: str, headline: str, sentence: str, *buttons: QPushButton) -> None:
        super().__init__()
        self._headline, self._sentence = text(headline, "h2"), text(sentence, "muted", wrap=True)
        for label in (self._headline, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setMinimumWidth(440)
        inner = column(
            row(None, picture(icon, "muted", 40), None),
            self._headline,
            row(None, self._sentence, None),
            row(None, *buttons, None),
            spacing=10,
        )
        outer = column(None, inner, None)
        outer.setContentsMargins(24, 24, 24, 24)
        self.setLayout(outer)

    def say(self, headline: str, sentence: str) -> None:
        """Change the words."""
        self._headline.setText(headline)
        self._sentence.setText(sentence)


def _fill(layout: QHBoxLayout | QVBoxLayout, contents: tuple[Content | None, ...]) -> None:
    for each in contents:
        if each is None:
            layout.addStretch(1)
        elif isinstance(each, QWidget):
            layout.addWidget(each)
        else:
            layout.addLayout(each)
