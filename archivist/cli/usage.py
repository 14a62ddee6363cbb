"""What is wrong with a command line, said in the user's language; click says it in English only."""

from __future__ import annotations

import re

import click

from archivist.i18n import _

_EXTRA = re.compile(r"unexpected extra arguments?\s*\((.*)\)", re.DOTALL)


class Group(click.Group):
    """A group of commands that names those it has when it is asked for another."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            told = _("没有命令“{name}”，可用的有 {names}")
            ctx.fail(told.format(name=args[0], names=_("、").join(self.list_commands(ctx))))
        return super().resolve_command(ctx, args)


def said(error: click.UsageError) -> str:
    """Return what *error* says, without a full stop."""
    match error:
        case click.MissingParameter():
            return _("缺少 {name}").format(name=_name(error))
        case click.BadParameter():
            told = _("{name} 的值不对：{why}")
            return told.format(name=_name(error), why=_why(error).rstrip("."))
        case click.NoSuchOption():
            return _no_option(error)
        case click.BadOptionUsage():
            lacks = "requires" in error.message
            told = _("选项 {name} 后面缺少值") if lacks else _("选项 {name} 后面不能有值")
            return told.format(name=error.option_name)
    extra = _EXTRA.search(error.message)
    if extra:
        return _("多出了“{words}”").format(words=extra.group(1))
    return error.format_message().rstrip(".")


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.make_metavar(error.ctx) if parameter and error.ctx else ""


def _why(error: click.BadParameter) -> str:
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return _("只能是 {choices}").format(choices=_("、").join(map(str, choices)))
        case click.IntRange(min=low, max=high) | click.FloatRange(min=low, max=high):
            if high is None:
                return _("要是不小于 {low} 的数").format(low=low)
            return _("要是 {low} 到 {high} 之间的数").format(low=low, high=high)
    return error.message


def _no_option(error: click.NoSuchOption) -> str:
    told = _("没有选项 {name}").format(name=error.option_name)
    if not error.possibilities:
        return told
    return told + _("，是不是 {guesses}").format(guesses=_("、").join(error.possibilities))
