"""Packages of earlier cycles: compared with, kept while they are away, and nothing else."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from archivist.domain.kind import Kind
from archivist.domain.material import MaterialRole
from archivist.errors import PackageError, UnknownPathError
from archivist.services.check import check_now
from archivist.services.earlier import (
    add_earlier,
    earlier_packages,
    prior_filings,
    remove_earlier,
)
from archivist.services.filing import file_materials
from archivist.services.locate import disk_path
from archivist.services.materials import load_materials
from archivist.services.scan import scan
from archivist.services.search import search
from archivist.services.workspace import Workspace, create

STANDARD = "Ⅲ-7-3"


def _scene(seed: int) -> Image.Image:
    chance = np.random.default_rng(seed)
    image = Image.fromarray(chance.integers(0, 255, (12, 16, 3), dtype=np.uint8))
    image = image.resize((1280, 960), Image.Resampling.BICUBIC)
    for _ in range(60):
        x, y, w, h = (int(v) for v in chance.integers(20, 400, 4))
        colour = tuple(int(v) for v in chance.integers(0, 255, 3))
        image.paste(colour, (x * 3, y * 2, x * 3 + w // 3, y * 2 + h // 3))
    return image


def _evidence(place: Path) -> Path:
    folder = place / "材料"
    folder.mkdir(parents=True)
    _scene(1).resize((800, 600)).save(folder / "旧照.jpg", quality=60)
    _scene(2).save(folder / "新照.jpg")
    return folder


def _package(place: Path, name: str = "2016年材料包") -> Path:
    folder = place / name
    (folder / "data").mkdir(parents=True)
    _scene(1).save(folder / "data" / "去年.jpg", quality=90)
    (folder / "data" / "去年报告.txt").write_text("去年的公益广告刊播情况报告", encoding="utf-8")
    pieces = [
        {"standard": STANDARD, "title": "公益广告刊播情况报告", "sha256": "0" * 64},
        {"standard": "Ⅲ-999-1", "title": "早已没有的标准", "sha256": "1" * 64},
    ]
    said = {"format": "archivist-package", "version": 1, "pieces": pieces}
    (folder / "package.json").write_text(json.dumps(said), encoding="utf-8")
    (folder / "bagit.txt").write_text(
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create(tmp_path / "工作区", _evidence(tmp_path))


def _filed_and_checked(workspace: Workspace) -> list[tuple[str, str | None]]:
    list(scan(workspace, workers=1))
    file_materials(workspace, STANDARD, ["旧照.jpg", "新照.jpg"], kind=Kind.PHOTO, caption="说明")
    return [(f.code, f.path) for f in check_now(workspace).findings if f.code == "P13"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_photo_of_an_earlier_package_is_found_however_it_is_packed(
    workspace: Workspace, tmp_path: Path, *, packed: bool
) -> None:
    package = _package(tmp_path)
    if packed:
        with zipfile.ZipFile(tmp_path / "2016.zip", "w") as archive:
            for file in sorted(package.rglob("*.*")):
                archive.write(file, f"2016/{file.relative_to(package)}")
        package = tmp_path / "2016.zip"

    add_earlier(workspace, [package])

    assert _filed_and_checked(workspace) == [("P13", "旧照.jpg")]


def test_what_was_read_stays_while_the_package_is_away_and_goes_when_it_is_forgotten(
    workspace: Workspace, tmp_path: Path
) -> None:
    package = _package(tmp_path)
    add_earlier(workspace, [package])
    list(scan(workspace, workers=1))
    shutil.rmtree(package)

    assert not earlier_packages(workspace)[0].connected
    assert _filed_and_checked(workspace) == [("P13", "旧照.jpg")]
    remove_earlier(workspace, "2016年材料包")
    assert _filed_and_checked(workspace) == []


def test_an_earlier_package_is_no_evidence(workspace: Workspace, tmp_path: Path) -> None:
    add_earlier(workspace, [_package(tmp_path)])
    list(scan(workspace, workers=1))
    with workspace.database() as db:
        materials = load_materials(db)
    earlier = "@earlier/2016年材料包/data/去年.jpg"

    assert materials[earlier].role is MaterialRole.EARLIER
    assert disk_path(workspace, earlier).is_file()
    assert not [f for f in check_now(workspace).findings if f.path and f.path.startswith("@")]
    assert not search(workspace, "公益广告刊播情况").hits
    with pytest.raises(UnknownPathError):
        file_materials(workspace, STANDARD, [earlier])


def test_filings_under_standards_that_hold_are_told_to_matching(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_earlier(workspace, [_package(tmp_path)])

    priors = prior_filings(workspace)

    assert [(p.standard, p.title) for p in priors] == [(STANDARD, "公益广告刊播情况报告")]


def test_two_packages_of_one_name_get_two_names_and_one_twice_is_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    one, other = _package(tmp_path / "甲"), _package(tmp_path / "乙")

    add_earlier(workspace, [one, other, one])
    add_earlier(workspace, [one])

    assert [p.name for p in earlier_packages(workspace)] == ["2016年材料包", "2016年材料包-2"]


def test_a_package_that_is_not_there_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(PackageError):
        add_earlier(workspace, [tmp_path / "没有"])
    with pytest.raises(PackageError):
        remove_earlier(workspace, "没有")

    assert earlier_packages(workspace) == ()
