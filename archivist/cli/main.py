"""The one place where arguments come in and errors become sentences and exit codes."""

from __future__ import annotations

import importlib
import io
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from archivist import i18n
from archivist.cli.commands import SUMMARIES
from archivist.cli.usage import Group, said
from archivist.errors import ArchivistError, UsageError
from archivist.i18n import _

INTERRUPTED = 130


class _ReaderGoneError(Exception):
    """Whoever read our output has seen enough."""


class Commands(Group):
    """Finds each command in a module of its own, imported when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in SUMMARIES:
            return None
        module = importlib.import_module(f"archivist.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List every command without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _(summary)) for name, summary in SUMMARIES.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (
            BrokenPipeError
        ) as error:  # told apart here: click would end with 1, a finding's code
            raise _ReaderGoneError from error


def run(arguments: Sequence[str]) -> int:
    """Run one command line; return the exit code. Only ``--debug`` shows a traceback."""
    _speak_utf8()
    debug = "--debug" in arguments
    logging.basicConfig(
        level=logging.DEBUG if debug else logging.ERROR,
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    i18n.use(_language(arguments))
    try:
        return _main(arguments)
    except ArchivistError as error:
        if debug:
            traceback.print_exc()
        click.echo(f"{error.happened}\n{error.next}", err=True)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except _ReaderGoneError:
        # What is still buffered goes nowhere, or Python would complain on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 — the last door: a bug is told in one sentence
        if debug:
            traceback.print_exc()
        told = _("程序内部错误：{error}。加上 --debug 再运行一次，把输出发给维护人员。")
        click.echo(told.format(error=f"{type(error).__name__}: {error}"), err=True)
        return 1


def _main(arguments: Sequence[str]) -> int:
    from archivist.cli.run import shared_options  # noqa: PLC0415 — its help speaks the language
    from archivist.cli.version import version_option  # noqa: PLC0415

    help_text = _("全国文明城市测评材料审核：归档、检查、送审。不带命令时打开窗口。")
    group = Commands(
        "archivist",
        params=[*shared_options(), version_option()],
        help=help_text,
        invoke_without_command=True,
        callback=_open_desktop,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    try:
        result = group.main(list(arguments), "archivist", standalone_mode=False)
    except click.UsageError as error:
        raise UsageError(detail=said(error)) from error
    except click.Abort:
        return INTERRUPTED
    return result if isinstance(result, int) else 0


@click.pass_context
def _open_desktop(ctx: click.Context, /, **values: object) -> int:
    from archivist.cli.run import remember_options  # noqa: PLC0415

    remember_options(ctx, values)
    if ctx.invoked_subcommand is not None:
        return 0
    from archivist.cli.gui import command  # noqa: PLC0415 — only now a window is wanted

    return int(ctx.invoke(command) or 0)


def _language(arguments: Sequence[str]) -> str:
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return i18n.system_language()


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
