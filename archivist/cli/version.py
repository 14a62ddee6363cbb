"""``archivist --version``: which release this is."""

from __future__ import annotations

import click

from archivist.i18n import _


def version_option() -> click.Option:
    """Return the option that prints the release and ends."""
    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_tell,
        help=_("显示版本"),
    )


def _tell(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001 — click's signature
    if not asked or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 — not for --help

    try:
        told = version("archivist")
    except PackageNotFoundError:  # run from a checkout that was never installed
        told = _("未安装")
    click.echo(f"archivist {told}")
    ctx.exit()
