"""``archivist check``: run the rules and say what is missing, expired or unfit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from archivist.cli.run import SOME_ERRORS, Run, day
from archivist.cli.run import command as make
from archivist.domain.assessment import Assessment
from archivist.domain.causes import Cause, causes_of
from archivist.domain.dossier import Dossier
from archivist.domain.finding import Finding, Unknown
from archivist.i18n import _
from archivist.reports.causes import action, headline
from archivist.rules.base import OCR, rule_of
from archivist.services.check import check_now

_SHOWN = 8  # things to do that a person is told first


@make("check")
@click.option("--as-of", type=day, help=_("按哪一天判断（默认：今天和评审日中较早的一天）"))
@click.option("--standard", "standards", multiple=True, help=_("只看这些标准"))
@click.option("--unit", "units", multiple=True, help=_("只看这些单位"))
def command(
    run: Run, as_of: date | None, standards: tuple[str, ...], units: tuple[str, ...]
) -> int:
    """Check and exit with 1 when a finding of level error stands."""
    workspace = run.workspace()
    assessment = check_now(workspace, as_of=as_of, standards=standards, units=units)
    give_assessment(run, assessment)
    return SOME_ERRORS if assessment.has_errors else 0


def give_assessment(run: Run, assessment: Assessment) -> None:
    """Write the objects of the JSON contract, or the findings and the sums for a person."""
    causes = causes_of(assessment)
    if causes:
        run.say(_first_of_all(causes))
    for finding in assessment.findings:
        run.give(**finding_object(finding))
        if not finding.waived:
            run.say(_line(finding))
    for unset in assessment.unset:
        run.give(type="not_run", code=unset.code, standard=unset.standard, setting=unset.setting)
    for unknown in assessment.unknown:
        run.give(**unknown_object(unknown))
    for dossier in assessment.dossiers:
        run.give(**_standard_object(assessment, dossier))
    for cause in causes:
        run.give(**cause_object(cause))
    run.give(**summary_object(assessment))
    run.say(sum_up(assessment))


def finding_object(finding: Finding) -> dict[str, object]:
    """Return the ``finding`` object of the JSON contract."""
    rule = rule_of(finding.code)
    return {
        "type": "finding",
        "code": finding.code,
        "level": finding.level.name.lower(),
        "standard": finding.standard,
        "kind": finding.kind,
        "path": finding.path,
        "where": str(finding.place) or None,
        "values": {key: _plain(value) for key, value in finding.values.items()},
        "message": rule.say(finding),
        "remedy": rule.advise(finding),
        "waived": finding.waived,
    }


def unknown_object(unknown: Unknown) -> dict[str, object]:
    """Return the ``unknown`` object of the JSON contract: what a rule could not decide."""
    return {
        "type": "unknown",
        "code": unknown.code,
        "standard": unknown.standard,
        "kind": unknown.kind,
        "path": unknown.path,
    }


def cause_object(cause: Cause) -> dict[str, object]:
    """Return the ``cause`` object of the JSON contract: one thing to do, the most helpful first."""
    return {
        "type": "cause",
        "root": cause.root.value,
        "about": cause.about,
        "codes": list(cause.codes),
        "level": cause.level.name.lower() if cause.level else None,
        "findings": len(cause.findings),
        "not_run": cause.not_run,
        "standards": list(cause.standards),
        "clears": [{"standard": code, "kind": kind} for code, kind in cause.cells],
        "message": headline(cause),
        "action": action(cause),
    }


def summary_object(assessment: Assessment) -> dict[str, object]:
    """Return the ``summary`` object of the JSON contract."""
    window = assessment.window
    return {
        "type": "summary",
        "edition": assessment.edition.id,
        "as_of": assessment.as_of,
        "window": [window.first, window.last] if window else None,
        "standards": len(assessment.dossiers),
        "complete": len(assessment.complete),
        "slots": assessment.slots,
        "filled": assessment.filled,
        "standing": assessment.standing,
        "findings": {level.name.lower(): n for level, n in assessment.levels.items()},
        "not_run": len(assessment.unset),
        "unknown": len(assessment.unknown),
    }


def sum_up(assessment: Assessment) -> str:
    """Return the overview a person reads at the end."""
    levels = _("，").join(f"{_(level.label)} {count}" for level, count in assessment.levels.items())
    lines = [
        _("{edition} · 有效期 {window} · 按 {day} 判断").format(
            edition=assessment.edition.name,
            window=assessment.window or _("未设置"),
            day=assessment.as_of,
        ),
        _(
            "材料格 {slots} 个：已有材料 {filled}，合格 {standing}；标准 {total} 个：完全达标 {complete}"
        ).format(
            slots=assessment.slots,
            filled=assessment.filled,
            standing=assessment.standing,
            total=len(assessment.dossiers),
            complete=len(assessment.complete),
        ),
        _("问题：{levels}").format(levels=levels),
    ]
    lines += _doubts(assessment)
    lacking = {unset.setting for unset in assessment.unset}
    if OCR in lacking:
        lines.append(
            _("有扫描件或图片没有识别文字，不能算合格；archivist doctor 会说明怎样开启识别")
        )
    settings = sorted(lacking - {OCR})
    if settings:
        told = _(
            "未设置、因而没有执行的检查：{settings}（用 archivist settings 设置，没有限制就设为“不限”）"
        )
        lines.append(told.format(settings=_("、").join(settings)))
    return "\n".join(lines)


def _standard_object(assessment: Assessment, dossier: Dossier) -> dict[str, object]:
    slots = {
        kind: assessment.states[dossier.code, kind]
        for kind in dossier.standard.kinds
        if (dossier.code, kind) in assessment.states
    }
    complete = dossier.code in assessment.complete
    return {"type": "standard", "standard": dossier.code, "slots": slots, "complete": complete}


def _first_of_all(causes: Sequence[Cause]) -> str:
    """Say what to do first, the actions that clear most at the top."""
    lines = [_("先做这几件（共 {count} 件）：").format(count=len(causes))]
    said = _("{place}. {cause}（可补齐材料格 {cells} 个，涉及 {count} 处）")
    for place, cause in enumerate(causes[:_SHOWN], 1):
        counts = {"cells": len(cause.cells), "count": cause.count}
        lines += [
            said.format(place=place, cause=headline(cause), **counts),
            f"    → {action(cause)}",
        ]
    return "\n".join(lines) + "\n"


def _line(finding: Finding) -> str:
    rule = rule_of(finding.code)
    where = " ".join(filter(None, (finding.standard, finding.path, str(finding.place))))
    head = f"{_(finding.level.label)} {finding.code} {where}"
    said = _("{label}：{value}").format(label=head, value=rule.say(finding))
    return f"{said}\n    → {rule.advise(finding)}"


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _doubts(assessment: Assessment) -> list[str]:
    """Name the pieces a person should look at because rules could not tell, and how to settle it.

    What could not be read at all is left out: its own finding says what to do.
    """
    unread = {each.path for each in assessment.materials if each.failure or each.wordless}
    codes: dict[str, list[str]] = {}
    for unknown in assessment.unknown:
        if unknown.digest and unknown.path and unknown.path not in unread:
            codes.setdefault(unknown.path, []).append(unknown.code)
    if not codes:
        return []
    head = _("程序判断不了、要人看一眼的材料 {count} 份：").format(count=len(codes))
    told = _("{label}：{value}")
    lines = [
        f"  {told.format(label=path, value=' '.join(sorted(set(found))))}"
        for path, found in sorted(codes.items())[:_SHOWN]
    ]
    more = ["  …"] if len(codes) > _SHOWN else []
    advice = _("看过原件、确认无误的，用 archivist waive 规则 路径 --reason 理由 确认")
    return [head, *lines, *more, f"    → {advice}"]
