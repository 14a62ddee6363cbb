"""``archivist verify``: read a package again and list every fault."""

from __future__ import annotations

from pathlib import Path

import click

from archivist.cli.run import SOME_ERRORS, Run
from archivist.cli.run import command as make
from archivist.i18n import _
from archivist.submission.verify import verify


@make("verify")
@click.argument("package", type=click.Path(path_type=Path))
def command(run: Run, package: Path) -> int:
    """Verify any BagIt bag, folder or zip."""
    result = verify(package)
    for fault in result.faults:
        run.give(type="fault", kind=fault.kind, path=fault.path, detail=fault.detail)
        run.say(f"{fault.kind}: {fault.path} {fault.detail}")
    run.give(type="summary", valid=result.valid, files=result.files, bytes=result.bytes)
    if result.valid:
        run.say(
            _("完好：{files} 个文件，{bytes} 字节。").format(files=result.files, bytes=result.bytes)
        )
    else:
        run.say(_("不完好：{count} 处问题。").format(count=len(result.faults)))
    return 0 if result.valid else SOME_ERRORS
