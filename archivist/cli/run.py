"""What every command shares: its options, its output, its progress."""

from __future__ import annotations

import functools
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archivist.cli.commands import SUMMARIES
from archivist.cli.usage import Group
from archivist.errors import UsageError
from archivist.i18n import LANGUAGES, _
from archivist.services.progress import Event, Finished, Started, Step

if TYPE_CHECKING:
    from archivist.services.workspace import Workspace

SOME_ERRORS = 1
INTERRUPTED = 130


@dataclass
class Run:
    """One run of a command: where it works and how it speaks."""

    folder: Path = field(default_factory=Path)
    json: bool = False
    lang: str | None = None
    debug: bool = False
    given: int = 0
    summed_up: bool = False

    def workspace(self) -> Workspace:
        """Open the workspace that ``-w`` names, or the nearest one."""
        from archivist.services.workspace import open_workspace  # noqa: PLC0415 — not for --help

        return open_workspace(self.folder)

    def say(self, text: str) -> None:
        """Say something to a person; nothing with ``--json``."""
        if not self.json:
            click.echo(text)

    def give(self, **values: object) -> None:
        """Give one object to a program; nothing without ``--json``."""
        if self.json:
            import msgspec  # noqa: PLC0415 — not for --help

            sys.stdout.buffer.write(msgspec.json.encode(values) + b"\n")
            sys.stdout.buffer.flush()
            self.given += 1
            self.summed_up = values["type"] == "summary"

    def end(self) -> None:
        """Give the summary that ends every command's output, where the command has none of its own."""
        if not self.summed_up:
            self.give(type="summary", objects=self.given)

    def note(self, text: str) -> None:
        """Say something beside the output proper."""
        click.echo(text, err=True)

    def follow(
        self,
        job: Callable[[threading.Event], Iterator[Event]],
        label: str,
        each: Callable[[Step], None] | None = None,
    ) -> Finished:
        """Run *job* with progress on stderr; Ctrl-C stops it cleanly after what is done."""
        from archivist.cli.progress import Progress  # noqa: PLC0415 — rich is loaded for jobs only

        end: Finished | None = None
        with _cancel_on_interrupt() as cancel, Progress(label) as progress:
            for event in job(cancel):
                match event:
                    case Started(work=work, total=total):
                        progress.start(total, work)
                    case Step():
                        progress.step(event)
                        if each:
                            each(event)
                    case Finished():
                        end = event
        if end is None:
            raise click.Abort
        return end


def shared_options() -> list[click.Parameter]:
    """Return the options that may stand before or after any command."""
    return [
        click.Option(
            ["-w", "--workspace", "folder"],
            type=click.Path(path_type=Path),
            help=_("工作区文件夹（默认：当前文件夹或最近的上级工作区）"),
        ),
        click.Option(
            ["--json"], is_flag=True, default=None, help=_("输出 JSON Lines，一行一个对象")
        ),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), help=_("界面语言")),
        click.Option(["--debug"], is_flag=True, default=None, help=_("出错时显示内部细节")),
    ]


def remember_options(ctx: click.Context, values: dict[str, Any]) -> Run:
    """Keep the shared options in the context; those after the command win."""
    run = ctx.find_object(Run) or Run()
    for name in ("folder", "json", "lang", "debug"):
        value = values.pop(name, None)
        if value is not None:
            setattr(run, name, value)
    ctx.obj = run
    return run


def command(name: str, summary: str = "") -> Callable[[Callable[..., int | None]], click.Command]:
    """Make a click command whose function gets the :class:`Run` first and returns the exit code.

    *summary* is given for a part of a group; what a command of its own does is in SUMMARIES.
    """

    def wrap(function: Callable[..., int | None]) -> click.Command:
        @functools.wraps(function)
        @click.pass_context
        def call(ctx: click.Context, /, **values: Any) -> int:
            run = remember_options(ctx, values)
            code = function(run, **values) or 0
            if code != INTERRUPTED:
                run.end()
            return code

        made = click.command(name, help=summary or _(SUMMARIES[name]))(call)
        made.params.extend(shared_options())
        return made

    return wrap


def group(name: str) -> click.Group:
    """Make a group of commands that takes the shared options too, before its command's name."""

    @click.pass_context
    def call(ctx: click.Context, /, **values: Any) -> None:
        remember_options(ctx, values)
        if ctx.invoked_subcommand is None:
            names = _("、").join(made.list_commands(ctx))
            raise UsageError(detail=_("缺少子命令，可用的有 {names}").format(names=names))

    made = Group(
        name,
        params=shared_options(),
        callback=call,
        help=_(SUMMARIES[name]),
        invoke_without_command=True,
        no_args_is_help=False,
    )
    return made


def day(text: str) -> date:
    """Read a day written as 2017-08-10; for an option's ``type``."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        told = _("“{text}”不是日期，写法如 2017-08-10").format(text=text)
        raise click.BadParameter(told) from error


@contextmanager
def _cancel_on_interrupt() -> Iterator[threading.Event]:
    """Yield an event that the first Ctrl-C sets; a second one stops at once."""
    cancel = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield cancel
        return

    def stop(_number: int, _frame: object) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield cancel
    finally:
        signal.signal(signal.SIGINT, before)
