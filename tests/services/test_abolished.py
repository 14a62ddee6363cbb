"""The list of papers out of force: the program's own is sound, the office's takes its place."""

from datetime import date

import pytest

from archivist.errors import DamagedFileError
from archivist.services.abolished import FILE, load_abolished

ENTRY = '[[paper]]\nnumber = "包府发[2012]5号"\nby = "包府发〔2016〕9号"\nday = 2016-09-01\n'


def a_list(root, text):
    (root / FILE).parent.mkdir()
    (root / FILE).write_text(text, encoding="utf-8")
    return root


def test_the_programs_list_names_papers_reasons_and_sources(tmp_path):
    listed = load_abolished(tmp_path)

    assert len(listed) >= 10
    assert all(each.title and each.by and each.source for each in listed)
    assert len({each.title for each in listed}) == len(listed)
    assert {each.number for each in listed} >= {"国发〔2000〕23号", "国务院令第305号"}


def test_the_list_of_the_workspace_takes_its_place(tmp_path):
    [own] = load_abolished(a_list(tmp_path, ENTRY))

    assert (own.number, own.day) == ("包府发〔2012〕5号", date(2016, 9, 1))


@pytest.mark.parametrize(
    "text",
    [
        "[[paper]",
        "",
        "paper = [1]",
        '[[paper]]\ntitle = "某办法"\nday = 2016-09-01\n',
        '[[paper]]\ntitle = "某办法"\nby = "新办法"\nday = "去年"\n',
        '[[paper]]\nby = "新办法"\nday = 2016-09-01\n',
        '[[paper]]\ntitle = 5\nby = "新办法"\nday = 2016-09-01\n',
    ],
)
def test_what_is_no_such_list_is_named_and_not_passed_over(tmp_path, text):
    with pytest.raises(DamagedFileError) as caught:
        load_abolished(a_list(tmp_path, text))

    assert "abolished.toml" in str(caught.value)
