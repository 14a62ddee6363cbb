"""What is in an archive or a mail, as it was read: every member with what became of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from archivist.domain.material import MaterialRole, Status
from archivist.domain.member_path import INSIDE
from archivist.i18n import N_, _
from archivist.store import files
from archivist.store.files import FileRow

MOST = 5000
_FAILED = {
    "G03": N_("损坏"),
    "G05": N_("读不出"),
    "G07": N_("有密码"),
    "G08": N_("空文件"),
    "S01": N_("密级，未读"),
    "S04": N_("指向包外，未解开"),
}


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member. *path* leads to it from the evidence root; *inside* are its folders and its name.

    *size* in bytes; *state* in the user's language, *tone* is ``good``, ``none``, ``partial`` or ``bad``.
    """

    path: str
    inside: tuple[str, ...]
    size: int
    format: str
    state: str
    tone: str


def members_of(db: sqlite3.Connection, path: str) -> tuple[MemberRow, ...]:
    """Return the members of the archive or mail at *path*, those of archives inside it too.

    In the order of their paths, at most :data:`MOST`.
    """
    rows = files.inside(db, path + INSIDE, MOST)
    return tuple(_member(row, len(path + INSIDE)) for row in rows)


def _member(row: FileRow, skip: int) -> MemberRow:
    state, tone = _state(row)
    inside = tuple(part for part in row.path[skip:].replace(INSIDE, "/").split("/") if part)
    return MemberRow(row.path, inside, row.size, row.format, state, tone)


def _state(row: FileRow) -> tuple[str, str]:
    if row.status is Status.REFUSED:
        return _(_FAILED["S01"]), "bad"
    if row.failure_code:
        tone = "partial" if row.failure_code == "G05" else "bad"
        return _(_FAILED.get(row.failure_code, "")) or row.failure_code, tone
    if row.role == MaterialRole.SYSTEM:
        return _("系统文件"), "none"
    if row.role == MaterialRole.CONTAINER:
        return _("压缩包"), "none"
    return (_("没有文字"), "none") if row.status is Status.EMPTY else (_("已读"), "good")
