"""What the pages share: the workspace on the desk, the last assessment, and the one running job."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from archivist.domain.assessment import Assessment
from archivist.domain.kind import Kind
from archivist.errors import ArchivistError, IndexMissingError
from archivist.gui import work
from archivist.gui.job import Job, JobThread
from archivist.i18n import _
from archivist.services.check import Checked
from archivist.services.progress import Changes, Event, Finished
from archivist.services.workspace import Workspace

Then = Callable[[object], None]
log = logging.getLogger(__name__)
EVERYTHING = (
    Changes.MATERIALS | Changes.FILING | Changes.FINDINGS | Changes.SETTINGS | Changes.ASSIGNMENTS
)


class Desk(QObject):
    """Runs one job at a time and repeats what changed.

    Signals: *changed* (Changes) after a job or decision; *told* (sentence, tone) where ``good``,
    ``bad`` or ``plain`` is the tone; *happened* (Event) while a job runs; *busy* (bool);
    *wanted* (standard, kind, path) and *went* (page, filter) when a page asks for another;
    *relaid* (Workspace) when the workspace was opened anew and must be read again.
    """

    changed = Signal(object)
    told = Signal(str, str)
    happened = Signal(object)
    busy = Signal(bool)
    wanted = Signal(str, object, object)
    went = Signal(str, object)
    relaid = Signal(object)

    def __init__(self, workspace: Workspace | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.assessment: Assessment | None = None
        self.checked_at: datetime | None = None
        self.as_of: date | None = None
        self._before = Checked()
        self._thread: JobThread | None = None
        self._waiting: deque[tuple[Job, Then | None]] = deque()
        self._deciding: tuple[object, list[tuple[Callable[[], Changes], str]]] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a job runs."""
        return self._thread is not None

    def judging(self, workspace: Workspace) -> work.Judging:
        """Return what a job needs in order to judge *workspace* as this desk does."""
        return work.Judging(workspace, self.as_of, self._before)

    def lay(self, workspace: Workspace | None) -> None:
        """Put another workspace on the desk; nothing of the last one stays."""
        self.stop()
        self.workspace, self.assessment, self.checked_at, self.as_of = workspace, None, None, None
        self._before = Checked()
        self.changed.emit(EVERYTHING)

    def tell(self, sentence: str, tone: str = "plain") -> None:
        """Say *sentence* in the window."""
        self.told.emit(sentence, tone)

    def open(self, standard: str, kind: Kind | None = None, path: str | None = None) -> None:
        """Ask the window to show a standard, at a kind or a piece."""
        self.wanted.emit(standard, kind, path)

    def go(self, page: str, filter_by: object = None) -> None:
        """Ask the window to show a page, narrowed to *filter_by*."""
        self.went.emit(page, filter_by)

    def run(self, job: Job, then: Then | None = None) -> bool:
        """Start *job*, or refuse and say so while another runs; *then* gets the last result."""
        if self.is_busy:
            self.tell(_("正在处理上一件事，请等它结束或先取消。"), "bad")
            return False
        self._start(job, then)
        return True

    def decide(self, decision: Callable[[], Changes], said: str = "") -> None:
        """Write a decision and check anew; waits its turn where a job runs.

        Decisions that wait behind one another share one check: keys are quicker than a check is.
        """
        if self.workspace is None:
            return
        if self._deciding is not None and self._waiting and self._waiting[-1] is self._deciding[0]:
            self._deciding[1].append((decision, said))
            return
        decisions = [(decision, said)]

        def done(_result: object) -> None:
            for _decision, words in decisions[-1:]:
                if words:
                    self.tell(words, "good")

        judging = self.judging(self.workspace)

        def job(cancel: threading.Event) -> Iterator[Event]:
            return work.deciding(judging, [each for each, _said in decisions])(cancel)

        entry = self._queue(job, done)
        self._deciding = (entry, decisions)

    def ask(self, job: Job, then: Then) -> None:
        """Run a job that only answers a question; waits its turn where another runs."""
        self._queue(job, then)

    def check(self) -> None:
        """Check anew; waits its turn where a job runs."""
        if self.workspace is not None:
            self._queue(work.checking(self.judging(self.workspace)), None)

    def judge_on(self, day: date | None) -> None:
        """Judge as of *day* from now on; None is the earlier of today and the review date."""
        if day != self.as_of:
            self.as_of = day
            self.check()

    def cancel(self) -> None:
        """Ask the running job to stop, and drop what waits."""
        self._waiting.clear()
        if self._thread is not None:
            self._thread.cancel()

    def stop(self) -> None:
        """Cancel and wait until nothing runs; for closing."""
        self.cancel()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.happened.disconnect()
            thread.failed.disconnect()
            thread.finished.disconnect()
            thread.wait()
            thread.deleteLater()
            self.busy.emit(False)  # noqa: FBT003 — a signal's value

    def _queue(self, job: Job, then: Then | None) -> tuple[Job, Then | None]:
        entry = (job, then)
        if self.is_busy:
            self._waiting.append(entry)
        else:
            self._start(job, then)
        return entry

    def _start(self, job: Job, then: Then | None) -> None:
        thread = JobThread(job, self)
        last: list[object] = []
        thread.happened.connect(lambda event: self._happened(event, last))
        thread.failed.connect(lambda error: self._failed(error, last))
        thread.finished.connect(lambda: self._finished(thread, then, last))
        self._thread = thread
        self.busy.emit(True)  # noqa: FBT003 — a signal's value
        thread.start()

    def _happened(self, event: Event, last: list[object]) -> None:
        self.happened.emit(event)
        if not isinstance(event, Finished):
            return
        if isinstance(event.result, Assessment):
            self.assessment, self.checked_at = event.result, datetime.now().astimezone()
        elif event.result is not None:
            last[:] = [event.result]
        if event.cancelled:
            last[:] = [None]
            self.tell(_("已取消；做完的部分都保留着。"))
        if event.changes:
            self.changed.emit(event.changes)

    def _failed(self, error: Exception, last: list[object]) -> None:
        last[:] = [None]
        if isinstance(error, IndexMissingError):  # a workspace that came from another computer
            self.tell(_("这台电脑上还没有扫描过材料。按 F5 扫描一次；归档和决定都还在。"))
        elif isinstance(error, ArchivistError):
            self.tell(str(error), "bad")
        else:
            log.error("a job failed", exc_info=error)
            self.tell(
                _("出现了意外错误：{error}。详情在日志里（帮助 › 打开日志文件夹）。").format(
                    error=error
                ),
                "bad",
            )

    def _finished(self, thread: JobThread, then: Then | None, last: list[object]) -> None:
        if thread is not self._thread:
            return
        self._thread = None
        thread.deleteLater()
        if then is not None and last != [None]:
            then(last[0] if last else None)
        if self._thread is None and self._waiting:
            self._start(*self._waiting.popleft())
        elif self._thread is None:
            self.busy.emit(False)  # noqa: FBT003 — a signal's value
