"""``archivist log``: what was decided, by whom, when; and whether the log is whole."""

from __future__ import annotations

import click

from archivist.cli.run import SOME_ERRORS, Run
from archivist.cli.run import command as make
from archivist.i18n import _


@make("log")
@click.option("--verify", is_flag=True, help=_("只校验"))
@click.option("--limit", type=click.IntRange(1), default=50, help=_("最多列出多少条"))
def command(run: Run, verify: bool, limit: int) -> int:  # noqa: FBT001
    """List the newest decisions, or only the faults of the logs."""
    decided = run.workspace().decided()
    if not verify:
        for line in decided.lines[-limit:]:
            undone = line.batch in decided.undone
            run.give(
                type="decision",
                id=line.id,
                time=line.time,
                person=line.person,
                machine=line.machine,
                act=line.act,
                subject=line.subject,
                values=line.values,
                undone=undone,
            )
            mark = _("（已撤销）") if undone else ""
            about = " ".join([*line.subject.values(), *map(str, line.values.values())])
            run.say(f"{line.time[:19]} {line.person} {line.act.value} {about}{mark}")
    for fault in decided.faults:
        run.give(
            type="fault",
            file=fault.file,
            line=fault.line,
            trouble=fault.trouble,
            detail=fault.detail,
        )
        told = _("记录 {file} 第 {line} 行：{trouble}")
        run.say(told.format(file=fault.file, line=fault.line, trouble=_(fault.trouble.label)))
    valid = not decided.faults
    run.give(type="summary", valid=valid, lines=len(decided.lines), faults=len(decided.faults))
    if verify and valid:
        run.say(_("{count} 条记录完整，校验链没有断。").format(count=len(decided.lines)))
    return 0 if valid else SOME_ERRORS
