"""``archivist waive``: take a finding as it is, with a reason."""

from __future__ import annotations

from datetime import date

import click

from archivist.cli.run import Run, day
from archivist.cli.run import command as make
from archivist.domain.numbering import standard_code
from archivist.errors import UsageError
from archivist.i18n import _
from archivist.services.locate import typed_path
from archivist.services.waive import waive


@make("waive")
@click.argument("code")
@click.argument("subject", metavar="PATH_OR_STANDARD")
@click.option("--reason", required=True, help=_("理由"))
@click.option("--until", type=day, help=_("豁免到哪一天"))
@click.option("--as-of", type=day, help=_("按哪一天判断"))
def command(
    run: Run, code: str, subject: str, reason: str, until: date | None, as_of: date | None
) -> None:
    """Waive what rule CODE says now of the path or standard."""
    if not reason.strip():
        raise UsageError(detail=_("豁免理由不能为空"))
    workspace = run.workspace()
    subject = standard_code(subject) or typed_path(workspace, subject)
    waive(workspace, code.upper(), subject, reason=reason.strip(), until=until, as_of=as_of)
    run.give(type="waived", code=code.upper(), subject=subject, reason=reason, until=until)
    run.say(_("已豁免 {code} {subject}。").format(code=code.upper(), subject=subject))
