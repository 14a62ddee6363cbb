"""``archivist assign``: who answers for a standard, until when."""

from __future__ import annotations

from datetime import date

import click

from archivist.cli.run import Run, day
from archivist.cli.run import command as make
from archivist.domain.unit import Assignment
from archivist.errors import UsageError
from archivist.i18n import _
from archivist.services.assigning import assign
from archivist.services.filing import require_standard


@make("assign")
@click.argument("standard")
@click.option("--unit", help=_("责任单位（牵头）"))
@click.option("--person", help=_("责任人"))
@click.option("--due", type=day, help=_("应交日期"))
@click.option("--no-due", is_flag=True, help=_("去掉应交日期"))
@click.option("--phone", help=_("联系电话"))
@click.option("--supporting", multiple=True, help=_("配合单位，可以写多次"))
def command(
    run: Run,
    standard: str,
    unit: str | None,
    person: str | None,
    due: date | None,
    no_due: bool,  # noqa: FBT001 — a flag
    phone: str | None,
    supporting: tuple[str, ...],
) -> None:
    """Write the assignment, and show what holds now and who answered before."""
    if due and no_due:
        raise UsageError(detail=_("--due 和 --no-due 只能给一个"))
    workspace = run.workspace()
    code = require_standard(workspace, standard).code
    assign(
        workspace,
        code,
        unit=unit,
        person=person,
        due=due,
        no_due=no_due,
        supporting=supporting or None,
        phone=phone,
    )
    decided = workspace.decided()
    now = decided.assignments.get(code, Assignment(code))
    answered = decided.tenures.get(code, ())
    run.give(
        type="assignment",
        standard=code,
        unit=now.unit or None,
        person=now.person or None,
        due=now.due,
        supporting=list(now.supporting),
        phone=now.phone or None,
        answered=[
            {
                "unit": each.unit or None,
                "person": each.person or None,
                "since": each.since,
                "by": each.by,
            }
            for each in answered
        ],
    )
    unset = _("未设置")
    told = _("{code}：{unit} · {person} · {due}")
    run.say(
        told.format(
            code=code, unit=now.unit or unset, person=now.person or unset, due=now.due or unset
        )
    )
    for each in answered[:-1]:
        before = _("  曾由 {unit} · {person}，自 {since} 起（{by} 指定）")
        run.say(
            before.format(
                unit=each.unit or unset,
                person=each.person or unset,
                since=each.since[:10],
                by=each.by,
            )
        )
