"""Take a finding as it is, with a reason; the waiver dies when the fact changes.

What a rule could not decide (a photo without camera data, a picture too plain to tell) a person may
answer for in the same way; the answer is bound to the bytes of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from archivist.decisions.line import Act, Decision
from archivist.decisions.projection import Decided
from archivist.domain.finding import Finding, Unknown
from archivist.domain.numbering import standard_code
from archivist.errors import NoSuchFindingError, UnknownRuleError
from archivist.rules.base import rule_of
from archivist.services.check import check_now
from archivist.services.locate import relative_path
from archivist.services.progress import Changes
from archivist.services.workspace import Workspace


def waive(
    workspace: Workspace,
    code: str,
    subject: str,
    *,
    reason: str,
    until: date | None = None,
    as_of: date | None = None,
) -> Changes:
    """Waive every open finding of rule *code* on *subject*, a path or a standard, and settle its doubts.

    Raises UnknownRuleError, and NoSuchFindingError when nobody found or doubted such a thing.
    """
    try:
        rule_of(code)
    except KeyError as error:
        raise UnknownRuleError(code=code) from error
    assessment = check_now(workspace, as_of=as_of)
    standard, path = standard_code(subject), relative_path(workspace, subject)
    found: list[Finding | Unknown] = [
        finding
        for finding in assessment.open_findings
        if finding.code == code
        and (finding.path == path or (finding.path is None and finding.standard == standard))
    ]
    found += [
        doubt
        for doubt in assessment.unknown
        if doubt.code == code and doubt.path == path and doubt.digest
    ]
    if not found:
        raise NoSuchFindingError(subject=subject, code=code)
    return waive_findings(workspace, found, reason=reason, until=until)


def waive_findings(
    workspace: Workspace,
    findings: Sequence[Finding | Unknown],
    *,
    reason: str,
    until: date | None = None,
) -> Changes:
    """Waive exactly these findings, and settle these doubts, as one batch."""

    def decide(_decided: Decided) -> Iterator[Decision]:
        for finding in findings:
            subject = {"code": finding.code, "digest": finding.digest}
            subject |= {"standard": finding.standard} if finding.standard else {}
            subject |= {"path": finding.path} if finding.path else {}
            values = {"reason": reason, "until": until.isoformat() if until else None}
            yield Decision(Act.WAIVE, subject, values)

    return Changes.FINDINGS if workspace.decisions.append(decide) else Changes.NOTHING
