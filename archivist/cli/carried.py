"""What a new cycle took over, and each thing it left behind with the reason."""

from __future__ import annotations

from archivist.cli.run import Run
from archivist.i18n import _
from archivist.services.carried import Carried
from archivist.services.carried_words import carried_lines


def tell_carried(run: Run, took: Carried) -> None:
    """Tell a program every piece, and a person the counts and what was left out."""
    for piece in took.proposed:
        run.give(type="proposed", standard=piece.standard, kind=piece.kind, path=piece.path)
    for left in took.left_out:
        run.give(
            type="left_out",
            standard=left.standard,
            kind=left.kind,
            path=left.path,
            why=left.why,
            reason=_(left.reason),
        )
    run.give(
        type="carried",
        source=took.source,
        assignments=took.assignments,
        settings=took.settings,
        proposed=len(took.proposed),
        left_out=len(took.left_out),
        settings_left=took.settings_left,
        due_dates_left=took.due_dates_left,
        waivers_left=took.waivers_left,
        compared_with=took.compared_with,
    )
    for line in carried_lines(took):
        run.say(line)
    for left in took.left_out:
        told = _("  没有沿用 {standard} {path}：{reason}")
        run.say(told.format(standard=left.standard, path=left.path, reason=_(left.reason)))
