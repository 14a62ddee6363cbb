"""The sample as a whole: repeatable, resumable, and true to its truth file."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest
from demo.small_edition import small_edition

from archivist.demo.generate import Completed, Written, generate
from archivist.demo.truth import EVIDENCE_FOLDER, read_truth
from archivist.errors import CannotWriteError


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files
    }


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    list(generate(folder, edition=small_edition(), files=30))
    return folder


def test_the_same_seed_makes_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    list(generate(tmp_path, edition=small_edition(), files=30))

    assert _digests(tmp_path) == _digests(sample)


def test_another_seed_makes_other_papers(sample: Path, tmp_path: Path) -> None:
    list(generate(tmp_path, edition=small_edition(), files=12, seed=5))

    filed = [
        {digest for path, digest in _digests(folder).items() if "待整理" not in path}
        for folder in (tmp_path, sample)
    ]
    assert not filed[0] & filed[1] - {hashlib.sha256(b"").hexdigest()}


def test_every_file_of_the_truth_exists_and_no_other(sample: Path) -> None:
    truth = read_truth(sample)
    there = set(_digests(sample / EVIDENCE_FOLDER))

    told = {filed.path for filed in truth.filings} | set(truth.captions)
    told |= {found.path for found in truth.findings if found.path}

    assert told == there
    assert truth.files == len(there)


def test_the_last_event_is_completed_and_counts_go_up_by_one(tmp_path: Path) -> None:
    events = list(generate(tmp_path, edition=small_edition(), files=8))

    *written, last = events
    assert isinstance(last, Completed) and not last.cancelled
    assert [e.done for e in written if isinstance(e, Written)] == list(range(1, len(written) + 1))


def test_a_cancelled_run_stops_and_the_next_one_resumes(tmp_path: Path, sample: Path) -> None:
    cancel = threading.Event()
    events = generate(tmp_path, edition=small_edition(), files=30, cancel=cancel)
    next(events)
    cancel.set()
    stopped = list(events)[-1]

    resumed = list(generate(tmp_path, edition=small_edition(), files=30))

    assert isinstance(stopped, Completed) and stopped.cancelled
    assert any(isinstance(e, Written) and e.skipped for e in resumed)
    assert _digests(tmp_path) == _digests(sample)


def test_a_folder_with_another_sample_is_refused(sample: Path) -> None:
    with pytest.raises(CannotWriteError):
        list(generate(sample, edition=small_edition(), files=30, seed=3))


def test_a_target_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")

    with pytest.raises(CannotWriteError):
        list(generate(tmp_path / "taken", edition=small_edition(), files=3))


def test_nothing_half_written_is_left(sample: Path) -> None:
    assert not list(sample.rglob("*.part"))
