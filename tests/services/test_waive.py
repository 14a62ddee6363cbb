"""What a rule cannot decide, a person may answer for: logged, bound to the bytes, undone at will."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import a_photo

from archivist.domain.kind import Kind
from archivist.errors import NoSuchFindingError
from archivist.services.check import check_now
from archivist.services.filing import file_materials, undo
from archivist.services.scan import scan
from archivist.services.waive import waive
from archivist.services.workspace import Workspace, create

STANDARD = "Ⅲ-7-3"
PATH = f"{STANDARD}/微信图片.jpg"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return a workspace with one photo that came through a chat."""
    a_photo(tmp_path / "材料" / PATH, colour=(1, 2, 3))
    workspace = create(tmp_path / "工作区", tmp_path / "材料")
    list(scan(workspace, workers=1))
    file_materials(workspace, STANDARD, [PATH], kind=Kind.PHOTO)
    return workspace


def _doubted(workspace: Workspace) -> set[str]:
    return {each.code for each in check_now(workspace).unknown if each.path == PATH}


def test_a_doubt_is_settled_with_a_reason_and_undone(workspace: Workspace) -> None:
    assert "P06" in _doubted(workspace)

    waive(workspace, "P06", PATH, reason="已向拍摄人核对原图")

    assert "P06" not in _doubted(workspace)
    assert "P06" in {each.code for each in check_now(workspace).confirmed}
    undo(workspace)
    assert "P06" in _doubted(workspace)


def test_another_picture_in_its_place_is_doubted_again(workspace: Workspace) -> None:
    waive(workspace, "P06", PATH, reason="已向拍摄人核对原图")

    a_photo(workspace.evidence / PATH, colour=(200, 100, 3))
    list(scan(workspace, workers=1))

    assert "P06" in _doubted(workspace)


def test_day_and_place_that_a_person_gives_settle_it_too(workspace: Workspace) -> None:
    said = "2017年4月12日，钢铁大街，市文明办检查公益广告"

    file_materials(workspace, STANDARD, [PATH], caption=said, day=date(2017, 4, 12))

    assert "P06" not in _doubted(workspace)


def test_what_nobody_doubts_cannot_be_waived(workspace: Workspace) -> None:
    with pytest.raises(NoSuchFindingError):
        waive(workspace, "P12", PATH, reason="没有这个问题")
