"""Matching learns from the decisions of this office, and forgets when told to."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import a_photo
from office import scan_now, suggestions

from archivist.match.suggestion import Signal
from archivist.services.filing import file_materials, undo, unfile
from archivist.services.learning import forget
from archivist.services.workspace import Workspace, create

NEW = "拍的/新.jpg"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    evidence = tmp_path / "evidence"
    for number in range(5):
        a_photo(evidence / "拍的" / f"{number}.jpg", size=(80 + number, 60))
    a_photo(evidence / NEW, size=(99, 60))
    workspace = create(tmp_path / "office", evidence)
    scan_now(workspace)
    return workspace


def learnt(workspace: Workspace, path: str = NEW) -> list[tuple[str, str]]:
    return [
        (suggestion.standard, sign.why)
        for suggestion in suggestions(workspace)[path].suggestions
        for sign in suggestion.weighed
        if sign.signal is Signal.LEARNT
    ]


def test_where_the_folders_files_were_filed_is_suggested_with_the_reason(
    workspace: Workspace,
) -> None:
    assert learnt(workspace) == []

    file_materials(workspace, "Ⅲ-7-3", [f"拍的/{n}.jpg" for n in range(5)])

    assert learnt(workspace) == [("Ⅲ-7-3", "本单位此前把该文件夹的 5 个文件归到 Ⅲ-7-3")]


def test_an_undone_decision_teaches_nothing(workspace: Workspace) -> None:
    file_materials(workspace, "Ⅲ-7-3", [f"拍的/{n}.jpg" for n in range(5)])

    undo(workspace)

    assert learnt(workspace) == []


def test_a_correction_is_learnt(workspace: Workspace) -> None:
    paths = [f"拍的/{n}.jpg" for n in range(4)]
    file_materials(workspace, "Ⅲ-7-3", paths)

    unfile(workspace, "Ⅲ-7-3", paths)
    file_materials(workspace, "Ⅲ-50-1", paths)

    assert learnt(workspace)[0][0] == "Ⅲ-50-1"
    assert suggestions(workspace)[NEW].suggestions[0].standard == "Ⅲ-50-1"


def test_it_forgets_when_told_to_and_undo_remembers(workspace: Workspace) -> None:
    file_materials(workspace, "Ⅲ-7-3", [f"拍的/{n}.jpg" for n in range(5)])

    forget(workspace)
    assert learnt(workspace) == []

    undo(workspace)
    assert learnt(workspace) != []
