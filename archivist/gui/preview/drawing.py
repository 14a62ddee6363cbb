"""Drawing in a child process, so that no file can freeze or crash the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from archivist.errors import NoWorkersError
from archivist.extract.reach import extended
from archivist.extract.render import (
    Drawer,
    Open,
    Page,
    Picture,
    Raster,
    Rect,
    Search,
    Task,
    TooLarge,
)
from archivist.i18n import N_, _
from archivist.workers.standing import StandingWorker
from archivist.workers.worker import TaskError, Trouble

SECONDS = 20.0  # for one page, or one picture
_IDLE_MS = 60_000
_PAGES_AT_ONCE = 20
_MOST_HITS = 2000
# More than any screen shows, less than fills the memory.
_MOST_PIXELS = 2600
_SAID = {
    Trouble.OVERRAN: N_("显示它用时太长，已经停下。可以用系统默认程序打开。"),
    Trouble.MEMORY: N_("显示它需要的内存太多，已经停下。可以用系统默认程序打开。"),
    Trouble.CRASHED: N_("文件有问题，画不出来。可以用系统默认程序打开试试。"),
    Trouble.RAISED: N_("文件有问题，画不出来。可以用系统默认程序打开试试。"),
    Trouble.DROPPED: N_("已经改看别的材料。"),
}
_PAGE_FORMATS = {
    4: QImage.Format.Format_RGB32,
    3: QImage.Format.Format_BGR888,
    1: QImage.Format.Format_Grayscale8,
}


class DrawingError(Exception):
    """Nothing can be shown; the words say why, in the user's language."""


class Drawing(QObject):
    """The child process of one preview. All its methods but the slots may be called in any thread."""

    _used = Signal()

    def __init__(self, parent: QObject | None = None, *, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._worker = StandingWorker(Drawer())
        self._seconds = seconds
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._worker.rest)
        self._used.connect(self._idle.start)

    def picture(
        self, path: Path, wanted: Callable[[], bool] = lambda: True, frame: int = 0
    ) -> tuple[QImage, tuple[int, int]]:
        """Return a picture, made smaller for the screen, and its own size. Raises DrawingError.

        *frame* counts from 0 the pictures of a file that holds several.
        """
        drawn = self.ask(Picture(extended(str(path)), _MOST_PIXELS, frame), wanted)
        if isinstance(drawn, TooLarge):
            wide, high = drawn.own
            told = _("图片太大（{wide} × {high} 像素），不在这里显示。可以用系统默认程序打开。")
            raise DrawingError(told.format(wide=wide, high=high))
        raster = cast("Raster", drawn)
        return _image(raster, QImage.Format.Format_RGB888), raster.own

    def ask(self, task: Task, wanted: Callable[[], bool] = lambda: True) -> object:
        """Return the answer of the child. Raises DrawingError."""
        try:
            answer: object = self._worker.ask(task, seconds=self._seconds, wanted=wanted)
        except TaskError as error:
            raise DrawingError(_(_SAID[error.trouble])) from error
        except NoWorkersError as error:
            raise DrawingError(str(error)) from error
        self._used.emit()
        return answer

    def stop(self) -> None:
        """End the child; wait for a question under way, which nobody should want any more."""
        self._worker.stop()


class PdfPages:
    """An open document. Sizes and rectangles are in points, rectangles left, bottom, right, top.

    Every question opens the file anew where the child was lost, so that one bad page costs one page.
    """

    def __init__(self, drawing: Drawing, path: Path, wanted: Callable[[], bool]) -> None:
        self._drawing, self._path = drawing, extended(str(path))
        self._wanted = wanted
        opened = drawing.ask(Open(self._path), wanted)
        self.sizes = cast("list[tuple[float, float]]", opened)

    def picture(self, number: int, scale: float) -> QImage:
        """Return page *number* (from 0), *scale* pixels a point. Raises DrawingError."""
        drawn = self._drawing.ask(Page(self._path, number, scale), self._wanted)
        raster = cast("Raster", drawn)
        return _image(raster, _PAGE_FORMATS[raster.channels])

    def search(self, words: str) -> list[tuple[int, Rect]]:
        """Return (page, rectangle) of every occurrence of *words*, in order; pages with faults have none."""
        hits: list[tuple[int, Rect]] = []
        for first in range(0, len(self.sizes), _PAGES_AT_ONCE):
            if len(hits) >= _MOST_HITS or not self._wanted():
                break
            hits += self._on(words, first, min(first + _PAGES_AT_ONCE, len(self.sizes)))
        return hits

    def _on(self, words: str, first: int, end: int) -> list[tuple[int, Rect]]:
        try:
            found = self._drawing.ask(Search(self._path, words, first, end), self._wanted)
        except DrawingError:
            if end - first == 1 or not self._wanted():
                return []
            middle = (first + end) // 2
            return self._on(words, first, middle) + self._on(words, middle, end)
        return cast("list[tuple[int, Rect]]", found)


def _image(raster: Raster, form: QImage.Format) -> QImage:
    made = QImage(raster.data, raster.width, raster.height, raster.stride, form)
    return made.copy()  # the buffer is not the image's own
