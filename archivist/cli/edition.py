"""``archivist edition``: the catalogues that are there, taking in an office's own, changing to another."""

from __future__ import annotations

from pathlib import Path

import click

from archivist.cli.faults import give_faults, sum_up_preview
from archivist.cli.run import Run, group
from archivist.cli.run import command as make
from archivist.cli.succession import give_links, give_outcome, say_links, say_outcome
from archivist.domain.numbering import standard_code
from archivist.domain.relation import Succession
from archivist.editions.succession import propose
from archivist.errors import NotAWorkspaceError, UsageError
from archivist.i18n import _
from archivist.services.editions import editions, find_edition, import_into, preview_edition
from archivist.services.upgrading import (
    decide_link,
    filings_of,
    foresee,
    succession_to,
    upgrade,
)
from archivist.services.workspace import Workspace

command = group("edition")


@make("list", _("列出可用的测评目录。"))
def list_editions(run: Run) -> None:
    """List the editions shipped and those imported into this workspace."""
    workspace = _workspace(run)
    for found in editions(workspace):
        in_use = bool(workspace and workspace.edition.id == found.id)
        run.give(
            type="edition",
            id=found.id,
            name=found.name,
            official=found.official,
            standards=len(found.standards),
            in_use=in_use,
        )
        mark = _("（正在使用）") if in_use else ""
        told = _("{id}  {name}  {count} 个标准{mark}")
        run.say(told.format(id=found.id, name=found.name, count=len(found.standards), mark=mark))


@make("import", _("导入本地的目录表（xlsx、csv、docx），逐格报告问题。"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help=_("目录名称（默认用文件名）"))
@click.option("--use", is_flag=True, help=_("导入后按建议的对应关系换用这份目录"))
@click.option("--dry-run", is_flag=True, help=_("只看读到什么、有哪些问题，不导入"))
def import_file(
    run: Run,
    file: Path,
    name: str | None,
    use: bool,  # noqa: FBT001 — a flag
    dry_run: bool,  # noqa: FBT001 — a flag
) -> int:
    """Import one catalogue into the workspace; faults name sheet and cell."""
    if dry_run:
        return _preview(run, file, name)
    imported = import_into(run.workspace(), file, name=name, use=use)
    give_faults(run, imported.warnings)
    if imported.outcome is not None:
        give_outcome(run, imported.outcome)
        say_outcome(run, imported.outcome)
    edition = imported.edition
    count = len(edition.standards)
    run.give(type="summary", id=edition.id, name=edition.name, standards=count)
    run.say(
        _("已导入 {name}：{count} 个标准，编号 {id}。").format(
            name=edition.name, count=count, id=edition.id
        )
    )
    return 0


def _preview(run: Run, file: Path, name: str | None) -> int:
    """Tell what a catalogue file holds and every fault of it; return 1 where one is an error."""
    edition, faults = preview_edition(file, name)
    for standard in edition.all_standards:
        kinds = _("、").join(_(kind.label) for kind in standard.kinds)
        run.give(
            type="standard",
            standard=standard.code,
            text=standard.text,
            kinds=list(standard.kinds),
            units=list(standard.lead_units),
        )
        units = _("、").join(standard.lead_units)
        run.say("  ".join(part for part in (standard.code, standard.text, kinds, units) if part))
    give_faults(run, faults)
    count = len(edition.standards)
    run.give(type="summary", id=edition.id, name=edition.name, standards=count)
    told = _("读到 {count} 个标准，错误 {errors} 处，提醒 {warnings} 处；没有导入。")
    return sum_up_preview(run, told, count, faults)


@make("diff", _("对比两份目录：同、改、并、拆、删、新。"))
@click.argument("before")
@click.argument("after")
def diff(run: Run, before: str, after: str) -> None:
    """Tell what became of each standard; A and B are ids or files."""
    workspace = _workspace(run)
    succession = propose(find_edition(workspace, before), find_edition(workspace, after))
    give_links(run, succession, {})
    say_links(run, succession, {})
    _sum_up(run, succession)


@make("upgrade", _("换用另一份目录：归档、责任、设置跟着标准走，可以撤销。"))
@click.argument("new")
@click.option("--dry-run", is_flag=True, help=_("只看结果，不换"))
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="OLD=NEW[,NEW]",
    help=_("改一条对应关系，可以写多次；等号后面空着表示删去"),
)
def upgrade_to(run: Run, new: str, dry_run: bool, mapped: tuple[str, ...]) -> None:  # noqa: FBT001
    """Change to NEW, an id or a file; what is mapped by hand holds before the proposal."""
    workspace = run.workspace()
    succession = _decided(succession_to(workspace, find_edition(workspace, new)), mapped)
    filings = filings_of(workspace.decided())
    give_links(run, succession, filings)
    say_links(run, succession, filings)
    outcome = foresee(workspace, succession) if dry_run else upgrade(workspace, succession)
    give_outcome(run, outcome)
    say_outcome(run, outcome)
    counted = {relation.value: count for relation, count in succession.counted().items()}
    run.give(
        type="summary",
        before=succession.before.id,
        after=succession.after.id,
        **counted,
        filings=len(outcome.moved),
        renumbered=len(outcome.renumbered),
        homeless=len(outcome.homeless),
        dry_run=dry_run,
    )
    told = (
        _("以上是试算，没有改动任何东西。")
        if dry_run
        else _("已换用 {name}。用 archivist undo 可以一步撤销。")
    )
    run.say(told.format(name=succession.after.name))


def _decided(succession: Succession, mapped: tuple[str, ...]) -> Succession:
    for each in mapped:
        old, separator, new = each.partition("=")
        parts = [part for part in new.split(",") if part.strip()]
        codes = [standard_code(part.strip()) for part in parts]
        source = standard_code(old.strip())
        if not separator or source is None or None in codes:
            raise UsageError(detail=_("--map 写作 旧编号=新编号，“{text}”看不懂").format(text=each))
        succession = decide_link(succession, source, tuple(filter(None, codes)))
    return succession


def _workspace(run: Run) -> Workspace | None:
    try:
        return run.workspace()
    except NotAWorkspaceError:
        return None


def _sum_up(run: Run, succession: Succession) -> None:
    counted = {relation.value: count for relation, count in succession.counted().items()}
    run.give(type="summary", before=succession.before.id, after=succession.after.id, **counted)


for _each in (list_editions, import_file, diff, upgrade_to):
    command.add_command(_each)
