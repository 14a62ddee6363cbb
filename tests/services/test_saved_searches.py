"""Searches kept under a name."""

from datetime import date

import pytest

from archivist.domain.kind import Kind
from archivist.errors import CannotWriteError, DamagedFileError, UnknownSearchError
from archivist.services.saved_searches import (
    find_search,
    forget_search,
    save_search,
    saved_searches,
)
from archivist.services.search_scope import Scope, Standing


@pytest.fixture(autouse=True)
def config(tmp_path, monkeypatch):
    monkeypatch.setenv("ARCHIVIST_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


def test_a_search_comes_back_with_all_it_was_narrowed_to():
    scope = Scope("Ⅲ-7-3", Kind.PHOTO, "市工商局", date(2017, 1, 1), None, Standing.FAILS)

    save_search("站亭", '"公交站亭" OR 围挡', scope)

    kept = find_search("站亭")
    assert (kept.query, kept.scope) == ('"公交站亭" OR 围挡', scope)


def test_names_are_in_order_and_the_same_name_replaces():
    for name, query in (("乙", "二"), ("甲", "一"), ("乙", "三")):
        save_search(name, query, Scope())

    assert [(each.name, each.query) for each in saved_searches()] == [("乙", "三"), ("甲", "一")]


def test_a_forgotten_search_is_gone_and_an_unknown_one_is_named():
    save_search("甲", "一", Scope())
    forget_search("甲")

    assert saved_searches() == ()
    with pytest.raises(UnknownSearchError, match="甲"):
        forget_search("甲")


def test_a_damaged_list_is_named_and_kept(config):
    save_search("甲", "一", Scope())
    file = config / "searches.json"
    file.write_text("{", encoding="utf-8")

    with pytest.raises(DamagedFileError, match=r"searches\.json"):
        save_search("乙", "二", Scope())

    assert file.read_text(encoding="utf-8") == "{"


def test_a_folder_that_cannot_be_made_is_said(config):
    config.write_text("", encoding="utf-8")

    with pytest.raises((CannotWriteError, DamagedFileError)):
        save_search("甲", "一", Scope())
