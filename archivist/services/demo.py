"""The main job on sample evidence, from an empty folder to the reports."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archivist.demo.generate import Completed, Written, generate
from archivist.demo.truth import EVIDENCE_FOLDER, Truth
from archivist.domain.assessment import Assessment
from archivist.domain.ocr import OcrMode
from archivist.domain.unit import Assignment
from archivist.editions.load import load_edition
from archivist.services.assigning import assign_all
from archivist.services.check import check_now
from archivist.services.matching import match
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.report import write_report
from archivist.services.scan import scan
from archivist.services.settings import change_settings
from archivist.services.workspace import FILE, Workspace, create, open_workspace

EDITION = "reference"
ACCEPT = 0.9
REPORTS = (("gaps", "缺项清单.xlsx"), ("findings", "检查报告.html"), ("overview", "总览.docx"))


@dataclass(frozen=True)
class DemoResult:
    """The workspace that was made, what its check says, and the reports written."""

    workspace: Workspace
    assessment: Assessment
    reports: tuple[Path, ...]


def demo(
    folder: Path, *, files: int | None = None, cancel: threading.Event | None = None
) -> Iterator[Event]:
    """Make sample evidence and a workspace in *folder*; scan, file, check and report.

    Each part announces itself with a Started event; the last Finished holds a DemoResult, or None
    when it was cancelled. The same call again goes on where a killed one stopped.
    """
    cancel = cancel or threading.Event()
    truth: Truth | None = None
    for event in generate(folder, edition=load_edition(EDITION), files=files, cancel=cancel):
        if isinstance(event, Written):
            if event.done == 1:
                yield Started("generate", event.total)
            yield Step(event.done, event.total, event.path)
        elif isinstance(event, Completed) and not event.cancelled:
            truth = event.truth
    if truth is None:
        yield Finished(Changes.NOTHING, None, cancelled=True)
        return
    workspace = _prepared(folder, truth)
    jobs = (
        # The truth counts the planted scans as unread, which they are where nothing recognises text.
        scan(workspace, ocr_mode=OcrMode.NEVER, cancel=cancel),
        match(workspace, accept=ACCEPT, cancel=cancel),
    )
    for job in jobs:
        yield from (event for event in job if not isinstance(event, Finished))
    if cancel.is_set():
        yield Finished(Changes.NOTHING, None, cancelled=True)
        return
    yield Finished(Changes.FINDINGS, _reported(folder, workspace, truth))


def _prepared(folder: Path, truth: Truth) -> Workspace:
    """Return the workspace with what the sample office decided; nothing is written twice."""
    folder = folder.resolve()
    there = (folder / FILE).exists()
    workspace = open_workspace(folder) if there else create(folder, folder / EVIDENCE_FOLDER)
    change_settings(workspace, dict(truth.settings))
    assignments = [
        Assignment(each.standard, each.unit, each.person, date.fromisoformat(each.due))
        for each in truth.assignments
    ]
    assign_all(workspace, assignments)
    return workspace


def _reported(folder: Path, workspace: Workspace, truth: Truth) -> DemoResult:
    assessment = check_now(workspace, as_of=date.fromisoformat(truth.review_date))
    (folder / "报告").mkdir(exist_ok=True)
    reports = tuple(
        write_report(workspace, slug, folder / "报告" / name, assessment=assessment)
        for slug, name in REPORTS
    )
    return DemoResult(workspace, assessment, reports)
