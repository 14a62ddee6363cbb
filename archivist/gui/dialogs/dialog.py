"""What every dialog is made of: fields below each other, a sentence of trouble, two buttons."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QWidget,
)

from archivist.gui.parts import Content, column, named, row, text
from archivist.i18n import _


class Dialog(QDialog):
    """A window-modal dialog; subclasses fill it, say what is wrong, and are asked for values."""

    def __init__(self, title: str, parent: QWidget | None, accept_words: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.trouble = text("", "bad", wrap=True)
        self.trouble.hide()
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.ok = self.buttons.button(buttons.Ok)
        self.ok.setObjectName("primary")
        self.ok.setText(accept_words or _("确定"))
        self.buttons.button(buttons.Cancel).setText(_("取消"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def lay_out(self, *contents: Content | None) -> None:
        """Put *contents* above the buttons."""
        layout = column(*contents, self.trouble, self.buttons, spacing=12)
        layout.setContentsMargins(20, 18, 20, 16)
        self.setLayout(layout)

    def complain(self, sentence: str) -> None:
        """Show what is wrong, or nothing any more."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


def form() -> QFormLayout:
    """Return a form: labels on the left, fields on the right."""
    made = QFormLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(14)
    made.setVerticalSpacing(10)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return made


class MaybeDate(QWidget):
    """A day that may be left unset."""

    def __init__(
        self, words: str, day: QDate | None = None, otherwise: QDate | None = None
    ) -> None:
        super().__init__()
        self.given = QCheckBox(words)
        self.day = named(QDateEdit(), words)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setDate(day or otherwise or QDate.currentDate())
        self.given.setChecked(day is not None)
        self.day.setEnabled(day is not None)
        self.given.toggled.connect(self.day.setEnabled)
        layout: QHBoxLayout = row(self.given, self.day, None)
        self.setLayout(layout)

    @property
    def iso(self) -> str | None:
        """The day as ``2017-08-10``, or None."""
        return self.day.date().toString("yyyy-MM-dd") if self.given.isChecked() else None
