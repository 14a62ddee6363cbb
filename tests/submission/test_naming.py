"""Names must work on Windows, on a USB stick and in an upload form."""

import unicodedata
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from submission.sample import a_plan, with_piece

from archivist.domain.kind import Kind
from archivist.submission.naming import (
    LIMIT,
    ascii_number,
    component,
    gap_paths,
    is_placeholder,
    piece_name,
    piece_paths,
    placeholder,
    shorten,
)
from archivist.submission.plan import Gap, Piece

ANY_TEXT = st.text(st.characters(), max_size=200)


@given(ANY_TEXT)
def test_any_text_becomes_one_legal_component(text):
    name = component(text)

    assert 1 <= len(name.encode()) <= LIMIT
    assert not set(name) & set('\\/:*?"<>|%')
    assert not name.endswith((".", " ")) and not name.startswith((".", "~", " "))
    assert name == unicodedata.normalize("NFC", name)
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in name)


@given(ANY_TEXT)
def test_a_component_stays_as_it_is_when_named_again(text):
    once = component(text)

    assert component(once) == once


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "LPT9.txt", "aux .x", "CONIN$", "COM²"])
def test_names_windows_keeps_for_devices_are_changed(name):
    assert component(name) == f"_{name}"


@pytest.mark.parametrize("name", ["CONTRACT", "communist", "COM10", "nullable.txt"])
def test_names_that_only_begin_like_a_device_are_kept(name):
    assert component(name) == name


def test_a_cut_never_splits_a_character_or_parts_it_from_its_accent():
    assert shorten("文明城市", 7) == "文明"
    assert shorten("ab\u0323\u0307", 4) == "a"


def test_numbers_are_written_in_ascii_so_that_they_sort():
    assert ascii_number("Ⅲ-7-3-02") == "3-007-3-02"
    assert ascii_number("Ⅲ-7-3") == "3-007-3"
    assert ascii_number("A/1:2") == "A-1：2"


def test_a_piece_is_named_by_number_kind_title_unit_and_date(tmp_path):
    piece = a_plan(tmp_path).pieces[1]

    assert piece_name(piece) == "3-007-3-02_实景图片_公交站亭_市工商局_20170412.jpg"


def test_a_long_title_gives_way_and_number_date_and_ending_stay(tmp_path):
    piece = replace(a_plan(tmp_path).pieces[1], title="题" * 300, unit="局" * 300)

    name = piece_name(piece)

    assert name.startswith("3-007-3-02_实景图片_题题")
    assert name.endswith("_20170412.jpg")
    assert len(PurePosixPath(placeholder(f"data/{name}")).name.encode()) <= LIMIT


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_no_piece_name_and_no_placeholder_is_too_long(number, title, unit, path):
    piece = Piece(number, "Ⅲ-1-1", Kind.PAPER, None, "", 0, title, unit=unit, evidence_path=path)

    note = PurePosixPath(placeholder(f"data/{piece_name(piece)}")).name

    assert len(note.encode()) <= LIMIT
    assert is_placeholder(f"data/x/{note}")


@given(st.lists(st.sampled_from(["a", "A", "ａ", "é", "e\u0301", "_MISSING_a"]), max_size=12))
def test_no_two_paths_are_equal_even_where_case_makes_no_difference(titles):
    pieces = tuple(Piece("Ⅲ-1-1-01", "Ⅲ-1-1", Kind.PAPER, None, "", 0, t) for t in titles)
    gaps = (Gap("Ⅲ-1-1", Kind.PAPER, "", ""),) * 3
    plan = replace(_EMPTY, pieces=pieces, gaps=gaps)
    taken: set[str] = set()

    paths = [path for _piece, path in piece_paths(plan, taken)]
    paths += [placeholder(path) for path in paths]
    paths += [path for _gap, path in gap_paths(plan, taken)]

    folded = {unicodedata.normalize("NFC", path).casefold() for path in paths}
    assert len(folded) == len(paths)


def test_folders_carry_the_title_of_the_content(tmp_path):
    plan = with_piece(a_plan(tmp_path), 0, standard="Z.1")

    paths = [path for _piece, path in piece_paths(plan, set())]

    assert paths[0].startswith("data/Z.1/")
    assert paths[1].startswith("data/3-007 公益广告刊播/3-007-3/3-007-3-02_")


_EMPTY = None


@pytest.fixture(autouse=True, scope="module")
def _an_empty_plan(tmp_path_factory):
    global _EMPTY  # noqa: PLW0603 — hypothesis takes no fixture of one test
    _EMPTY = replace(a_plan(tmp_path_factory.mktemp("evidence")), pieces=(), gaps=())
