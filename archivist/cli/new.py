"""``archivist new``: make a workspace beside an evidence folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from archivist.cli.carried import tell_carried
from archivist.cli.run import Run, day
from archivist.cli.run import command as make
from archivist.errors import UsageError
from archivist.i18n import _
from archivist.services.carried import Carried
from archivist.services.carry_forward import start_from
from archivist.services.earlier import add_earlier, require_packages
from archivist.services.editions import take_edition
from archivist.services.workspace import create, open_workspace


@make("new")
@click.argument("folder_", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--evidence",
    type=click.Path(path_type=Path),
    help=_("材料所在的文件夹（用 --from 时默认同上一周期）"),
)
@click.option(
    "--edition",
    help=_(
        "目录编号，或责任单位自己的 xlsx、csv、docx 目录（默认 reference，用 --from 时同上一周期）"
    ),
)
@click.option(
    "--from",
    "from_",
    type=click.Path(path_type=Path),
    metavar="WORKSPACE",
    help=_("从上一周期的工作区开始：沿用责任分工和设置，原来的归档作为建议"),
)
@click.option("--test-month", help=_("测评月份，如 2017-08"))
@click.option("--window", help=_("材料有效期，如 2016-08-01..2017-07-31"))
@click.option("--review-date", type=day, help=_("评审日"))
@click.option("--city", help=_("城市名称"))
@click.option(
    "--earlier",
    multiple=True,
    type=click.Path(path_type=Path),
    help=_("往年的材料包，用来查出往年用过的照片和材料，可以写多次"),
)
def command(  # noqa: PLR0913, PLR0917 — one parameter an option
    run: Run,
    folder_: Path,
    evidence: Path | None,
    edition: str | None,
    from_: Path | None,
    test_month: str | None,
    window: str | None,
    review_date: date | None,
    city: str | None,
    earlier: tuple[Path, ...],
) -> None:
    """Create the workspace and say where it is."""
    if test_month and window:
        raise UsageError(detail=_("--test-month 和 --window 只能给一个"))
    given = {
        "test_month": test_month,
        "window": window,
        "review_date": review_date.isoformat() if review_date else None,
        "city": city,
    }
    settings = {key: text for key, text in given.items() if text}
    require_packages(earlier)
    took: Carried | None = None
    if from_ is not None:
        old = open_workspace(from_)
        used = take_edition(edition) if edition else None
        workspace, took = start_from(
            old, folder_, evidence=evidence, edition=used, settings=settings
        )
    elif evidence is None:
        raise UsageError(detail=_("缺少 {name}").format(name="--evidence"))
    else:
        used = take_edition(edition or "reference")
        workspace = create(folder_, evidence, edition=used, settings=settings)
    if earlier:
        add_earlier(workspace, earlier)
    run.give(
        type="workspace",
        path=str(workspace.root),
        id=workspace.id,
        evidence=str(workspace.evidence),
        edition=workspace.edition.id,
        standards=len(workspace.edition.standards),
    )
    if took is not None:
        tell_carried(run, took)
    told = _("工作区 {root} 已建好：{edition}，{count} 个标准。\n下一步：archivist -w {root} scan")
    run.say(
        told.format(
            root=workspace.root,
            edition=workspace.edition.name,
            count=len(workspace.edition.standards),
        )
    )
