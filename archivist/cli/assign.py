"""``archivist assign``: who answers for a standard, until when."""

from __future__ import annotations

from datetime import date

import click

from archivist.cli.run import Run, day
from archivist.cli.run import command as make
from archivist.domain.unit import Assignment
from archivist.i18n import _
from archivist.services.assigning import assign
from archivist.services.filing import require_standard


@make("assign")
@click.argument("standard")
@click.option("--unit", help=_("责任单位（牵头）"))
@click.option("--person", help=_("责任人"))
@click.option("--due", type=day, help=_("应交日期"))
@click.option("--supporting", multiple=True, help=_("配合单位，可以写多次"))
def command(
    run: Run,
    standard: str,
    unit: str | None,
    person: str | None,
    due: date | None,
    supporting: tuple[str, ...],
) -> None:
    """Write the assignment and show what holds now."""
    workspace = run.workspace()
    code = require_standard(workspace, standard).code
    assign(workspace, code, unit=unit, person=person, due=due, supporting=supporting or None)
    now = workspace.decided().assignments.get(code, Assignment(code))
    run.give(
        type="assignment",
        standard=code,
        unit=now.unit or None,
        person=now.person or None,
        due=now.due,
        supporting=list(now.supporting),
    )
    unset = _("未设置")
    told = _("{code}：{unit} · {person} · {due}")
    run.say(
        told.format(
            code=code, unit=now.unit or unset, person=now.person or unset, due=now.due or unset
        )
    )
