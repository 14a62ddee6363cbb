"""``archivist file``: put materials under a standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from archivist.cli.run import Run, day
from archivist.cli.run import command as make
from archivist.domain.kind import Kind
from archivist.errors import ArchivistError, RefusedError, UsageError
from archivist.i18n import _
from archivist.services.filing import file_materials, require_standard, unfileable
from archivist.services.locate import typed_path

if TYPE_CHECKING:
    from archivist.services.workspace import Workspace


@make("file")
@click.argument("standard")
@click.argument("paths", nargs=-1, required=True)
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help=_("材料种类"))
@click.option("--caption", help=_("图片说明：时间、地点、事由"))
@click.option("--date", "day_", type=day, help=_("文件上读不出日期时，由人填写"))
@click.option("--no-date", is_flag=True, help=_("去掉以前由人填写的日期"))
def command(
    run: Run,
    standard: str,
    paths: tuple[str, ...],
    kind: str | None,
    caption: str | None,
    day_: date | None,
    no_date: bool,  # noqa: FBT001 — a flag
) -> None:
    """File, and give the evidence numbers; what cannot be filed costs only itself."""
    if day_ and no_date:
        raise UsageError(detail=_("--date 和 --no-date 只能给一个"))
    workspace = run.workspace()
    code = require_standard(workspace, standard).code
    names = [typed_path(workspace, path) for path in paths]
    refused = unfileable(workspace, names)
    left = {name for named in refused.values() for name in named}
    filed = [name for name in names if name not in left]
    if filed:
        file_materials(
            workspace,
            code,
            filed,
            kind=Kind(kind) if kind else None,
            caption=caption,
            day=day_,
            no_day=no_date,
        )
    _tell(run, workspace, code, filed)
    _refuse(run, refused, alone=not filed)


def _tell(run: Run, workspace: Workspace, code: str, filed: Sequence[str]) -> None:
    """Tell the number of each piece that was filed."""
    filings = workspace.decided().filings
    for name in filed:
        filing = filings[code, name]
        number = f"{code}-{filing.piece:02d}"
        run.give(
            type="filed",
            path=filing.path,
            standard=code,
            kind=filing.kind,
            number=number,
            caption=filing.caption or None,
            date=filing.day,
        )
        run.say(f"{number} {_(filing.kind.label)} {filing.path}")


def _refuse(
    run: Run, refused: Mapping[type[ArchivistError], Sequence[str]], *, alone: bool
) -> None:
    """Name every path that was not filed, and why; raise the gravest of the errors.

    Where there are none but unknown paths, the error says all there is to say.
    """
    errors = [error(path=_("、").join(named)) for error, named in refused.items()]
    if not errors:
        return
    if not alone or RefusedError in refused:
        for error, named in refused.items():
            for name in named:
                run.give(type="refused", path=name, code="S01" if error is RefusedError else None)
        run.end()
    for lesser in errors[1:]:
        run.note(str(lesser))
    raise errors[0]
