"""Two programs on one workspace work side by side."""

import subprocess
import sys

import pytest
from builders import a_photo
from office import a_workspace

from archivist.decisions.log import read_log
from archivist.services.check import check_now
from archivist.services.materials import load_materials


@pytest.fixture
def workspace(tmp_path):
    made = a_workspace(tmp_path, scanned=False)
    for number in range(20):
        a_photo(made.evidence / "Ⅲ-7-3" / f"{number}.jpg", size=(64, 48), colour=(number, 1, 1))
    return made


def start(workspace, *words):
    command = [sys.executable, "-m", "archivist", "-w", str(workspace.root), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_scans_at_once_both_end_well(workspace):
    both = [start(workspace, "scan", "--workers", "1") for _ in range(2)]

    said = [running.communicate(timeout=120) for running in both]

    assert [running.returncode for running in both] == [0, 0], [err.decode() for _, err in said]
    with workspace.database() as db:
        assert len(load_materials(db)) == 29


def test_filing_from_two_programs_keeps_one_chain_and_every_number(workspace):
    start(workspace, "scan").communicate(timeout=120)
    both = [
        start(workspace, "file", "Ⅲ-7-3", *[f"Ⅲ-7-3/{n}.jpg" for n in numbers])
        for numbers in (range(10), range(10, 20))
    ]

    said = [running.communicate(timeout=60) for running in both]

    assert [running.returncode for running in both] == [0, 0], [err.decode() for _, err in said]
    [log] = (workspace.root / "decisions").glob("*.jsonl")
    assert read_log(log).faults == ()
    pieces = [evidence.piece for evidence in check_now(workspace).by_code["Ⅲ-7-3"].evidence]
    assert pieces == list(range(1, 21))
