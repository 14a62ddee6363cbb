"""The jobs the window starts: services put in a row. Free of Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from archivist.domain.assessment import Assessment
from archivist.domain.finding import Finding, Unknown
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.errors import ArchivistError
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.workspace import Workspace

if TYPE_CHECKING:
    from archivist.domain.edition import Edition
    from archivist.domain.forecast import Forecast
    from archivist.domain.relation import Succession
    from archivist.reports.forecast import ForecastRow
    from archivist.services.check import Checked
    from archivist.services.matching import Matched

# What each job is called while it runs; the keys are the `work` of its Started event.
Job = Callable[[threading.Event], Iterator[Event]]
Decide = Callable[[], Changes]


@dataclass(frozen=True, slots=True)
class Judging:
    """What is judged, as of which day, and what the last judgement left at hand."""

    workspace: Workspace
    as_of: date | None = None
    before: Checked | None = None

    def check(self, cancel: threading.Event) -> Iterator[Event]:
        """Judge everything; only what changed since the last time is looked at again."""
        from archivist.services.check import check  # noqa: PLC0415 — brings the rules

        return check(self.workspace, as_of=self.as_of, before=self.before, cancel=cancel)


def checking(judging: Judging) -> Job:
    """Judge everything as of a day."""
    return judging.check


def scanning(judging: Judging, leave: Collection[str] = ()) -> Job:
    """Read what is new or changed, but not what is in *leave*, then judge everything."""

    def job(cancel: threading.Event) -> Iterator[Event]:
        from archivist.services.scan import scan  # noqa: PLC0415 — readers are loaded with it

        yield from scan(judging.workspace, leave=leave, cancel=cancel)
        yield from judging.check(cancel)

    return job


def deciding(judging: Judging, decisions: Sequence[Decide]) -> Job:
    """Write decisions, each a batch of its own, then judge everything anew once.

    One that is refused does not keep the others from being written; its error is raised at the end.
    """

    def job(cancel: threading.Event) -> Iterator[Event]:
        refused: ArchivistError | None = None
        for decide in decisions:
            try:
                yield Finished(decide(), None)
            except ArchivistError as error:
                refused = refused or error
        yield from judging.check(cancel)
        if refused is not None:
            raise refused

    return job


def taking_in(judging: Judging, standard: str, sources: Sequence[Path], kind: Kind | None) -> Job:
    """Receive files from anywhere, read them, file them under *standard*, judge everything anew.

    One that cannot be filed does not keep the others from it; its error is raised at the end.
    """

    def job(cancel: threading.Event) -> Iterator[Event]:
        from archivist.services.filing import file_materials  # noqa: PLC0415
        from archivist.services.receiving import receive  # noqa: PLC0415
        from archivist.services.scan import scan  # noqa: PLC0415 — readers are loaded with it

        workspace = judging.workspace
        paths = receive(workspace, _files(sources))
        yield from scan(workspace, cancel=cancel)
        refused: ArchivistError | None = None
        if not cancel.is_set():
            try:
                yield Finished(file_materials(workspace, standard, paths, kind=kind), None)
            except ArchivistError as error:  # the others are filed
                refused = error
                yield Finished(Changes.FILING, None)
        yield from judging.check(cancel)
        if refused is not None:
            raise refused

    return job


def suggesting(
    workspace: Workspace,
    materials: Mapping[str, Material],
    found: dict[str, Matched],
    *,
    anew: bool,
) -> Job:
    """Match every unfiled material into *found*, by path; what is cancelled leaves what it has.

    What an earlier run kept is taken over first; with it nothing is matched unless asked *anew* or
    something is not among it.
    """

    def job(cancel: threading.Event) -> Iterator[Event]:
        from archivist.services import suggestions  # noqa: PLC0415 — brings the matching
        from archivist.services.matching import match  # noqa: PLC0415
        from archivist.services.unfiled import unfiled  # noqa: PLC0415

        if not anew:
            found.update(suggestions.kept(workspace, materials))
            waiting = unfiled(workspace.decided(), materials)
            if all(material.path in found for material in waiting):
                yield Finished(Changes.NOTHING, found)
                return
        for event in match(workspace, cancel=cancel):
            if isinstance(event, Step) and event.result is not None:
                matched = cast("Matched", event.result)
                found[matched.path] = matched
            if isinstance(event, Finished):
                if not event.cancelled:
                    suggestions.keep(workspace, dict(found), materials)
                yield Finished(Changes.NOTHING, found, event.cancelled)
            else:
                yield event

    return job


def captioning(workspace: Workspace, paths: Sequence[str]) -> Job:
    """Ask what can be said of photos; the last result is a tuple of ProposedCaption."""

    def job(_cancel: threading.Event) -> Iterator[Event]:
        from archivist.services.captions import propose_captions  # noqa: PLC0415

        yield Started("match", 0)
        yield Finished(Changes.NOTHING, propose_captions(workspace, paths) if paths else ())

    return job


def caption_changing(workspace: Workspace, paths: Collection[str]) -> Job:
    """Ask which captions could be written for photos; the last result is a tuple of CaptionChange."""

    def job(_cancel: threading.Event) -> Iterator[Event]:
        from archivist.services.caption_changes import caption_changes  # noqa: PLC0415

        yield Started("match", 0)
        yield Finished(Changes.NOTHING, caption_changes(workspace, paths))

    return job


def reporting(workspace: Workspace, name: str, out: Path, assessment: Assessment) -> Job:
    """Write a report; the last result is its path."""

    def job(_cancel: threading.Event) -> Iterator[Event]:
        from archivist.services.report import write_report  # noqa: PLC0415 — brings the writers

        yield Started("report", 0)
        written = write_report(workspace, name, out, assessment=assessment)
        yield Finished(Changes.NOTHING, written)

    return job


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast and its rows in words; *assessment* is the one it looks ahead from."""

    assessment: Assessment
    forecast: Forecast
    rows: tuple[ForecastRow, ...]


def foreseeing(workspace: Workspace, assessment: Assessment) -> Job:
    """Look ahead from a check; the last result is a :class:`Foreseen`."""

    def job(_cancel: threading.Event) -> Iterator[Event]:
        from archivist.reports.forecast import fall_rows, red_rows  # noqa: PLC0415
        from archivist.services.forecast import forecast_now  # noqa: PLC0415 — brings the rules

        yield Started("forecast", 0)
        forecast = forecast_now(workspace, assessment)
        bearing = replace(assessment, forecast=forecast)
        rows = (*red_rows(bearing), *fall_rows(bearing))
        yield Finished(Changes.NOTHING, Foreseen(assessment, forecast, rows))

    return job


def exporting(
    workspace: Workspace, out: Path, *, units: tuple[str, ...], as_of: date | None, replace: bool
) -> Job:
    """Write a submission package; the last result is an ExportSummary."""

    def job(cancel: threading.Event) -> Iterator[Event]:
        from archivist.services.export import export  # noqa: PLC0415 — loaded when asked for

        yield from export(workspace, out, units=units, as_of=as_of, replace=replace, cancel=cancel)

    return job


def trying(workspace: Workspace, *, as_of: date | None) -> Job:
    """Hold a package against the workspace's profile, writing nothing; the last result is a DryRun."""

    def job(cancel: threading.Event) -> Iterator[Event]:
        from archivist.domain.profile import Profile  # noqa: PLC0415 — loaded when asked for
        from archivist.services.export import export  # noqa: PLC0415

        profile = workspace.settings.profile or Profile("")
        out = workspace.exports / "dry-run"
        yield from export(
            workspace, out, as_of=as_of, profile=profile, only_try=True, cancel=cancel
        )

    return job


def verifying(path: Path) -> Job:
    """Check a package byte by byte; the last result is a VerifyResult."""

    def job(cancel: threading.Event) -> Iterator[Event]:
        from archivist.submission.verify import checking  # noqa: PLC0415 — loaded when asked for

        yield Started("verify", 0)
        steps = checking(path, cancel)
        while True:
            try:
                progress = next(steps)
            except StopIteration as end:
                yield Finished(Changes.NOTHING, end.value, cancel.is_set())
                return
            yield Step(progress.done, progress.total, progress.name)

    return job


def proposing(workspace: Workspace, after: Edition) -> Job:
    """Compare the catalogue in use with another; the last result is a Succession."""

    def job(_cancel: threading.Event) -> Iterator[Event]:
        from archivist.services.upgrading import succession_to  # noqa: PLC0415

        yield Started("upgrade", 0)
        yield Finished(Changes.NOTHING, succession_to(workspace, after))

    return job


def upgrading(judging: Judging, succession: Succession) -> Job:
    """Change to another catalogue and judge everything anew; the last result is an Outcome."""

    def job(cancel: threading.Event) -> Iterator[Event]:
        from archivist.services.upgrading import ALL_CHANGES, upgrade  # noqa: PLC0415

        yield Started("upgrade", 0)
        yield Finished(ALL_CHANGES, upgrade(judging.workspace, succession))
        yield from judging.check(cancel)

    return job


def waiving(
    workspace: Workspace, findings: Sequence[Finding | Unknown], reason: str, until: date | None
) -> Changes:
    """Waive exactly these findings and settle these doubts; called inside a job."""
    from archivist.services.waive import waive_findings  # noqa: PLC0415 — brings the check

    return waive_findings(workspace, findings, reason=reason, until=until)


def _files(sources: Sequence[Path]) -> list[Path]:
    """Return the files of *sources*; a folder stands for every file below it."""
    found: list[Path] = []
    for source in sources:
        if source.is_dir():
            found += sorted(path for path in source.rglob("*") if path.is_file())
        elif source.is_file():
            found.append(source)
    return found
