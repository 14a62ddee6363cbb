"""Writing a submission package: a BagIt 1.0 bag (RFC 8493), in a folder or a zip.

Loud: what cannot be taken in leaves a note in its place and stands in every list. Safe: the package
is built aside, read back in full, and moved to its place in one step. Repeatable: the same plan and
the same files give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from archivist.errors import ExportError
from archivist.i18n import _
from archivist.submission import lists
from archivist.submission.contents import Contents, GapEntry, PieceEntry, package_json
from archivist.submission.cover import cover, gap_note, missing_note
from archivist.submission.manifest import (
    BAG_INFO,
    BAGIT,
    DECLARATION,
    MANIFEST,
    PACKAGE_JSON,
    TAG_MANIFEST,
    bag_info,
    manifest,
)
from archivist.submission.naming import LIMIT, component, gap_paths, piece_paths, placeholder
from archivist.submission.plan import Piece, Plan
from archivist.submission.progress import Exported, Missing, Phase, Progress
from archivist.submission.staging import Staging, cause, staged
from archivist.submission.target import FolderTarget, Halt, Halted, SourceFault, Target, ZipTarget
from archivist.submission.verify import WORKERS, checking

_SHOWN = 3  # faults named when a package that was just written does not verify


def export(
    plan: Plan, out: Path, *, replace: bool = False, cancel: Event | None = None
) -> Iterator[Progress]:
    """Write *plan* to *out*: a zip when its name ends with ``.zip``, else a folder.

    The last `Progress` holds the result, or says that it was cancelled; then nothing is left behind.
    With *replace* a package of ours at *out* is exchanged for the new one. Raise ExportError when it
    cannot be written, exists, or does not read back as it was written.
    """
    out = out.absolute()
    if any(p.source is not None and p.source.absolute().is_relative_to(out) for p in plan.pieces):
        raise ExportError(path=out, detail=_("要装入的材料就在这个位置里面"))
    try:
        with staged(out, replace=replace) as staging:
            yield from _build(plan, staging, cancel)
    except Halted:
        yield Progress(Phase.CANCELLED, 0, len(plan.pieces))
    except OSError as error:
        raise ExportError(path=out, detail=cause(error)) from error


def _build(plan: Plan, staging: Staging, cancel: Event | None) -> Iterator[Progress]:
    """Write aside, read back, publish."""
    target = _target(plan, staging)
    try:
        contents = yield from _fill(plan, target, cancel)
        target.finish()
    finally:
        target.close()
    yield from _read_back(contents, staging, cancel)
    if cancel is not None and cancel.is_set():
        raise Halted
    staging.publish()
    yield _done(contents, staging.out)


def _target(plan: Plan, staging: Staging) -> Target:
    if staging.out.suffix.lower() == ".zip":
        return ZipTarget(staging.partial, _top_folder(plan))
    return FolderTarget(staging.partial)


def _top_folder(plan: Plan) -> str:
    """Name a zip's folder after the plan, not after the file: a renamed package keeps its bytes."""
    if plan.volumes == 1:
        return component(plan.title)
    mark = f"_{plan.volume}-{plan.volumes}"
    return component(plan.title, LIMIT - len(mark)) + mark


class _Payload:
    """The payload as it is written: sizes in bytes and digests by path."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self.sizes: dict[str, int] = {}
        self.digests: dict[str, str] = {}

    def take(self, path: str, size: int, sha256: str) -> None:
        """Note a file that was copied."""
        self.sizes[path], self.digests[path] = size, sha256.lower()

    def write(self, path: str, note: bytes) -> None:
        """Write a note of ours."""
        self._target.write(path, note)
        self.take(path, len(note), hashlib.sha256(note).hexdigest())


def _fill(plan: Plan, target: Target, cancel: Event | None) -> Generator[Progress, None, Contents]:
    """Write everything; return what is in it."""
    taken: set[str] = set()
    places, gaps = piece_paths(plan, taken), gap_paths(plan, taken)
    payload, entries = _Payload(target), []
    total, done = sum(piece.size for piece in plan.pieces), 0
    copies = _copies(target, places, cancel)
    for (piece, path), (size, reason) in zip(places, copies, strict=True):
        entry = PieceEntry(piece, placeholder(path) if reason else path, reason)
        if reason:
            payload.write(entry.path, missing_note(piece, reason))
        else:
            payload.take(path, size, piece.sha256)
        entries.append(entry)
        done += piece.size
        yield Progress(Phase.COPY, len(entries), len(places), entry.path, done, total)
    for gap, path in gaps:
        payload.write(path, gap_note(plan, gap))
    contents = Contents(
        plan,
        tuple(entries),
        tuple(GapEntry(gap, path) for gap, path in gaps),
        payload.sizes,
        payload.digests,
    )
    _write_tag_files(contents, target)
    return contents


def _copies(
    target: Target, places: list[tuple[Piece, str]], cancel: Event | None
) -> Iterator[tuple[int, str]]:
    """Yield size and reason of each piece, in order; a reason says why it could not be taken in."""
    stop = Event()

    def halt() -> bool:
        return stop.is_set() or (cancel is not None and cancel.is_set())

    def copy(place: tuple[Piece, str]) -> tuple[int, str]:
        if halt():
            raise Halted
        return _copy(target, *place, halt)

    if not target.parallel:
        yield from map(copy, places)
        return
    with ThreadPoolExecutor(WORKERS) as pool:
        try:
            yield from pool.map(copy, places)
        finally:
            stop.set()


def _copy(target: Target, piece: Piece, path: str, halt: Halt) -> tuple[int, str]:
    if piece.source is None:
        return 0, _("材料已不在材料文件夹里")
    if not piece.sha256:
        return 0, _("没有登记过它的 SHA-256，不能确认内容")
    try:
        return target.copy(piece.source, path, piece.sha256, halt), ""
    except SourceFault as fault:
        return 0, fault.reason


def _write_tag_files(contents: Contents, target: Target) -> None:
    """Write what describes the payload, and last the manifest that vouches for all of it."""
    files = {
        BAGIT: DECLARATION,
        BAG_INFO: bag_info(contents.plan, contents.sizes.values()),
        MANIFEST: manifest(contents.digests),
        PACKAGE_JSON: package_json(contents),
        "封面.html": cover(contents),
        "材料目录.csv": lists.as_csv(contents),
        "材料目录.html": lists.as_html(contents),
        "材料目录.xlsx": lists.as_xlsx(contents),
    }
    files[TAG_MANIFEST] = manifest({n: hashlib.sha256(c).hexdigest() for n, c in files.items()})
    for name in sorted(files):
        target.write(name, files[name])


def _read_back(
    contents: Contents, staging: Staging, cancel: Event | None
) -> Generator[Progress, None, None]:
    """Verify what was written, all of it; raise ExportError when the disk gives back anything else."""
    result = yield from checking(staging.partial, cancel)
    if result.cancelled:
        raise Halted
    whole = (result.files, result.bytes) == (len(contents.sizes), sum(contents.sizes.values()))
    if result.valid and whole:
        return
    faults = _("；").join(f"{f.path} {f.detail}" for f in result.faults[:_SHOWN])
    detail = _("写完后重新读取，发现内容不对（{faults}），磁盘可能有问题").format(faults=faults)
    raise ExportError(path=staging.out, detail=detail)


def _done(contents: Contents, out: Path) -> Progress:
    missing = tuple(Missing(e.piece.number, e.path, e.reason) for e in contents.missing)
    counts = contents.counts
    result = Exported(
        out, counts["files"], counts["bytes"], counts["written"], missing, counts["gaps"]
    )
    total = len(contents.pieces)
    return Progress(Phase.DONE, total, total, out.name, result.bytes, result.bytes, result)
