"""``archivist captions``: captions proposed for filed photos, and accepted."""

from __future__ import annotations

import click

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.services.captions import WRITTEN, accept_captions, propose_captions
from archivist.services.locate import typed_path


@make("captions")
@click.argument("paths", nargs=-1)
@click.option(
    "--accept",
    is_flag=True,
    help=_("采用清单和照片自带的说明；写明文件的，拟写的也采用"),
)
def command(run: Run, paths: tuple[str, ...], *, accept: bool) -> None:
    """List what is proposed; with --accept, write it."""
    workspace = run.workspace()
    names = {typed_path(workspace, path) for path in paths}
    proposed = propose_captions(workspace, names)
    taken = [each for each in proposed if accept and (names or each.source in WRITTEN)]
    if taken:
        accept_captions(workspace, taken)
    for each in proposed:
        run.give(
            type="caption",
            path=each.path,
            standard=each.standard,
            caption=each.text,
            source=each.source,
            accepted=each in taken,
        )
        told = _("{path}：{caption}（{source}）")
        run.say(told.format(path=each.path, caption=each.text, source=_(each.source.label)))
    run.give(type="summary", proposed=len(proposed), accepted=len(taken))
    said = _("提出 {proposed} 条说明，采用 {accepted} 条。")
    run.say(said.format(proposed=len(proposed), accepted=len(taken)))
