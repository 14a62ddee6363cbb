"""The sample: evidence made on the spot, a workspace over it, read, filed and checked. Free of Qt."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from archivist.demo.generate import Completed, generate
from archivist.demo.truth import Truth
from archivist.domain.unit import Assignment
from archivist.editions.load import load_edition
from archivist.gui.work import Job
from archivist.services.assigning import assign_all
from archivist.services.matching import match
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.scan import scan
from archivist.services.settings import change_settings
from archivist.services.workspace import FILE, Workspace, create, open_workspace

_SURE = 0.9


def making_demo(folder: Path) -> Job:
    """Make the sample in *folder*; the last result is its Workspace. Run again, it goes on."""

    def job(cancel: threading.Event) -> Iterator[Event]:
        made: Completed | None = None
        started = False
        for event in generate(folder, edition=load_edition("reference"), cancel=cancel):
            if isinstance(event, Completed):
                made = event
                continue
            if not started:
                started = True
                yield Started("demo", event.total)
            yield Step(event.done, event.total, event.path)
        if made is None or made.cancelled:
            yield Finished(Changes.NOTHING, None, cancelled=True)
            return
        workspace = _workspace(folder, made)
        for later in (
            scan(workspace, cancel=cancel),
            match(workspace, accept=_SURE, cancel=cancel),
        ):
            for event_of in later:
                if not isinstance(event_of, Finished):
                    yield event_of
        yield Finished(Changes.NOTHING, workspace, cancelled=cancel.is_set())

    return job


def _workspace(folder: Path, made: Completed) -> Workspace:
    if (folder / FILE).exists():
        return open_workspace(folder)
    workspace = create(folder, made.evidence)
    change_settings(workspace, dict(made.truth.settings))
    assign_all(workspace, _assignments(made.truth))
    return workspace


def _assignments(truth: Truth) -> list[Assignment]:
    return [
        Assignment(each.standard, each.unit, each.person, _day(each.due))
        for each in truth.assignments
    ]


def _day(due: object) -> date | None:
    if isinstance(due, date) or due is None:
        return due
    return date.fromisoformat(str(due))
