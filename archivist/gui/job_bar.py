"""The running job in the status area: what, how far, which file, how long yet, and a way to stop."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from archivist.gui.desk import Desk
from archivist.gui.parts import Elided, button, row, text
from archivist.i18n import _
from archivist.services.progress import WORK_NAMES, Event, Finished, Started, Step

_SHOW_AFTER_MS = 250
_ESTIMATE_AFTER = 3.0
_MINUTE = 60


class JobBar(QWidget):
    """Watches the desk; hidden while nothing runs and for jobs too short to be noticed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._since = 0.0
        self.work = text("", "muted")
        self.count = text("", "muted")
        self.subject = Elided("", "muted")
        self.left = text("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(140)
        self.bar.setAccessibleName(_("进度"))
        self.stop = button(
            _("取消"), self._stop, icon="x", name="flat", tip=_("停下来；做完的部分都保留")
        )
        layout = row(self.work, self.bar, self.count, self.subject, self.left, self.stop)
        layout.setStretch(3, 1)
        layout.setContentsMargins(8, 0, 4, 0)
        self.setLayout(layout)
        self._delay = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._delay.timeout.connect(self.show)
        self.hide()
        desk.busy.connect(self._busy)
        desk.happened.connect(self.take)

    def take(self, event: Event) -> None:
        """Show one event of the job."""
        if isinstance(event, Started):
            self._begin(event)
        elif isinstance(event, Step):
            self._step(event)
        elif isinstance(event, Finished):
            self.subject.show_words("")
            self.left.setText("")

    def _begin(self, event: Started) -> None:
        self._since = time.monotonic()
        name = _(WORK_NAMES.get(event.work, "")) or _("处理")
        self.work.setText(_("正在{work}…").format(work=name))
        self.bar.setRange(0, event.total)
        self.bar.setValue(0)
        self.count.setText("")
        self.subject.show_words("")
        self.left.setText("")

    def _step(self, event: Step) -> None:
        self.bar.setRange(0, event.total)
        self.bar.setValue(event.done)
        self.count.setText(f"{event.done:,} / {event.total:,}")
        self.subject.show_words(event.subject)
        self.left.setText(self._time_left(event))

    def _time_left(self, event: Step) -> str:
        spent = time.monotonic() - self._since
        if spent < _ESTIMATE_AFTER or not event.done or not event.total:
            return ""
        seconds = spent / event.done * (event.total - event.done)
        if seconds < _MINUTE:
            return _("约剩 {seconds} 秒").format(seconds=max(1, round(seconds)))
        return _("约剩 {minutes} 分钟").format(minutes=round(seconds / _MINUTE))

    def _busy(self, busy: bool) -> None:  # noqa: FBT001 — a signal's value
        if busy:
            self.stop.setEnabled(True)
            self.work.setText(_("正在处理…"))
            self._delay.start()
        else:
            self._delay.stop()
            self.hide()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.work.setText(_("正在停下来…"))
        self._desk.cancel()
