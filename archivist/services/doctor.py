"""Examine the program and a workspace; every finding says what to do."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from archivist.extract import libarchive
from archivist.extract.ocr_engine import OcrUnavailableError, available, engine
from archivist.i18n import N_, _
from archivist.paths import RESOURCES, SCHEMAS
from archivist.services.workspace import Workspace

_LIBRARIES = ("PySide6-Essentials", "python-docx", "openpyxl", "pdfplumber", "whoosh", "pypdfium2")


@dataclass(frozen=True, slots=True)
class Result:
    """One thing examined. *name* is marked for translation, *detail* is said already."""

    name: str
    ok: bool
    detail: str


def examine(workspace: Workspace | None) -> Iterator[Result]:
    """Yield one result a thing."""
    yield Result(N_("Python"), ok=sys.version_info >= (3, 11), detail=sys.version.split()[0])
    yield from (_library(name) for name in _LIBRARIES)
    yield _recognition()
    yield _folder(N_("资源文件"), RESOURCES)
    yield _folder(N_("数据格式文件"), SCHEMAS)
    yield Result(N_("SQLite"), ok=True, detail=sqlite3.sqlite_version)
    yield _archives()
    if workspace is None:
        yield Result(N_("工作区"), ok=True, detail=_("当前文件夹里没有工作区"))
        return
    yield Result(N_("工作区"), ok=True, detail=str(workspace.root))
    yield _evidence(workspace)
    yield from _decisions(workspace)
    yield _cache(workspace)


def _library(name: str) -> Result:
    try:
        return Result(name, ok=True, detail=version(name))
    except PackageNotFoundError:
        return Result(
            name, ok=False, detail=_("没有安装；运行 pip install {name}").format(name=name)
        )


def _archives() -> Result:
    """Say whether 7z and rar can be opened; they may well not be needed, so nothing is wrong."""
    said = _("可以读取") if libarchive.is_there() else _("不能读取；需要时安装系统包 libarchive13")
    return Result(N_("7z、rar 压缩包"), ok=True, detail=said)


def _recognition() -> Result:
    """Start the recognition of text; it is optional, so that its absence is told and no fault."""
    name = N_("文字识别（可选）")
    if not available():
        told = _(
            "没有安装，扫描件和图片上的文字读不出来，会标为“未运行”；"
            '安装：pip install "archivist[ocr]"，然后重新扫描'
        )
        return Result(name, ok=True, detail=told)
    try:
        engine()
    except OcrUnavailableError as error:
        told = _(
            '已安装但不能启动（{why}）；重新安装：pip install --force-reinstall "archivist[ocr]"'
        )
        return Result(name, ok=False, detail=told.format(why=error))
    return Result(name, ok=True, detail=f"rapidocr {version('rapidocr')}")


def _folder(name: str, folder: Path) -> Result:
    return Result(name, ok=folder.is_dir(), detail=str(folder))


def _evidence(workspace: Workspace) -> Result:
    folder = workspace.evidence
    if folder.is_dir():
        return Result(N_("材料文件夹"), ok=True, detail=str(folder))
    told = _("找不到 {folder}；检查移动硬盘或网络盘，或用 archivist settings evidence 新路径 改正")
    return Result(N_("材料文件夹"), ok=False, detail=told.format(folder=folder))


def _decisions(workspace: Workspace) -> Iterator[Result]:
    decided = workspace.decided()
    for fault in decided.faults:
        told = _("{file} 第 {line} 行：{trouble}")
        said = told.format(file=fault.file, line=fault.line, trouble=_(fault.trouble.label))
        yield Result(N_("操作记录"), ok=False, detail=said)
    for torn in sorted((workspace.root / "decisions").glob("*.torn")):
        told = _("{file} 里有断电时没有写完的半行，已放在一边；确认后可以删除这个文件")
        yield Result(N_("操作记录"), ok=False, detail=told.format(file=torn.name))
    if not decided.faults:
        told = _("{count} 条，校验链完整")
        yield Result(N_("操作记录"), ok=True, detail=told.format(count=len(decided.lines)))


def _cache(workspace: Workspace) -> Result:
    base = workspace.cache
    nearest = next(folder for folder in (base, *base.parents) if folder.exists())
    if os.access(nearest, os.W_OK):
        return Result(N_("本机缓存"), ok=True, detail=str(base))
    told = _("不能写入 {folder}；用环境变量 ARCHIVIST_CACHE 指定另一个文件夹")
    return Result(N_("本机缓存"), ok=False, detail=told.format(folder=nearest))
