"""Captions for many photos: who wrote something keeps it, unless somebody wrote more."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import a_photo

from archivist.domain.caption import CaptionField
from archivist.domain.kind import Kind
from archivist.services.caption_changes import caption_changes
from archivist.services.filing import Placement, file_materials, place
from archivist.services.scan import scan
from archivist.services.settings import change_settings
from archivist.services.workspace import Workspace, create

STANDARD = "Ⅲ-7-3"
LISTED = "2017年4月12日，钢铁大街，市文明办检查公益广告"


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    folder = tmp_path / "材料" / "照片"
    names = ["IMG_1.jpg", "钢铁大街公交站亭_20170412.jpg", "IMG_2.jpg"]
    for number, name in enumerate(names):
        a_photo(folder / name, colour=(number, 60, 90))
    (folder / "图片说明.txt").write_text(f"IMG_1.jpg：{LISTED}\n", encoding="utf-8")
    return [f"照片/{name}" for name in names]


@pytest.fixture
def workspace(tmp_path: Path, paths: list[str]) -> Workspace:
    made = create(tmp_path / "工作区", tmp_path / "材料")
    list(scan(made, workers=1))
    file_materials(made, STANDARD, paths, kind=Kind.PHOTO)
    return made


def test_the_sure_one_comes_first_and_a_draft_says_what_it_lacks(
    workspace: Workspace, paths: list[str]
) -> None:
    changes = caption_changes(workspace, paths)

    assert [each.proposed.path for each in changes] == paths[:2]
    assert changes[0].is_sure and changes[0].proposed.text == LISTED
    assert not changes[1].is_sure


def test_a_poorer_caption_gives_way_to_a_written_one_and_a_complete_one_does_not(
    workspace: Workspace, paths: list[str]
) -> None:
    place(
        workspace,
        [
            Placement(STANDARD, paths[0], caption="检查广告"),
            Placement(STANDARD, paths[1], caption="站亭"),
        ],
    )
    [poorer] = caption_changes(workspace, paths)
    place(workspace, [Placement(STANDARD, paths[0], caption="2017年4月12日钢铁大街检查公益广告")])

    assert (poorer.before, poorer.proposed.text) == ("检查广告", LISTED)
    assert caption_changes(workspace, paths) == ()


def test_the_elements_an_office_asks_for_decide_what_is_complete(
    workspace: Workspace, paths: list[str]
) -> None:
    change_settings(workspace, {"caption_fields": "时间、摄影者"})

    [first, _second] = caption_changes(workspace, paths)

    assert first.lacking == (CaptionField.PHOTOGRAPHER,)
    assert not first.is_sure


def test_nothing_is_asked_of_nothing(workspace: Workspace) -> None:
    assert caption_changes(workspace, []) == ()
