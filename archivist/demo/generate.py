"""Writes the sample: ``材料/`` with the evidence and ``truth.json`` beside it."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from archivist.demo.items import item_bytes
from archivist.demo.plan import Plan, Work, make_plan
from archivist.demo.truth import EVIDENCE_FOLDER, TRUTH_FILE, Truth, encode_truth
from archivist.domain.edition import Edition
from archivist.errors import CannotWriteError
from archivist.i18n import _

# Drawing leaves Python often enough for a second thread to help; more would wait for each other.
_THREADS = 2
_AHEAD = 8
_ASIDE = ".part"


@dataclass(frozen=True, slots=True)
class Written:
    """A file is there; *skipped* when an earlier run had written it."""

    path: str
    done: int
    total: int
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Completed:
    """The end: the truth, the evidence folder, and whether it was cancelled before its time."""

    truth: Truth
    evidence: Path
    cancelled: bool = False


Event = Written | Completed


def generate(
    folder: Path,
    *,
    edition: Edition,
    files: int | None = None,
    seed: int = 2017,
    cancel: threading.Event | None = None,
    test_month: str = "2017-08",
    review_date: date | None = None,
) -> Iterator[Event]:
    """Make sample evidence under *folder* for the standards of *edition*.

    Yields a `Written` for each file and one `Completed` at last. The same arguments make the same
    bytes; a run that was cut short goes on where it stopped. Raises CannotWriteError when the folder
    cannot be written or holds another sample.
    """
    plan = make_plan(
        edition, files=files, seed=seed, test_month=test_month, review_date=review_date
    )
    evidence = folder / EVIDENCE_FOLDER
    try:
        _claim(folder, plan)
        done = 0
        for work, skipped in _run(evidence, plan, cancel):
            done += 1
            yield Written(work.path, done, len(plan.works), skipped)
    except OSError as error:
        raise CannotWriteError(path=folder, detail=error.strerror or str(error)) from error
    yield Completed(plan.truth, evidence, cancelled=done < len(plan.works))


def _claim(folder: Path, plan: Plan) -> None:
    """Write the truth first: it marks the folder as this sample's."""
    truth = encode_truth(plan.truth)
    target = folder / TRUTH_FILE
    if target.exists():
        if target.read_bytes() != truth:
            raise CannotWriteError(path=folder, detail=_("文件夹里已有另一批示例材料"))
        return
    folder.mkdir(parents=True, exist_ok=True)
    _write(target, truth)


def _run(evidence: Path, plan: Plan, cancel: threading.Event | None) -> Iterator[tuple[Work, bool]]:
    """Make the files in order, a few ahead of the one that is waited for."""
    waiting: deque[tuple[Work, Future[bool]]] = deque()
    with ThreadPoolExecutor(_THREADS) as pool:
        for work in plan.works:
            if cancel is not None and cancel.is_set():
                break
            waiting.append((work, pool.submit(_make, evidence, work)))
            if len(waiting) >= _AHEAD:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(waiting: deque[tuple[Work, Future[bool]]]) -> tuple[Work, bool]:
    work, made = waiting.popleft()
    return work, made.result()


def _make(evidence: Path, work: Work) -> bool:
    """Write one file; return whether it was there already."""
    target = evidence / work.path
    if target.exists():
        return True
    data = work.lines.encode("gb18030") if work.item is None else item_bytes(work.brief, work.item)
    target.parent.mkdir(parents=True, exist_ok=True)
    _write(target, data)
    if work.item is not None:
        stamp = datetime.combine(work.item.dated, time(17)).timestamp()
        os.utime(target, (stamp, stamp))
    return False


def _write(target: Path, data: bytes) -> None:
    """Write aside, then rename: a file that is there is whole."""
    aside = target.with_name(target.name + _ASIDE)
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(target)
