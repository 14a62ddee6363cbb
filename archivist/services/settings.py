"""Read and change the settings of a workspace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from archivist.decisions.line import Act, Decision
from archivist.decisions.projection import Decided
from archivist.domain.edition import Edition
from archivist.domain.settings import SETTINGS, Key, parse_key, parse_value
from archivist.errors import SettingError
from archivist.i18n import _
from archivist.services.progress import Changes
from archivist.services.workspace import Workspace


def change_settings(workspace: Workspace, values: Mapping[str, str | None]) -> Changes:
    """Set every key to its text, or unset it for None; all of them or, on an error, none.

    Raises SettingError for an unknown key, a standard the edition lacks, or a value that is none.
    """
    checked = check_settings(workspace.edition, values)

    def decide(decided: Decided) -> Iterator[Decision]:
        for key, text in checked.items():
            if decided.settings.get(key) != text:
                yield Decision(Act.SETTING, {"key": key}, {"value": text})

    return Changes.SETTINGS if workspace.decisions.append(decide) else Changes.NOTHING


def check_settings(edition: Edition, values: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return *values* under their canonical keys; raise SettingError for the first that is wrong."""
    checked = {str(read_key(edition, key)): text for key, text in values.items()}
    for key, text in checked.items():
        if text is not None:
            _check(key, text)
    return checked


def read_key(edition: Edition, text: str) -> Key:
    """Take a key apart; raise SettingError when it is none or names an unknown standard."""
    try:
        key = parse_key(text)
    except KeyError as error:
        names = _("、").join(setting.key for setting in SETTINGS)
        detail = _("没有这个设置项，可用的有 {names}").format(names=names)
        raise SettingError(key=text, value="", detail=detail) from error
    if key.standard and edition.standard(key.standard) is None:
        detail = _("当前目录里没有标准 {code}").format(code=key.standard)
        raise SettingError(key=text, value="", detail=detail)
    return key


def _check(key: str, text: str) -> None:
    setting = parse_key(key).setting
    try:
        parse_value(setting, text)
    except ValueError as error:
        detail = _("写法如 {example}").format(example=setting.example)
        raise SettingError(key=key, value=text, detail=detail) from error
