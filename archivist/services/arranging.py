"""Write a tidy copy of what is filed, elsewhere; the evidence folder itself is only read."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archivist.atomic import write_bytes
from archivist.errors import CannotWriteError, ExportError
from archivist.i18n import _
from archivist.services.arranged_folder import (
    FORMAT,
    MAP,
    PARTIAL,
    RECORD,
    Copied,
    Record,
    read_record,
    remove_one,
    sha256_of,
    write_record,
)
from archivist.services.arranged_names import NameTemplate, arranged, beside
from archivist.services.check import check_now
from archivist.services.export import plan_of
from archivist.services.locate import disk_paths
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.unfiled import unfiled
from archivist.services.workspace import Workspace

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Arranged:
    """What came of one copy; *reason* says why there is none, *kept* that it was there already."""

    copied: Copied
    kept: bool = False
    reason: str = ""


@dataclass(slots=True)
class ArrangeSummary:
    """``expected = written + kept + failed``; *removed* are copies of what is filed elsewhere now."""

    path: Path
    expected: int = 0
    written: int = 0
    kept: int = 0
    failed: int = 0
    removed: int = 0
    bytes: int = 0


def arrange(
    workspace: Workspace,
    out: Path,
    *,
    template: str | None = None,
    everything: bool = False,
    cancel: threading.Event | None = None,
) -> Iterator[Event]:
    """Copy every filed material into a tidy tree in *out*; each Step has an :class:`Arranged`.

    *template* names the copies (see :class:`NameTemplate`); with *everything* what is not filed yet
    goes into a folder of its own. Nothing in the evidence folder is moved, renamed or written.

    Every file is written aside, compared with the bytes that were scanned, and renamed. The same
    call again goes on where it stopped, and follows what was filed anew since. *out* must be empty or
    an earlier copy of this workspace: raises ExportError otherwise, EvidenceOnlyReadError within the
    evidence folder, CannotWriteError where the disk refuses.
    """
    names = NameTemplate.read(template) if template else None
    out = Path(os.path.abspath(out))  # noqa: PTH100 — without “..”, and no link followed
    workspace.require_outside(out)
    before = _earlier(workspace, out)
    copies = _planned(workspace, names, everything=everything)
    yield Started("arrange", len(copies))
    summary = ArrangeSummary(out, len(copies))
    # Until all is done the record names the old copies too: a kill leaves nothing unaccounted for.
    known = {each.path: each for each in (*before.files, *copies)}
    _make(out)
    write_record(out, Record(FORMAT, workspace.id, False, tuple(known.values()), before.lists))  # noqa: FBT003
    summary.removed = _clear(out, before.files, copies)
    sources = disk_paths(workspace, (each.source for each in copies))
    done: list[Arranged] = []
    for copied in copies:
        if cancel is not None and cancel.is_set():
            yield Finished(Changes.NOTHING, summary, cancelled=True)
            return
        result = _copy(out, copied, sources.get(copied.source))
        _count(summary, result)
        done.append(result)
        yield Step(len(done), len(copies), copied.path, result)
    _finish(workspace, out, done)
    yield Finished(Changes.NOTHING, summary)


def _earlier(workspace: Workspace, out: Path) -> Record:
    """Return the record of an earlier copy in *out*, an empty one for a new place."""
    if (out / RECORD).is_file():
        record = read_record(out)
        if record.workspace != workspace.id:
            raise ExportError(path=out, detail=_("那里是另一个工作区的整理副本"))
        return record
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ExportError(path=out, detail=_("那里已有别的文件，请选一个空文件夹"))
    return Record(FORMAT, workspace.id, False, ())  # noqa: FBT003


def _planned(workspace: Workspace, names: NameTemplate | None, *, everything: bool) -> list[Copied]:
    assessment = check_now(workspace)
    plan = plan_of(workspace, assessment)
    # The plan masks personal data in names; the record must name the file itself.
    own = {e.number: e.path for dossier in assessment.dossiers for e in dossier.evidence}
    copies = [
        Copied(path, own[piece.number], piece.sha256, piece.size, piece.number)
        for piece, path in arranged(plan, names)
    ]
    if everything:
        materials = {material.path: material for material in assessment.materials}
        waiting = [each.path for each in unfiled(workspace.decided(), materials)]
        copies += [
            Copied(place, path, materials[path].sha256, materials[path].size)
            for path, place in beside(waiting, _("_未归档"))
        ]
    return copies


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(path=out, detail=error.strerror or error) from error


def _clear(out: Path, before: Iterable[Copied], now: Iterable[Copied]) -> int:
    """Delete old copies that have no place any more; one that somebody changed stays."""
    wanted = {(each.path, each.sha256) for each in now}
    old = [each for each in before if (each.path, each.sha256) not in wanted]
    return sum(remove_one(out, each.path, each.sha256) for each in old)


def _copy(out: Path, copied: Copied, source: Path | None) -> Arranged:
    place = out / copied.path
    there = sha256_of(place)
    if there == copied.sha256:
        return Arranged(copied, kept=True)
    if there is not None:
        return Arranged(copied, reason=_("副本被人改过，没有覆盖"))
    if source is None:
        return Arranged(copied, reason=_("材料已不在材料文件夹里"))
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f".{copied.sha256[:16]}{PARTIAL}")
    try:
        return Arranged(copied, reason=_pump(source, aside, place, copied.sha256))
    finally:
        aside.unlink(missing_ok=True)


def _pump(source: Path, aside: Path, place: Path, sha256: str) -> str:
    """Copy by way of *aside*; return why not, or "" for done. Raises CannotWriteError."""
    digest = hashlib.sha256()
    try:
        origin = source.open("rb")
    except OSError as error:
        return _("读不出来：{cause}").format(cause=error.strerror or type(error).__name__)
    with origin:
        try:
            with aside.open("wb") as copy:
                while block := origin.read(_BLOCK):
                    digest.update(block)
                    copy.write(block)
                copy.flush()
                os.fsync(copy.fileno())
            if digest.hexdigest() != sha256:
                return _("扫描以后内容变了，请重新扫描")
            aside.replace(place)
        except OSError as error:
            raise CannotWriteError(path=place, detail=error.strerror or error) from error
    return ""


def _count(summary: ArrangeSummary, result: Arranged) -> None:
    if result.reason:
        summary.failed += 1
    elif result.kept:
        summary.kept += 1
    else:
        summary.written += 1
        summary.bytes += result.copied.size


def _finish(workspace: Workspace, out: Path, done: Iterable[Arranged]) -> None:
    """Write the list old → new, then the record that vouches for both."""
    results = list(done)
    table = _table(results)
    try:
        write_bytes(out / MAP, table)
    except OSError as error:
        raise CannotWriteError(path=out / MAP, detail=error.strerror or error) from error
    files = tuple(each.copied for each in results if not each.reason)
    lists = {MAP: hashlib.sha256(table).hexdigest()}
    write_record(out, Record(FORMAT, workspace.id, True, files, lists))  # noqa: FBT003


def _table(results: Iterable[Arranged]) -> bytes:
    """Return the list as CSV that Excel opens: UTF-8 with BOM; no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([_("编号"), _("原位置"), _("新位置"), "SHA-256", _("说明")])
    for each in results:
        copied = each.copied
        cells = (copied.number, copied.source, copied.path, copied.sha256, each.reason)
        writer.writerow([f"'{cell}" if cell[:1] in tuple("=+-@") else cell for cell in cells])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
