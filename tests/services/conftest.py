"""Offices made once: the whole sample for the slow tests, a small scanned one to be copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from office import a_workspace

from archivist.services.demo import DemoResult, demo
from archivist.services.workspace import Workspace, open_workspace


@dataclass(frozen=True)
class WholeDemo:
    """The sample's folder, what the demo said of it, and where what was read of it is kept."""

    folder: Path
    result: DemoResult
    cache: Path


@pytest.fixture(scope="session")
def whole_demo(tmp_path_factory) -> WholeDemo:
    """Make the whole sample, scan, file and check it."""
    home = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVIST_CACHE", str(home / "cache"))
        patch.setenv("ARCHIVIST_CONFIG", str(home / "config"))
        end = list(demo(home / "示例"))[-1]
    return WholeDemo(home / "示例", end.result, home / "cache")


@pytest.fixture(scope="session")
def _scanned_office(tmp_path_factory) -> Path:
    """Make one small office and scan it; nothing in it is changed."""
    home = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVIST_CACHE", str(home / "cache"))
        patch.setenv("ARCHIVIST_CONFIG", str(home / "config"))
        shutil.copytree(a_workspace(home).cache, home / "derived")
    return home


@pytest.fixture
def copied_office(_scanned_office, tmp_path) -> Callable[[], Workspace]:
    """Return what copies the scanned office, cache and all, for a test that changes it."""

    def copy() -> Workspace:
        for name in ("材料", "工作区"):
            shutil.copytree(_scanned_office / name, tmp_path / name)
        opened = open_workspace(tmp_path / "工作区")
        shutil.copytree(_scanned_office / "derived", opened.cache)
        return opened

    return copy
