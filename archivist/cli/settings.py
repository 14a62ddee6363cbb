"""``archivist settings``: the limits of this workspace, and where its evidence lies."""

from __future__ import annotations

from pathlib import Path

import click

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.domain.profile import parse_profile_text
from archivist.domain.settings import SETTINGS
from archivist.i18n import _
from archivist.services.profile import PROFILE, adopt
from archivist.services.settings import change_settings, read_key
from archivist.services.workspace import Workspace, point_to

_UNSET_WORDS = frozenset({"", "未设置", "unset"})


@make("settings")
@click.argument("key", required=False)
@click.argument("value", required=False)
def command(run: Run, key: str | None, value: str | None) -> None:
    """Show all settings, show one, or change one."""
    workspace = run.workspace()
    if key == "evidence":
        if value is not None:
            workspace = point_to(workspace, evidence=Path(value))
        run.give(
            type="setting",
            key="evidence",
            value=str(workspace.evidence),
            label=_("材料文件夹"),
            help=None,
        )
        run.say(f"evidence = {workspace.evidence}")
        return
    if key == PROFILE and value is not None and value not in _UNSET_WORDS:
        adopt(workspace, Path(value))
    elif key is not None and value is not None:
        change_settings(workspace, {key: None if value in _UNSET_WORDS else value})
    _show(run, workspace, key)


def _show(run: Run, workspace: Workspace, key: str | None) -> None:
    texts = workspace.settings.texts
    if key is not None:
        asked = read_key(workspace.edition, key)
        _one(run, str(asked), asked.setting.label, texts.get(str(asked)))
        return
    for setting in SETTINGS:
        _one(run, setting.key, setting.label, texts.get(setting.key), setting.help)
        for name in sorted(texts):
            if name.startswith(f"{setting.key}."):
                _one(run, name, setting.label, texts[name])


def _one(run: Run, key: str, label: str, value: str | None, help_text: str = "") -> None:
    run.give(type="setting", key=key, value=value, label=_(label), help=_(help_text) or None)
    shown = _("未设置") if value is None else value
    if value is not None and key == PROFILE:
        shown = parse_profile_text(value).name
    told = (
        _("{label}：{value}").format(label=_(label), value=_(help_text)) if help_text else _(label)
    )
    run.say(f"{key} = {shown}    {told}")
