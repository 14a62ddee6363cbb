"""What every test shares: no test touches the user's own folders or screen."""

import logging
import os

import pytest

from archivist import i18n

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory, monkeypatch):
    """Give each test its own cache, preferences, person and language."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ARCHIVIST_CACHE", str(home / "cache"))
    monkeypatch.setenv("ARCHIVIST_CONFIG", str(home / "config"))
    monkeypatch.setenv("ARCHIVIST_PERSON", "测试员")
    monkeypatch.setenv("ARCHIVIST_MACHINE", "test")
    i18n.use("zh_CN")


@pytest.fixture(autouse=True)
def _no_unexpected_warnings(caplog):
    """Fail a test whose program logged a warning nobody asked for."""
    yield
    records = [r for when in ("setup", "call") for r in caplog.get_records(when)]
    loud = [r for r in records if r.levelno >= logging.WARNING and r.name.startswith("archivist")]
    expected = getattr(caplog, "expected", ())
    assert [r.getMessage() for r in loud if r.name not in expected] == []
