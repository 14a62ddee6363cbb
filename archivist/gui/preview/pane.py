"""The preview beside a list: every face of a material, or a sentence that says why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QWidget

from archivist.domain.material import Material
from archivist.domain.place import NOWHERE, Place
from archivist.gui.background import Latest
from archivist.gui.parts import Elided, column, named, row, text
from archivist.gui.preview.drawing import Drawing, DrawingError
from archivist.gui.preview.facts_view import FactsView
from archivist.gui.preview.members_view import MembersView
from archivist.gui.preview.notice_strip import NoticeStrip
from archivist.gui.preview.pdf_view import PdfView
from archivist.gui.preview.picture_view import PictureView
from archivist.gui.preview.sheet_view import SheetView
from archivist.gui.preview.text_view import TextView
from archivist.gui.preview.tools import SeekTools, SizeTools, tool
from archivist.i18n import N_, _
from archivist.services.preview import MAILS, Face, Preview, material_of, preview_of
from archivist.services.workspace import Workspace

_NAMES = {
    Face.MESSAGE: N_("说明"),
    Face.PICTURE: N_("图片"),
    Face.PAGES: N_("页面"),
    Face.SHEETS: N_("表格"),
    Face.TEXT: N_("文字"),
    Face.MEMBERS: N_("里面的文件"),
    Face.FACTS: N_("读到的信息"),
}
_SEEKING = (Face.TEXT, Face.PAGES, Face.SHEETS)
_ZOOMING = (Face.PICTURE, Face.PAGES)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A preview, and its first picture with its own size where it is one."""

    preview: Preview
    image: QImage | None = None
    size: tuple[int, int] = (1, 1)


class PreviewPane(QWidget):
    """Shows one material at a time; loading never blocks, and a later choice wins. *shown* (path)."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.facts = Elided("", "h2"), Elided("", "muted")
        self.back = tool("undo-2", _("回到压缩包或邮件"), self._go_back)
        self.sizes, self.seeking = SizeTools(), SeekTools()
        self.seek, self.count = self.seeking.line, self.seeking.count
        self.tabs = named(QTabBar(), _("看哪一面"))
        self.notices = NoticeStrip()
        self._drawing = Drawing(self)
        self.picture, self.pdf = PictureView(), PdfView(self._drawing)
        self.sheets, self.words = SheetView(), TextView()
        self.members, self.known = MembersView(), FactsView()
        self.message = _message()
        self._views: dict[Face, QWidget] = {
            Face.MESSAGE: self.message,
            Face.PICTURE: self.picture,
            Face.PAGES: self.pdf,
            Face.SHEETS: self.sheets,
            Face.TEXT: self.words,
            Face.MEMBERS: self.members,
            Face.FACTS: self.known,
        }
        self._stack = QStackedWidget()
        self._loading, self._turning = Latest(self), Latest(self)
        self._number = 0  # of the material asked for last; earlier ones nobody waits for
        self._workspace: Workspace | None = None
        self._preview = Preview("", (Face.MESSAGE,))
        self._frame = 0
        self._trail: list[tuple[str, Material | None]] = []  # the archives that led here
        self._asked: tuple[str, Material | None] = ("", None)
        self._place: Place = NOWHERE
        self._words = ""
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def face(self) -> Face:
        """The face that is shown."""
        shown = self._stack.currentWidget()
        return next(face for face, view in self._views.items() if view is shown)

    def show_material(
        self,
        workspace: Workspace,
        path: str,
        material: Material | None,
        place: Place = NOWHERE,
        words: str = "",
    ) -> None:
        """Show *path* at *place*, with *words* marked."""
        self._trail = []
        self._place, self._words = place, words
        self._workspace = workspace
        self._ask(path, material)

    def clear(self, sentence: str = "") -> None:
        """Show nothing but *sentence*."""
        self._number += 1
        self._trail = []
        self._loading.forget()
        self._turning.forget()
        self.name.show_words("")
        self.facts.show_words("")
        self._take_faces(Preview("", (Face.MESSAGE,)))
        self._tell(sentence or _("选一份材料，这里显示它的内容。"))

    def finish(self) -> None:
        """Stop all threads and the child; for closing the window."""
        self._number += 1
        self._loading.wait()
        self._turning.wait()
        self.pdf.finish()
        self._drawing.stop()

    def go_to(self, place: Place) -> None:
        """Turn to the face that has *place*, and jump there."""
        self._place = place
        face = _face_of(place, self._preview)
        if face is not None and face is not self.face:
            self._choose(face)
        shown = self.face
        if shown is Face.PAGES and place.page is not None:
            self.pdf.jump(place.page, place.box)
        elif shown is Face.TEXT:
            self.words.jump(place)
        elif shown is Face.SHEETS:
            self.sheets.jump(place)
        elif shown is Face.PICTURE:
            self._show_in_picture(place)

    def step(self, by: int) -> None:
        """Go to the next or previous occurrence of what is sought."""
        if self.face is Face.TEXT:
            self.words.step(by)
        elif self.face is Face.PAGES:
            self.pdf.step(by)
        elif self.face is Face.SHEETS:
            self.sheets.step(by)

    def _lay_out(self) -> None:
        for view in self._views.values():
            self._stack.addWidget(view)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        first = row(self.back, self.name, self.sizes, spacing=4)
        first.setStretch(1, 1)
        second = row(self.tabs, self.seeking, spacing=4)
        second.insertStretch(1, 1)
        layout = column(first, self.facts, second, self.notices, self._stack, spacing=5)
        layout.setStretch(4, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._loading.answered.connect(self._show)
        self._loading.failed.connect(
            lambda error: self._tell(_("打不开：{error}").format(error=error))
        )
        self._turning.answered.connect(self._take_turned)
        self._turning.failed.connect(lambda error: self._tell(str(error)))
        self.pdf.failed.connect(self._fail_pages)
        self.pdf.opened.connect(self._pdf_opened)
        self.pdf.found.connect(self.seeking.say_count)
        self.seeking.sought.connect(self._seek)
        self.seeking.stepped.connect(self.step)
        self.sizes.zoomed.connect(self._zoom)
        self.sizes.turned.connect(lambda by: self._turn(self._frame + by))
        self.tabs.currentChanged.connect(self._pick)
        self.members.asked.connect(self._open_member)
        self.known.wanted.connect(self.go_to)
        for keys, by in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step, by))

    def _ask(self, path: str, material: Material | None) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        self._asked = (path, material)
        self._number += 1
        number = self._number
        self._turning.forget()
        self.name.show_words(path.rpartition("/")[2])
        self.facts.show_words(path)
        self._take_faces(Preview(path, (Face.MESSAGE,)))
        self._tell(_("正在打开…"))
        drawing, wanted = self._drawing, lambda: number == self._number
        self._loading.ask(lambda: _load(workspace, path, material, drawing, wanted))

    def _show(self, loaded: _Loaded) -> None:
        preview = loaded.preview
        self._frame = 0
        self._take_faces(preview)
        self.notices.show_notices(preview.notices)
        self._fill(loaded)
        self._turn_to(preview.faces[0])
        if Face.PAGES in preview.faces and preview.disk is not None:
            self.pdf.show_file(preview.disk)
        else:
            self._settle()
        self.shown.emit(preview.path)

    def _fill(self, loaded: _Loaded) -> None:
        preview = loaded.preview
        if loaded.image is not None:
            self._say_size(loaded.size)
            self.picture.show_image(loaded.image, loaded.size)
        if preview.extract is not None and Face.SHEETS in preview.faces:
            self.sheets.show_tables(preview.extract.tables)
        if preview.extract is not None and Face.TEXT in preview.faces:
            self.words.show_extract(preview.extract, mail=preview.format in MAILS)
        self.members.show_members(preview.members)
        self.known.show_facts(preview.facts)
        self.message.setText("\n\n".join(filter(None, (preview.message, preview.remedy))))

    def _take_faces(self, preview: Preview) -> None:
        self._preview = preview
        self.pdf.close_file()
        self.notices.show_notices(())
        with QSignalBlocker(self.tabs):
            while self.tabs.count():
                self.tabs.removeTab(0)
            for face in preview.faces:
                name = _(_NAMES[face])
                if face is Face.MEMBERS:
                    name = f"{name} {len(preview.members):,}"
                self.tabs.addTab(name)
        self.tabs.setVisible(len(preview.faces) > 1)
        self.back.setVisible(bool(self._trail))

    def _settle(self) -> None:
        """Go where the page that asked wants to be."""
        with QSignalBlocker(self.seek):
            self.seek.setText(self._words)
        if self._words.strip():
            self._seek(self._words)
        if self._place != NOWHERE:
            self.go_to(self._place)

    def _pdf_opened(self, pages: int) -> None:
        said = _("{path} · 共 {pages} 页").format(path=self._preview.path, pages=pages)
        self.facts.show_words(said)
        self._settle()

    def _fail_pages(self, reason: str) -> None:
        """Say why there are no pages; what was read as text is still there."""
        rest = tuple(face for face in self._preview.faces if face is not Face.PAGES)
        preview = replace(self._preview, faces=(Face.MESSAGE, *rest))
        self._take_faces(preview)
        self.notices.show_notices(preview.notices)
        self._tell(_("PDF 打不开：{error}").format(error=reason))

    def _say_size(self, size: tuple[int, int]) -> None:
        wide, high = size
        self.facts.show_words(f"{self._preview.path} · {wide} × {high}")

    def _seek(self, words: str) -> None:
        words = words.strip()
        if self.face is Face.TEXT:
            self.seeking.say_count(self.words.find_all(words))
        elif self.face is Face.SHEETS:
            self.seeking.say_count(self.sheets.find_all(words))
        elif self.face is Face.PAGES:
            self.pdf.find_all(words)

    def _zoom(self, by: int) -> None:
        if self.face is Face.PICTURE:
            self.picture.zoom(by)
        elif self.face is Face.PAGES:
            self.pdf.zoom(by)

    def _show_in_picture(self, place: Place) -> None:
        if place.page is not None and place.page - 1 != self._frame:
            self._turn(place.page - 1)
        else:
            self.picture.mark(place.box)

    def _turn(self, frame: int) -> None:
        """Show another picture of the same file."""
        disk = self._preview.disk
        if disk is None or not 0 <= frame < self._preview.frames:
            return
        number = self._number

        def turned() -> tuple[int, QImage, tuple[int, int]]:
            return frame, *self._drawing.picture(disk, lambda: number == self._number, frame)

        self._turning.ask(turned)

    def _take_turned(self, turned: tuple[int, QImage, tuple[int, int]]) -> None:
        self._frame, image, size = turned
        self.picture.show_image(image, size)
        self._say_size(size)
        self._turn_to(Face.PICTURE)
        if self._place.page == self._frame + 1:
            self.picture.mark(self._place.box)

    def _open_member(self, path: str) -> None:
        workspace = self._workspace
        if workspace is not None:
            self._trail.append(self._asked)
            self._place, self._words = NOWHERE, ""
            self._ask(path, material_of(workspace, path))

    def _go_back(self) -> None:
        if self._trail:
            self._place, self._words = NOWHERE, ""
            self._ask(*self._trail.pop())

    def _choose(self, face: Face) -> None:
        self.tabs.setCurrentIndex(self._preview.faces.index(face))

    def _pick(self, number: int) -> None:
        if 0 <= number < len(self._preview.faces):
            self._turn_to(self._preview.faces[number])
            if self.seek.text().strip():
                self._seek(self.seek.text())

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self._turn_to(Face.MESSAGE)

    def _turn_to(self, face: Face) -> None:
        self._stack.setCurrentWidget(self._views[face])
        if face in self._preview.faces:
            with QSignalBlocker(self.tabs):
                self.tabs.setCurrentIndex(self._preview.faces.index(face))
        self.seeking.setVisible(face in _SEEKING)
        self.count.setText("")
        frames = self._preview.frames if face is Face.PICTURE else 1
        self.sizes.offer(zooms=face in _ZOOMING, frame=self._frame, frames=frames)


def _load(
    workspace: Workspace,
    path: str,
    material: Material | None,
    drawing: Drawing,
    wanted: Callable[[], bool],
) -> _Loaded:
    """Return what to show; what *wanted* no longer wants is dropped, however long it would take."""
    preview = preview_of(workspace, path, material)
    if preview.faces[0] is not Face.PICTURE or preview.disk is None:
        return _Loaded(preview)
    try:
        return _Loaded(preview, *drawing.picture(preview.disk, wanted))
    except DrawingError as error:
        faces = (Face.MESSAGE, *preview.faces[1:])
        return _Loaded(replace(preview, faces=faces, message=str(error)))


def _face_of(place: Place, preview: Preview) -> Face | None:
    """Return the face that can show *place*, the most like the file itself first."""
    grid_first = preview.faces[0] is Face.SHEETS
    wanted: list[Face] = []
    if place.page is not None:
        wanted += [Face.PAGES, Face.PICTURE, Face.TEXT] if not place.cell else [Face.PAGES]
    if place.box is not None:
        wanted.append(Face.PICTURE)
    if place.sheet is not None or place.cell is not None:
        wanted += [Face.SHEETS, Face.TEXT] if grid_first else [Face.TEXT, Face.SHEETS]
    if place.paragraph is not None:
        wanted.append(Face.TEXT)
    if place.member is not None:
        wanted.append(Face.MEMBERS)
    return next((face for face in wanted if face in preview.faces), None)


def _message() -> QLabel:
    label = text("", "muted", wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(24)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
