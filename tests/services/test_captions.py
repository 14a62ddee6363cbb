"""Captions proposed for filed photos, and accepted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from builders import a_photo

from archivist.domain.kind import Kind
from archivist.services.captions import CaptionSource, accept_captions, propose_captions
from archivist.services.filing import file_materials, undo
from archivist.services.matching import match
from archivist.services.scan import scan
from archivist.services.workspace import Workspace, create

STANDARD = "Ⅲ-7-3"
_TAKEN = datetime(2017, 4, 12, 9)  # noqa: DTZ001


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    folder = tmp_path / "材料" / STANDARD / "实景图片"
    a_photo(folder / "IMG_1.jpg", taken=_TAKEN, colour=(1, 2, 3))
    a_photo(folder / "钢铁大街公交站亭_20170412.jpg", taken=_TAKEN, colour=(4, 5, 6))
    a_photo(folder / "IMG_2.jpg", colour=(7, 8, 9))
    said = "IMG_1.jpg：2017年4月12日，钢铁大街，市文明办检查公益广告\n"
    (folder / "图片说明.txt").write_text(said, encoding="utf-8")
    workspace = create(tmp_path / "工作区", tmp_path / "材料")
    list(scan(workspace, workers=1))
    return workspace


def _filed(workspace: Workspace) -> list[str]:
    folder = f"{STANDARD}/实景图片"
    paths = [f"{folder}/{name}.jpg" for name in ("IMG_1", "钢铁大街公交站亭_20170412", "IMG_2")]
    file_materials(workspace, STANDARD, paths, kind=Kind.PHOTO)
    return paths


def test_a_list_speaks_first_then_date_and_name_and_of_nothing_nothing(
    workspace: Workspace,
) -> None:
    listed, named, _bare = _filed(workspace)

    found = {each.path: (each.text, each.source) for each in propose_captions(workspace)}

    assert found == {
        listed: ("2017年4月12日，钢铁大街，市文明办检查公益广告", CaptionSource.LIST),
        named: ("2017年4月12日，钢铁大街公交站亭", CaptionSource.COMPOSED),
    }


def test_what_is_accepted_is_filed_and_undone_at_once(workspace: Workspace) -> None:
    listed, *_others = _filed(workspace)

    accept_captions(workspace, propose_captions(workspace))

    filings = workspace.decided().filings
    assert filings[STANDARD, listed].caption == "2017年4月12日，钢铁大街，市文明办检查公益广告"
    assert len(propose_captions(workspace)) == 0
    undo(workspace)
    assert len(propose_captions(workspace)) == 2


def test_a_photo_that_is_filed_by_its_suggestion_takes_the_caption_of_the_list(
    workspace: Workspace,
) -> None:
    list(match(workspace, accept=0.5))

    captions = {f.path.rpartition("/")[2]: f.caption for f in workspace.decided().filings.values()}
    assert captions["IMG_1.jpg"] == "2017年4月12日，钢铁大街，市文明办检查公益广告"
    assert captions["IMG_2.jpg"] == ""
