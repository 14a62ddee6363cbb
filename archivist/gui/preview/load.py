"""What there is to show of a material: read off the main thread, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtGui import QImage

from archivist.domain.material import Material
from archivist.errors import ArchivistError
from archivist.extract.base import Extract
from archivist.gui.preview.drawing import Drawing, DrawingError
from archivist.i18n import N_, _
from archivist.services.locate import disk_path
from archivist.services.preview import extract_of
from archivist.services.workspace import Workspace

PICTURES = frozenset({"jpeg", "png", "gif", "bmp", "webp", "tiff"})
SHEETS = frozenset({"xlsx", "xls", "xlsb", "ods", "csv", "et"})


class Look(Enum):
    """How a material is shown."""

    MESSAGE = auto()
    PICTURE = auto()
    PDF = auto()
    SHEETS = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything the pane needs. *size* is the picture's own size in pixels."""

    path: str
    look: Look
    message: str = ""
    disk: Path | None = None
    image: QImage | None = None
    size: tuple[int, int] | None = None
    extract: Extract | None = None


_FAILED = {
    "G03": N_("文件损坏，打不开。请向提供单位重新索取。"),
    "G05": N_("程序不认识这种格式，看不到内容。可以用系统默认程序打开。"),
    "G07": N_("文件有密码，打不开。请提供单位去掉密码后重新提交。"),
    "G08": N_("文件是空的，一个字节也没有。"),
}


def load(
    workspace: Workspace,
    path: str,
    material: Material | None,
    drawing: Drawing,
    wanted: Callable[[], bool] = lambda: True,
) -> Loaded:
    """Return what to show of *path*; trouble becomes a message that says why.

    What *wanted* no longer wants is dropped, however long it would take.
    """
    if material is None:
        return Loaded(path, Look.MESSAGE, _("文件已不在材料文件夹里。"))
    try:
        disk: Path | None = disk_path(workspace, path)
    except ArchivistError:
        disk = None
    disk = disk if disk is not None and disk.is_file() else None
    if material.failure is not None and material.failure.code != "G05":
        said = _(_FAILED.get(material.failure.code, "")) or material.failure.reason
        return Loaded(path, Look.MESSAGE, said, disk)
    if disk is not None and material.format in PICTURES:
        return _picture(path, disk, drawing, wanted)
    if disk is not None and material.format == "pdf":
        return Loaded(path, Look.PDF, disk=disk, extract=extract_of(workspace, path))
    return _words(workspace, path, material, disk)


def _words(workspace: Workspace, path: str, material: Material, disk: Path | None) -> Loaded:
    extract = extract_of(workspace, path)
    if extract is None:
        said = _(_FAILED["G05"]) if disk else _("文件不在本机，也没有读过它的内容。")
        return Loaded(path, Look.MESSAGE, said, disk)
    if extract.tables and (material.format in SHEETS or not extract.text.strip()):
        return Loaded(path, Look.SHEETS, disk=disk, extract=extract)
    if not extract.text.strip():
        return Loaded(path, Look.MESSAGE, _("文件里没有读到文字。"), disk, extract=extract)
    return Loaded(path, Look.TEXT, disk=disk, extract=extract)


def _picture(path: str, disk: Path, drawing: Drawing, wanted: Callable[[], bool]) -> Loaded:
    try:
        image, own = drawing.picture(disk, wanted)
    except DrawingError as error:
        return Loaded(path, Look.MESSAGE, str(error), disk)
    return Loaded(path, Look.PICTURE, disk=disk, image=image, size=own)
