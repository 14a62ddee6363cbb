"""The whole sample, made once for the slow tests that look at all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from archivist.services.demo import DemoResult, demo


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
