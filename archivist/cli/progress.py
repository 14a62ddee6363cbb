"""Progress on stderr: a live bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from archivist.i18n import _
from archivist.services.progress import WORK_NAMES, Step

_LINE_SECONDS = 5.0


class Progress:
    """Shows how far one job is."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar: Bar | None = None
        self._line_at = time.monotonic()
        if sys.stderr.isatty():
            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                TextColumn("{task.fields[subject]}"),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task(label, total=None, subject="")

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def start(self, total: int, work: str = "") -> None:
        """Say which part of the job begins and how much there is to do; 0 when nobody knows."""
        self._label = _(WORK_NAMES[work]) if work in WORK_NAMES else self._label
        if self._bar:
            self._bar.reset(self._task, total=total or None, description=self._label, subject="")
        elif total:
            click.echo(f"{self._label}: {total}", err=True)

    def step(self, step: Step) -> None:
        """Show one step."""
        if self._bar:
            subject = step.subject[-40:]
            self._bar.update(self._task, completed=step.done, total=step.total, subject=subject)
        elif time.monotonic() - self._line_at > _LINE_SECONDS:
            self._line_at = time.monotonic()
            click.echo(f"{self._label}: {step.done}/{step.total} {step.subject}", err=True)
