"""Write a submission package from a fresh check."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import SlotState
from archivist.domain.evidence import Evidence
from archivist.domain.profile import Profile
from archivist.domain.secrecy import masked
from archivist.i18n import N_, _
from archivist.services.check import check_now
from archivist.services.locate import disk_paths
from archivist.services.profile import try_against
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.workspace import Workspace
from archivist.submission.export import export as write_package
from archivist.submission.plan import Gap, Piece, Plan
from archivist.submission.progress import Exported, Phase

_WHY = {
    SlotState.MISSING: N_("没有材料"),
    SlotState.PARTIAL: N_("份数不足"),
    SlotState.FAILS: N_("已有材料，但都不合格"),
    SlotState.UNKNOWN: N_("已有材料，但读不出判断所需的内容"),
}


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """Counts in and counts out: ``expected = written + missing``.

    *placeholders* counts the notes that stand for missing pieces and for slots without evidence.
    """

    path: Path
    expected: int
    written: int
    missing: int
    placeholders: int
    bytes: int
    valid: bool


def export(  # noqa: PLR0913 — each is one choice of a person
    workspace: Workspace,
    out: Path,
    *,
    units: Collection[str] = (),
    standards: Collection[str] = (),
    as_of: date | None = None,
    replace: bool = False,
    profile: Profile | None = None,
    only_try: bool = False,
    cancel: threading.Event | None = None,
) -> Iterator[Event]:
    """Check, then write and re-read the package; the Finished event holds an ExportSummary.

    With a *profile* everything is held against it first: where it would refuse something, and with
    *only_try* in any case, the Finished event holds the DryRun and nothing is written.

    A cancelled or killed export leaves nothing under *out*. Raises ExportError, EvidenceOnlyReadError.
    """
    workspace.require_outside(out)
    assessment = check_now(workspace, as_of=as_of, units=units, standards=standards)
    plan = plan_of(workspace, assessment, unit="、".join(units))
    if profile is not None:
        tried = try_against(profile, plan, assessment)
        if tried.faults or only_try:
            yield Started("export", len(plan.pieces))
            yield Finished(Changes.NOTHING, tried)
            return
    out = Path(os.path.abspath(out))  # noqa: PTH100 — without “..”, and no link followed
    started = False
    for progress in write_package(plan, out, cancel=cancel, replace=replace):
        if not started:
            yield Started("export", progress.total)
            started = True
        if progress.phase is Phase.DONE and progress.result is not None:
            yield Finished(Changes.NOTHING, _summary(plan, progress.result))
            return
        if progress.phase is Phase.CANCELLED:
            yield Finished(Changes.NOTHING, None, cancelled=True)
            return
        yield Step(progress.done, progress.total, progress.name, progress)


def plan_of(workspace: Workspace, assessment: Assessment, *, unit: str = "") -> Plan:
    """Return what the package of *assessment* holds: every piece filed, and every gap.

    Personal data in titles, captions and file names are masked (S03); the pieces stay as they are.
    """
    edition = assessment.edition
    evidence = [piece for dossier in assessment.dossiers for piece in dossier.evidence]
    gaps = tuple(
        Gap(code, kind, _(_WHY[state]), _unit(assessment, code))
        for (code, kind), state in assessment.states.items()
        if state is not SlotState.STANDS
    )
    sources = disk_paths(workspace, (e.path for e in evidence if e.material is not None))
    contents = {edition.content_of(dossier.code) for dossier in assessment.dossiers}
    return Plan(
        title=_("{city}全国文明城市测评材料").format(city=assessment.city),
        edition_name=edition.name,
        official=edition.official,
        as_of=assessment.as_of,
        pieces=tuple(_piece(assessment, each, sources.get(each.path)) for each in evidence),
        gaps=gaps,
        standards=tuple((d.code, d.standard.text) for d in assessment.dossiers),
        contents=tuple(sorted((content.code, content.title) for content in contents)),
        unit=unit,
        window=assessment.window,
        city=assessment.city,
    )


def _piece(assessment: Assessment, evidence: Evidence, source: Path | None) -> Piece:
    material = evidence.material
    dated = evidence.dated
    facts = material.facts if material else None
    return Piece(
        number=evidence.number,
        standard=evidence.standard,
        kind=evidence.kind,
        source=source,
        sha256=evidence.sha256,
        size=material.size if material else 0,
        title=masked(material.title if material else evidence.path.rpartition("/")[2]),
        caption=masked(evidence.caption),
        date=dated.value if dated else None,
        document_number=facts.number.number.text if facts and facts.number else "",
        unit=_unit(assessment, evidence.standard),
        evidence_path=masked(evidence.path),
    )


def _unit(assessment: Assessment, code: str) -> str:
    assignment = assessment.by_code[code].assignment
    return assignment.unit if assignment else ""


def _summary(plan: Plan, result: Exported) -> ExportSummary:
    return ExportSummary(
        path=result.path,
        expected=len(plan.pieces),
        written=result.written,
        missing=len(result.missing),
        placeholders=len(result.missing) + result.gaps,
        bytes=result.bytes,
        valid=True,
    )
