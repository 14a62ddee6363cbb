"""``archivist unfile``: take materials out of a standard."""

from __future__ import annotations

import click

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.filing import require_standard, unfile
from archivist.services.locate import typed_path


@make("unfile")
@click.argument("standard")
@click.argument("paths", nargs=-1, required=True)
def command(run: Run, standard: str, paths: tuple[str, ...]) -> None:
    """Unfile every path."""
    workspace = run.workspace()
    code = require_standard(workspace, standard).code
    names = [typed_path(workspace, path) for path in paths]
    unfile(workspace, code, names)
    for path in names:
        run.give(type="unfiled", path=path, standard=code)
        run.say(_("已移出 {code}：{path}").format(code=code, path=path))
