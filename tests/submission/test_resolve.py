"""A manifest written on one system finds its files on another."""

import pytest

from archivist.submission.resolve import Names

NFC, NFD = "data/\u00e9.txt", "data/e\u0301.txt"


@pytest.mark.parametrize(("written", "there"), [(NFC, NFD), (NFD, NFC)])
def test_composed_and_decomposed_names_meet_both_ways(written, there):
    found = Names([there]).find(written)

    assert found.actual == there
    assert found.remark


def test_where_both_forms_lie_side_by_side_each_finds_itself():
    names = Names([NFC, NFD])

    assert (names.find(NFC).actual, names.find(NFD).actual) == (NFC, NFD)
    assert not names.find(NFC).remark


def test_case_is_bridged_with_a_remark():
    found = Names(["data/hello.txt"]).find("data/HELLO.txt")

    assert found.actual == "data/hello.txt" and "大小写" in found.remark


def test_escapes_are_undone_but_a_name_that_looks_escaped_is_found_too():
    assert Names(["data/a\nb"]).find("data/a%0Ab").actual == "data/a\nb"
    assert Names(["data/a%0Ab"]).find("data/a%0Ab").actual == "data/a%0Ab"
    assert Names(["data/a%0Ab"]).find("data/a%250Ab").actual == "data/a%0Ab"


def test_marks_of_other_tools_are_skipped_unless_they_belong_to_the_name():
    assert Names(["data/a"]).find("*data/a").actual == "data/a"
    assert Names(["data/a"]).find("./data/a").actual == "data/a"
    assert Names(["*data/a", "data/a"]).find("*data/a").actual == "*data/a"


def test_a_name_that_is_not_there_is_not_found():
    assert Names(["data/a"]).find("data/b").actual is None
