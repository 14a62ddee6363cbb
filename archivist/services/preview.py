"""What there is to show of a material, as plain values: faces, text, tables, members, facts, notices.

Free of Qt; nothing of a file is opened here but to see whether it is there. Pages and pictures are
drawn elsewhere, in a process of their own.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from archivist.domain.facts import Facts
from archivist.domain.material import Material, Status
from archivist.domain.place import NOWHERE
from archivist.errors import ArchivistError
from archivist.extract.base import OWN_WORDS, Extract
from archivist.extract.codec import decode, decode_facts, text_in
from archivist.i18n import N_, _
from archivist.services.fact_list import FactRow, fact_rows, file_rows
from archivist.services.locate import disk_path
from archivist.services.materials import from_row
from archivist.services.preview_members import MemberRow, members_of
from archivist.services.preview_notices import Notice, notices_of
from archivist.services.workspace import Workspace
from archivist.store import files, readings

PICTURES = frozenset({"jpeg", "png", "gif", "bmp", "webp", "tiff", "heic"})
SHEETS = frozenset({"xlsx", "xls", "xlsb", "ods", "csv"})
MAILS = frozenset({"eml", "msg", "tnef"})
ARCHIVES = frozenset({"zip", "rar", "7z", "tar", "gzip", "bzip2", "xz"})


class Face(StrEnum):
    """One way to look at a material."""

    MESSAGE = "message"
    PICTURE = "picture"
    PAGES = "pages"
    SHEETS = "sheets"
    TEXT = "text"
    MEMBERS = "members"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything there is to show. *faces* has at least one, the one to show first is first.

    *message* says why nothing else is shown, *remedy* what to do about it; *disk* is where the file
    lies on this machine, None where it does not; *frames* counts the pictures in a TIFF.
    """

    path: str
    faces: tuple[Face, ...]
    format: str = ""
    message: str = ""
    remedy: str = ""
    disk: Path | None = None
    extract: Extract | None = None
    frames: int = 1
    notices: tuple[Notice, ...] = ()
    members: tuple[MemberRow, ...] = ()
    facts: tuple[FactRow, ...] = ()


_FAILED = {
    "G03": (
        N_("文件损坏，打不开。"),
        N_("请向提供单位重新索取；先用原来的程序打开试试，能打开就另存一份。"),
    ),
    "G05": (
        N_("程序不认识这种格式，看不到内容。"),
        N_("可以用系统默认程序打开；要检查内容，请另存为 PDF、DOCX 或 XLSX。"),
    ),
    "G07": (N_("文件有密码，打不开。"), N_("请提供单位去掉密码后重新提交。")),
    "S04": (
        N_("这个成员的名字指向压缩包之外，程序没有解开它。"),
        N_("请提供单位重新打包；来历不明的，先交网络安全人员查看，不要打开。"),
    ),
    "G08": (N_("文件是空的，一个字节也没有。"), N_("请提供单位重新提交。")),
}


def preview_of(workspace: Workspace, path: str, material: Material | None) -> Preview:
    """Return what to show of *path*; trouble becomes a message that says why and what to do."""
    if material is None:
        return _said(path, _("文件已不在材料文件夹里。"), _("把文件放回原处再扫描，或移出归档。"))
    if material.status is Status.REFUSED:
        told = _("带有密级标志，程序没有读取，也不显示内容。")
        return _said(path, told, _("请交保密员，按涉密渠道办理；不要放在材料文件夹里。"))
    disk = _on_disk(workspace, path)
    with workspace.database() as db:
        extract, members = stored_extract(db, path), members_of(db, path)
    notices, facts = notices_of(material, extract), _facts(material, extract)
    shown = Preview(
        path,
        (),
        material.format,
        disk=disk,
        extract=extract,
        notices=notices,
        members=members,
        facts=facts,
    )
    if material.failure is not None:
        return _failed(shown, material)
    return _faced(shown, material)


def extract_of(workspace: Workspace, path: str) -> Extract | None:
    """Return the stored extract of *path*, or None where nothing was read."""
    with workspace.database() as db:
        return stored_extract(db, path)


def stored_extract(db: sqlite3.Connection, path: str) -> Extract | None:
    """Return the extract of *path* from an open database."""
    data = readings.extract_of(db, path)
    return decode(data) if data else None


def stored_text(db: sqlite3.Connection, path: str) -> str:
    """Return the text of *path* from an open database, empty where nothing was read."""
    data = readings.extract_of(db, path)
    return text_in(data) if data else ""


def material_of(workspace: Workspace, path: str) -> Material | None:
    """Return the material at *path* as it was last read, None where none was seen."""
    with workspace.database() as db:
        row = files.find(db, path)
        if row is None:
            return None
        data = readings.facts_of(db, row.sha256 or "", row.format)
        return from_row(row, decode_facts(data) if data else Facts())


def _on_disk(workspace: Workspace, path: str) -> Path | None:
    try:
        disk = disk_path(workspace, path)
    except ArchivistError:
        return None
    return disk if disk.is_file() else None


def _said(path: str, message: str, remedy: str = "") -> Preview:
    return Preview(path, (Face.MESSAGE,), message=message, remedy=remedy)


def _failed(shown: Preview, material: Material) -> Preview:
    """Return the preview of what could not be read; a picture without a reader may still be drawn."""
    code, reason = _cause(material)
    said, remedy = _FAILED.get(code, (reason, ""))
    members = (Face.MEMBERS,) if shown.members else ()
    faces = (Face.MESSAGE, *members, Face.FACTS)
    told = _(said)
    if reason and code in {"G03", "G05"}:
        told = _("{message}\n原因：{reason}").format(message=told, reason=reason)
    return replace(shown, faces=faces, message=told, remedy=_(remedy))


def _cause(material: Material) -> tuple[str, str]:
    return (material.failure.code, material.failure.cause.label) if material.failure else ("", "")


def _faced(shown: Preview, material: Material) -> Preview:
    extract = shown.extract
    frames = extract.pages or 1 if extract is not None and material.format == "tiff" else 1
    faces = tuple(dict.fromkeys((*_first(shown, material), *_further(shown, material))))
    if faces:
        return replace(shown, faces=(*faces, Face.FACTS), frames=frames)
    said = _("文件里没有读到文字。")
    if extract is None:
        said = _(_FAILED["G05"][0]) if shown.disk else _("文件不在本机，也没有读过它的内容。")
    if material.format in ARCHIVES:
        said = _("压缩包里没有文件。")
    return replace(shown, faces=(Face.MESSAGE, Face.FACTS), message=said)


def _first(shown: Preview, material: Material) -> tuple[Face, ...]:
    """Return the face that shows the file as it is, where there is one."""
    if shown.disk is not None and material.format in PICTURES:
        return (Face.PICTURE,)
    if shown.disk is not None and material.format == "pdf":
        return (Face.PAGES,)
    if shown.extract is not None and shown.extract.tables and material.format in SHEETS:
        return (Face.SHEETS,)
    if shown.members and material.format in ARCHIVES:
        return (Face.MEMBERS,)
    return ()


def _further(shown: Preview, material: Material) -> tuple[Face, ...]:
    extract = shown.extract
    faces: list[Face] = []
    if extract is not None and extract.text.strip():
        grid_only = material.format in SHEETS and extract.tables
        aside = any(p.part not in OWN_WORDS and p.text.strip() for p in extract.passages)
        if not grid_only or aside:
            faces.append(Face.TEXT)
    if extract is not None and extract.tables:
        faces.append(Face.SHEETS)
    if shown.members:
        faces.append(Face.MEMBERS)
    return tuple(faces)


def _facts(material: Material, extract: Extract | None) -> tuple[FactRow, ...]:
    rows = (*fact_rows(material), *file_rows(material))
    return tuple(_located(row, extract) for row in rows) if extract is not None else rows


def _located(row: FactRow, extract: Extract) -> FactRow:
    """Return *row* with its place, found by the words that stand there where the reader kept none."""
    if row.place != NOWHERE or not row.words:
        return row
    at = extract.text.find(row.words)
    return replace(row, place=extract.place_at(at)) if at >= 0 else row
