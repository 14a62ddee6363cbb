"""``archivist sign``: sign off what is filed under standards, bound to the bytes."""

from __future__ import annotations

import click

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.signing import sign_off, to_sign


@make("sign")
@click.argument("standards", nargs=-1, required=True, metavar="STANDARD...")
def command(run: Run, standards: tuple[str, ...]) -> None:
    """Sign every piece of every standard named."""
    workspace = run.workspace()
    pieces = to_sign(workspace, standards)
    sign_off(workspace, pieces)
    for piece in pieces:
        run.give(type="signed", standard=piece.standard, path=piece.path, sha256=piece.sha256)
        told = _("已签字 {code}：{path}（校验值 {sha256}…）")
        run.say(told.format(code=piece.standard, path=piece.path, sha256=piece.sha256[:8]))
