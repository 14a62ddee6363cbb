"""Run commands as a user does, in this process or in one of its own; check all they write."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from office import LIMITS, a_workspace

from archivist.cli.commands import SUMMARIES
from archivist.cli.main import run
from archivist.paths import SCHEMAS
from archivist.services.matching import match
from archivist.services.workspace import Workspace, open_workspace

PLACE = "市 文明办"  # a space and Chinese in every path


@dataclass
class Result:
    """What one command line did; *objects* are the JSON lines of its stdout, if it was asked to."""

    code: int
    out: str
    err: str
    objects: list[dict] = field(default_factory=list)

    def of(self, kind: str) -> list[dict]:
        """Return the objects of one type."""
        return [each for each in self.objects if each["type"] == kind]

    @property
    def summary(self) -> dict:
        """Return the last object, which must be the only summary."""
        assert [each["type"] for each in self.objects].index("summary") == len(self.objects) - 1
        return self.objects[-1]


@cache
def validator(command: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((SCHEMAS / "output" / f"{command}.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def judged(arguments: tuple[str, ...], code: int, out: str, err: str) -> Result:
    """Parse and validate what a command wrote; an error is two sentences and no traceback."""
    result = Result(code, out, err)
    if "--json" in arguments:
        command = next(word for word in arguments if word in SUMMARIES)
        result.objects = [json.loads(line) for line in out.splitlines()]
        for each in result.objects:
            validator(command).validate(each)
        if code in {0, 1}:
            assert result.summary
    if code not in {0, 1, 130}:
        filed = "file" in arguments  # the others are filed all the same
        assert out == "" or "--json" in arguments or filed
        assert len(err.strip().splitlines()) >= 2
    if "--debug" not in arguments:
        assert "Traceback" not in out + err
    return result


Archivist = Callable[..., Result]


@pytest.fixture(autouse=True)
def _chinese_system(monkeypatch):
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LC_MESSAGES", "zh_CN.UTF-8")


@pytest.fixture
def archivist(capfdbinary) -> Archivist:
    """Run a command line in this process."""

    def call(*words: object) -> Result:
        arguments = tuple(map(str, words))
        capfdbinary.readouterr()
        code = run(arguments)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return judged(arguments, code, out.decode(), err.decode())

    return call


@pytest.fixture
def program() -> Archivist:
    """Run a command line as a program of its own: ``python -m archivist``."""

    def call(*words: object, cwd: Path | None = None) -> Result:
        arguments = tuple(map(str, words))
        command = [sys.executable, "-m", "archivist", *arguments]
        done = subprocess.run(command, cwd=cwd, capture_output=True, check=False, timeout=120)
        return judged(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture(scope="session")
def _office_made(tmp_path_factory) -> Workspace:
    """Make one office, scanned and filed, to be copied for each test."""
    place = tmp_path_factory.mktemp("template") / PLACE
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVIST_CACHE", str(place / "cache"))
        patch.setenv("ARCHIVIST_CONFIG", str(place / "config"))
        patch.setenv("ARCHIVIST_PERSON", "测试员")
        patch.setenv("ARCHIVIST_MACHINE", "test")
        workspace = a_workspace(place, **LIMITS)
        list(match(workspace, accept=0.9))
        shutil.copytree(workspace.cache, place / "derived")
    return workspace


@pytest.fixture
def office(_office_made, tmp_path, monkeypatch) -> Workspace:
    """Return an office of this test's own, and stand in its workspace."""
    made = _office_made.root.parent
    place = tmp_path / PLACE
    for name in ("材料", "工作区"):
        shutil.copytree(made / name, place / name)
    workspace = open_workspace(place / "工作区")
    shutil.copytree(made / "derived", workspace.cache)
    monkeypatch.chdir(workspace.root)
    return workspace


@pytest.fixture
def bare(tmp_path, monkeypatch) -> Path:
    """Stand in an empty folder that is no workspace."""
    place = tmp_path / "空 文件夹"
    place.mkdir()
    monkeypatch.chdir(place)
    return place
