"""The preview beside a list: picture, PDF, sheet or text, or a sentence that says why there is none."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedWidget, QToolButton, QWidget

from archivist.domain.material import Material
from archivist.domain.place import NOWHERE, Place
from archivist.gui.background import Latest
from archivist.gui.icons import dress
from archivist.gui.parts import Elided, column, named, row, text
from archivist.gui.preview.drawing import Drawing
from archivist.gui.preview.load import Loaded, Look, load
from archivist.gui.preview.pdf_view import PdfView
from archivist.gui.preview.picture_view import PictureView
from archivist.gui.preview.sheet_view import SheetView
from archivist.gui.preview.text_view import TextView
from archivist.i18n import _
from archivist.services.workspace import Workspace


class PreviewPane(QWidget):
    """Shows one material at a time; loading never blocks, and a later choice wins. *shown* (path)."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Elided("", "h2")
        self.facts = Elided("", "muted")
        self.seek = named(QLineEdit(), _("在文件内查找"))
        self.seek.setPlaceholderText(_("在文件内查找"))
        self.seek.setClearButtonEnabled(True)
        self.seek.setFixedWidth(180)
        self.count = text("", "muted")
        self._tools = {
            name: self._tool(name, tip, act)
            for name, tip, act in (
                ("chevron-up", _("上一处（Shift+F3）"), lambda: self.step(-1)),
                ("chevron-down", _("下一处（F3）"), lambda: self.step(1)),
                ("zoom-out", _("缩小"), lambda: self._zoom(-1)),
                ("zoom-in", _("放大"), lambda: self._zoom(1)),
                ("maximize", _("适合窗口"), lambda: self._zoom(0)),
            )
        }
        self._drawing = Drawing(self)
        self.picture, self.pdf, self.sheets, self.words = (
            PictureView(),
            PdfView(self._drawing),
            SheetView(),
            TextView(),
        )
        self.message = _message()
        self._stack = QStackedWidget()
        for view in (self.message, self.picture, self.pdf, self.sheets, self.words):
            self._stack.addWidget(view)
        tools = self._tools
        zooms = (tools["zoom-out"], tools["zoom-in"], tools["maximize"])
        first = row(self.name, *zooms, spacing=4)
        steps = (tools["chevron-up"], tools["chevron-down"])
        second = row(self.facts, self.count, self.seek, *steps, spacing=4)
        for line in (first, second):
            line.setStretch(0, 1)
        layout = column(first, second, self._stack)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._loading = Latest(self)
        self._number = 0  # of the material asked for last; earlier ones nobody waits for
        self._place: Place = NOWHERE
        self._words = ""
        self._connect()
        self.clear()

    def show_material(
        self,
        workspace: Workspace,
        path: str,
        material: Material | None,
        place: Place = NOWHERE,
        words: str = "",
    ) -> None:
        """Show *path* at *place*, with *words* marked."""
        self._place, self._words = place, words
        self.name.show_words(path.rpartition("/")[2])
        self.facts.show_words(path)
        self._tell(_("正在打开…"))
        self._number += 1
        number = self._number
        self._loading.ask(
            lambda: load(workspace, path, material, self._drawing, lambda: number == self._number)
        )

    def clear(self, sentence: str = "") -> None:
        """Show nothing but *sentence*."""
        self._number += 1
        self._loading.forget()
        self.pdf.close_file()
        self.name.show_words("")
        self.facts.show_words("")
        self._tell(sentence or _("选一份材料，这里显示它的内容。"))

    def finish(self) -> None:
        """Stop all threads and the child; for closing the window."""
        self._number += 1
        self._loading.wait()
        self.pdf.finish()
        self._drawing.stop()

    def go_to(self, place: Place) -> None:
        """Jump to a place in what is shown."""
        self._place = place
        shown = self._stack.currentWidget()
        if shown is self.pdf and place.page is not None:
            self.pdf.jump(place.page)
        elif shown is self.words:
            self.words.jump(place)
        elif shown is self.sheets:
            self.sheets.jump(place)
        elif shown is self.picture:
            self.picture.mark(place.box)

    def step(self, by: int) -> None:
        """Go to the next or previous occurrence of what is sought."""
        shown = self._stack.currentWidget()
        if shown is self.words:
            self.words.step(by)
        elif shown is self.pdf:
            self.pdf.step(by)

    def _connect(self) -> None:
        self._loading.answered.connect(self._show)
        self._loading.failed.connect(
            lambda error: self._tell(_("打不开：{error}").format(error=error))
        )
        self.pdf.failed.connect(
            lambda reason: self._tell(_("PDF 打不开：{error}").format(error=reason))
        )
        self.pdf.opened.connect(self._pdf_opened)
        self.pdf.found.connect(self._say_count)
        self.seek.textChanged.connect(self._seek)
        self.seek.returnPressed.connect(lambda: self.step(1))
        for keys, by in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.step(by))

    def _show(self, loaded: Loaded) -> None:
        if loaded.look is not Look.PDF:
            self.pdf.close_file()
        extract = loaded.extract
        if loaded.look is Look.PICTURE and loaded.image is not None:
            self.picture.show_image(loaded.image, loaded.size or (1, 1))
            self._turn_to(self.picture)
        elif loaded.look is Look.PDF and loaded.disk is not None:
            self._turn_to(self.pdf)
            self.pdf.show_file(loaded.disk)
        elif loaded.look is Look.SHEETS and extract is not None:
            self.sheets.show_tables(extract.tables)
            self._turn_to(self.sheets)
        elif loaded.look is Look.TEXT and extract is not None:
            self.words.show_extract(extract)
            self._turn_to(self.words)
        else:
            self._tell(loaded.message)
        self._say_size(loaded)
        if loaded.look is not Look.PDF:
            self._settle()
        self.shown.emit(loaded.path)

    def _settle(self) -> None:
        """Go where the page that asked wants to be."""
        with QSignalBlocker(self.seek):
            self.seek.setText(self._words)
        self._seek(self._words)
        self.go_to(self._place)

    def _pdf_opened(self, pages: int) -> None:
        said = _("{path} · 共 {pages} 页").format(path=self.facts.words, pages=pages)
        self.facts.show_words(said)
        self._settle()

    def _say_size(self, loaded: Loaded) -> None:
        if loaded.size is not None:
            wide, high = loaded.size
            self.facts.show_words(f"{loaded.path} · {wide} × {high}")

    def _seek(self, words: str) -> None:
        shown = self._stack.currentWidget()
        if shown is self.words:
            self._say_count(self.words.find_all(words.strip()))
        elif shown is self.pdf:
            self.pdf.find_all(words.strip())

    def _say_count(self, number: int) -> None:
        sought = bool(self.seek.text().strip())
        self.count.setText(_("{number} 处").format(number=number) if sought else "")

    def _zoom(self, by: int) -> None:
        shown = self._stack.currentWidget()
        if shown is self.picture:
            self.picture.zoom(by)
        elif shown is self.pdf:
            self.pdf.zoom(by)

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self._turn_to(self.message)

    def _turn_to(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        seeks, zooms = view in (self.words, self.pdf), view in (self.picture, self.pdf)
        self.seek.setVisible(seeks)
        self.count.setVisible(seeks)
        self.count.setText("")
        for name, tool in self._tools.items():
            tool.setVisible(seeks if name.startswith("chevron") else zooms)

    def _tool(self, drawing: str, tip: str, act: object) -> QToolButton:
        tool = named(QToolButton(), tip)
        tool.setToolTip(tip)
        dress(tool, drawing, "muted", 16)
        tool.clicked.connect(act)
        return tool


def _message() -> QLabel:
    label = text("", "muted", wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(24)
    return label
