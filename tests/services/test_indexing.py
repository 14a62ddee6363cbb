"""The index follows what is decided, and stays of few segments."""

import subprocess
import sys
import time

import pytest
from builders import a_text
from office import a_workspace, scan_now

from archivist.index.engine import SearchIndex
from archivist.services.filing import file_materials, unfile
from archivist.services.indexing import follow_index
from archivist.services.search import Scope, search

CHILD = """
import sys
from pathlib import Path
from archivist.services.search import search
from archivist.services.workspace import open_workspace
print(search(open_workspace(Path(sys.argv[1])), "公益广告的说明", limit=99).total)
"""


@pytest.fixture
def workspace(tmp_path):
    made = a_workspace(tmp_path, scanned=False)
    for number in range(60):
        a_text(made.evidence / f"{number}.txt", f"第{number}号公益广告的说明")
    scan_now(made)
    return made


def test_filing_and_unfiling_are_followed_at_once(workspace):
    file_materials(workspace, "Ⅲ-7-3", ["1.txt"], caption="擦拭候车亭")
    start = time.perf_counter()
    changed = follow_index(workspace)
    taken = time.perf_counter() - start
    again = follow_index(workspace)
    found = search(workspace, "擦拭候车亭", scope=Scope(standard="Ⅲ-7-3")).total
    unfile(workspace, "Ⅲ-7-3", ["1.txt"])

    assert (changed, again, found) == (1, 0, 1)
    assert taken < 5  # it takes a twentieth of that; a busy machine may be slow
    assert follow_index(workspace) == 1


def test_before_the_first_scan_there_is_nothing_to_follow(tmp_path):
    assert follow_index(a_workspace(tmp_path, scanned=False)) == 0


def test_many_small_changes_leave_few_segments_and_lose_nothing(workspace):
    for number in range(14):
        file_materials(workspace, "Ⅲ-7-3", [f"{number}.txt"], caption=f"说明{number}")
        follow_index(workspace)

    with SearchIndex(workspace.index_folder) as index:
        held = index.held()
    assert len({path for path in held if path[0].isdigit()}) == 60
    assert len(list(workspace.index_folder.glob("*.seg"))) <= 10
    assert search(workspace, "公益广告的说明", limit=99).total == 60
    assert search(workspace, "说明13").total == 1


def test_two_programs_search_and_write_at_once(workspace):
    children = []
    for number in range(4):
        file_materials(workspace, "Ⅲ-7-3", [f"{number}.txt"], caption=f"第一 号{number}")
        command = [sys.executable, "-W", "ignore", "-c", CHILD, str(workspace.root)]
        children.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        follow_index(workspace)
    answers = [child.communicate(timeout=60)[0].strip() for child in children]

    assert [child.returncode for child in children] == [0, 0, 0, 0]
    assert set(answers) == {"60"}
    assert search(workspace, "公益广告的说明", limit=99).total == 60
