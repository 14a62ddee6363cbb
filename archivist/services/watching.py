"""Scan, match and check what arrives in the evidence folder, as it arrives."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from archivist.errors import EvidenceEmptyError, EvidenceMissingError
from archivist.services.arrivals import SETTLE, arrivals
from archivist.services.check import Checked, check_now
from archivist.services.matching import Matched, match
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.scan import scan
from archivist.services.scanned import Scanned
from archivist.services.settling import Arrived, Settling, Stamp
from archivist.services.walk import Seen, walk
from archivist.services.workspace import Workspace


@dataclass(slots=True)
class Round:
    """What came of one arrival: counts of files, and of findings that are new or no longer there."""

    arrived: int = 0
    removed: int = 0
    read: int = 0
    failed: int = 0
    refused: int = 0
    suggested: int = 0
    waiting: int = 0
    found: int = 0
    settled: int = 0


@dataclass(slots=True)
class WatchSummary:
    """Rounds done, and the files that arrived in them."""

    rounds: int = 0
    arrived: int = 0


@dataclass
class _Watch:
    workspace: Workspace
    as_of: date | None
    cancel: threading.Event
    before: Checked = field(default_factory=Checked)
    known: frozenset[str] = frozenset()
    summary: WatchSummary = field(default_factory=WatchSummary)

    def step(self, subject: str, result: object) -> Step:
        return Step(self.summary.rounds, 0, subject, result)

    def round(self, arrived: Arrived) -> Iterator[Step]:
        """Scan, match and check; the last step has the :class:`Round`."""
        round_ = Round(len(arrived.paths), len(arrived.gone))
        wanted = set(arrived.paths)
        yield from self._scan(round_, arrived, wanted)
        if self.cancel.is_set():
            return
        yield from self._match(round_, wanted)
        yield from self._check(round_)
        self.summary.rounds += 1
        self.summary.arrived += round_.arrived
        yield self.step("", round_)

    def _scan(self, round_: Round, arrived: Arrived, wanted: set[str]) -> Iterator[Step]:
        for event in scan(self.workspace, leave=arrived.unsettled, cancel=self.cancel):
            result = event.result if isinstance(event, Step) else None
            if not isinstance(result, Scanned):
                continue
            if result.unchanged and result.path not in wanted:
                continue
            wanted.add(result.path)  # what an archive held came with it
            round_.failed += result.failed
            round_.refused += result.refused
            round_.read += not (result.failed or result.refused)
            yield self.step(result.path, result)

    def _match(self, round_: Round, wanted: set[str]) -> Iterator[Step]:
        for event in match(self.workspace, cancel=self.cancel):
            result = event.result if isinstance(event, Step) else None
            if isinstance(result, Matched):
                round_.waiting += 1
                if result.path in wanted:
                    round_.suggested += bool(result.suggestions)
                    yield self.step(result.path, result)

    def _check(self, round_: Round) -> Iterator[Step]:
        """Tell of every finding that was not there at the last check."""
        assessment = check_now(self.workspace, as_of=self.as_of, before=self.before)
        found = {finding.digest: finding for finding in assessment.open_findings}
        fresh = [finding for digest, finding in found.items() if digest not in self.known]
        round_.found, round_.settled = len(fresh), len(self.known - found.keys())
        self.known = frozenset(found)
        for finding in fresh:
            yield self.step(finding.path or "", finding)

    def begin(self) -> dict[str, Stamp]:
        """Bring the workspace up to date; return how the folder looked before that."""
        looked = {
            each.path: (each.size, each.mtime_ns)
            for each in walk(self.workspace.require_evidence())
            if isinstance(each, Seen)
        }
        for _event in scan(self.workspace, cancel=self.cancel):
            pass
        if not self.cancel.is_set():
            assessment = check_now(self.workspace, as_of=self.as_of, before=self.before)
            self.known = frozenset(finding.digest for finding in assessment.open_findings)
        return looked


def watch(
    workspace: Workspace,
    *,
    as_of: date | None = None,
    settle: float = SETTLE,
    polling: bool | None = None,
    every: float | None = None,
    once: bool = False,
    cancel: threading.Event | None = None,
) -> Iterator[Event]:
    """Scan what is there, then do a round for all that arrives, until *cancel* is set.

    Each Step has a notice (Watching, Lost, Arrived), or what came of a file: Scanned, Matched, a new
    Finding; at the end of a round a :class:`Round`. With *once* it ends after the first round. A file
    counts as whole after *settle* calm seconds. A folder that is lost is waited for. Raises
    EvidenceMissingError only when it is not there at the start.
    """
    cancel = cancel or threading.Event()
    yield Started("watch", 0)
    run = _Watch(workspace, as_of, cancel)
    settling = Settling(run.begin(), settle)
    for notice in arrivals(workspace, settling, polling=polling, every=every, cancel=cancel):
        yield run.step("", notice)
        if not isinstance(notice, Arrived):
            continue
        try:
            yield from run.round(notice)
        except (EvidenceMissingError, EvidenceEmptyError):  # gone meanwhile: told at the next look
            settling.again(notice)
            continue
        if once:
            break
    changes = Changes.MATERIALS | Changes.FINDINGS if run.summary.rounds else Changes.NOTHING
    yield Finished(changes, run.summary, cancelled=cancel.is_set())
