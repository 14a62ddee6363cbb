"""``archivist demo``: the main job on sample evidence, in one word."""

from __future__ import annotations

from pathlib import Path

import click

from archivist.cli.check import sum_up, summary_object
from archivist.cli.run import INTERRUPTED, SOME_ERRORS, Run
from archivist.cli.run import command as make
from archivist.errors import DesktopError
from archivist.i18n import _
from archivist.services.demo import DemoResult, demo


@make("demo")
@click.argument(
    "folder_", metavar="[DIR]", type=click.Path(path_type=Path), default="archivist-demo"
)
@click.option("--files", type=click.IntRange(1), help=_("大约生成多少个文件（默认约七百个）"))
@click.option("--no-gui", is_flag=True, help=_("不打开窗口"))
def command(run: Run, folder_: Path, files: int | None, no_gui: bool) -> int:  # noqa: FBT001
    """Run the demo; exit with 1, as `check` does, because the sample has planted errors."""
    end = run.follow(lambda cancel: demo(folder_, files=files, cancel=cancel), _("示例"))
    result = end.result
    if not isinstance(result, DemoResult):
        return INTERRUPTED
    run.give(**summary_object(result.assessment))
    run.say(sum_up(result.assessment))
    run.say(_("工作区：{root}").format(root=result.workspace.root))
    for report in result.reports:
        run.say(_("报告：{path}").format(path=report))
    if not no_gui and not run.json:
        _show(run, result)
    return SOME_ERRORS if result.assessment.has_errors else 0


def _show(run: Run, result: DemoResult) -> None:
    from archivist.gui.screen import has_screen  # noqa: PLC0415 — only now a window is wanted

    if not has_screen():
        run.note(
            _("没有屏幕，不打开窗口；在桌面上运行 archivist -w {root} 查看。").format(
                root=result.workspace.root
            )
        )
        return
    from archivist.cli.gui import show_desktop  # noqa: PLC0415

    try:
        show_desktop(result.workspace.root)
    except DesktopError as error:
        run.note(str(error))
