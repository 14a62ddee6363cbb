"""The one door to a report's file: the ending chooses the format, the write is whole or nothing."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from archivist.atomic import write_bytes
from archivist.errors import CannotWriteError, ReportError
from archivist.i18n import _
from archivist.reports.table import Report

# Modules, not functions: each brings a library that only its format needs.
_RENDERERS: Mapping[str, str] = {
    ".xlsx": "archivist.reports.xlsx",
    ".docx": "archivist.reports.docx",
    ".html": "archivist.reports.html",
    ".htm": "archivist.reports.html",
    ".csv": "archivist.reports.csv",
    ".ics": "archivist.reports.ics",
}
FORMATS: tuple[str, ...] = ("xlsx", "docx", "html", "csv")
CALENDAR = "ics"  # only for reports that have days to remember


def render(report: Report, suffix: str) -> bytes:
    """Return the file's bytes; *suffix* as in ``.xlsx``. The same report gives the same bytes.

    Raises ReportError when there is no such format, or it is not one for this report.
    """
    module = _RENDERERS.get(suffix.lower())
    if module is None or (suffix.lower() == f".{CALENDAR}" and not report.has_days):
        raise ReportError(
            name=report.title,
            detail=_("不支持文件格式“{suffix}”").format(suffix=suffix or _("无扩展名")),
            names=report.title,
            formats=_("、").join(FORMATS),
        )
    make = cast("Callable[[Report], bytes]", importlib.import_module(module).render)
    return make(report)


def write(report: Report, path: Path) -> None:
    """Write *report* to *path*, replacing what is there only when the new file is whole.

    Raises ReportError for an unknown ending and CannotWriteError when the place refuses.
    """
    data = render(report, path.suffix)
    try:
        write_bytes(path, data)
    except OSError as error:
        raise CannotWriteError(path=path, detail=_cause(path, error)) from error


def _cause(path: Path, error: OSError) -> str:
    if not path.parent.is_dir():
        return _("文件夹 {folder} 不存在").format(folder=path.parent)
    if path.is_dir():
        return _("这是一个文件夹")
    if isinstance(error, PermissionError):
        return _("没有写入权限，或文件正在 Excel、WPS 等程序中打开")
    return error.strerror or str(error)
