"""What the check could not say: limits nobody set, and facts nobody can read. Never a pass."""

from __future__ import annotations

from dataclasses import dataclass

from archivist.domain.assessment import Assessment
from archivist.domain.settings import BY_KEY
from archivist.i18n import N_, _
from archivist.reports.table import Align, Column, Grid
from archivist.reports.telling import what_it_checks

_PARTS = {"ocr": N_("文字识别"), "units": N_("责任单位")}
_SHOWN = 12  # standards named in a cell; the rest are counted


@dataclass(frozen=True, slots=True)
class NotRunRow:
    """A rule that did not run for want of *setting*, in how many places, and how to set it."""

    code: str
    what: str
    setting: str
    count: int
    standards: str
    how: str


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """A rule that could not decide, in how many places."""

    code: str
    what: str
    count: int
    standards: str


NOT_RUN_COLUMNS: tuple[Column, ...] = (
    Column(N_("代码"), lambda row: row.code, 4, Align.CENTRE),
    Column(N_("检查内容"), lambda row: row.what, 26),
    Column(N_("未设置的项目"), lambda row: row.setting, 9),
    Column(N_("处数"), lambda row: row.count, 4, Align.RIGHT),
    Column(N_("涉及标准"), lambda row: row.standards, 22),
    Column(N_("怎样设置"), lambda row: row.how, 24),
)
UNKNOWN_COLUMNS: tuple[Column, ...] = (
    Column(N_("代码"), lambda row: row.code, 4, Align.CENTRE),
    Column(N_("检查内容"), lambda row: row.what, 40),
    Column(N_("处数"), lambda row: row.count, 5, Align.RIGHT),
    Column(N_("涉及标准"), lambda row: row.standards, 40),
)


def not_run_grid(assessment: Assessment) -> Grid:
    """Return the rules that did not run, with the setting each one needs."""
    found: dict[tuple[str, str], list[str | None]] = {}
    for unset in assessment.unset:
        found.setdefault((unset.code, unset.setting), []).append(unset.standard)
    rows = tuple(
        NotRunRow(
            code,
            what_it_checks(code),
            _label(setting),
            len(where),
            _named(assessment, where),
            _how(setting),
        )
        for (code, setting), where in sorted(found.items())
    )
    return Grid(_("未运行的检查"), NOT_RUN_COLUMNS, rows, empty=N_("全部检查都已运行。"))


def unknown_grid(assessment: Assessment) -> Grid:
    """Return the rules that could not decide."""
    found: dict[str, list[str | None]] = {}
    for unknown in assessment.unknown:
        found.setdefault(unknown.code, []).append(unknown.standard)
    rows = tuple(
        UnknownRow(code, what_it_checks(code), len(where), _named(assessment, where))
        for code, where in sorted(found.items())
    )
    return Grid(_("无法判断的检查"), UNKNOWN_COLUMNS, rows, empty=N_("没有无法判断的检查。"))


def _label(key: str) -> str:
    setting = BY_KEY.get(key)
    return _(setting.label) if setting else _(_PARTS[key]) if key in _PARTS else key


def _how(key: str) -> str:
    setting = BY_KEY.get(key)
    if setting is None:
        return _("安装或启用所需的组件后重新检查。")
    command = f"archivist settings {key} {setting.example}"
    return _("{help}例如 {command}").format(help=_(setting.help), command=command)


def _named(assessment: Assessment, where: list[str | None]) -> str:
    """Name the standards in the edition's order; all of them in one word when it is all."""
    codes = {code for code in where if code}
    if not codes or codes >= set(assessment.by_code):
        return _("全部标准")
    ordered = [dossier.code for dossier in assessment.dossiers if dossier.code in codes]
    ordered += sorted(codes - set(ordered))
    shown = _("、").join(ordered[:_SHOWN])
    if len(ordered) <= _SHOWN:
        return shown
    return _("{shown} 等 {count} 项").format(shown=shown, count=len(ordered))
