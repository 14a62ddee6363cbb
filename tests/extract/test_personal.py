"""Personal data are found everywhere and leave masked."""

from builders import an_xlsx
from extract.containers import lines

from archivist.domain.signs import PersonalSign
from archivist.extract import xlsx
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.personal import find_personal

_ID = "11010519491231002X"


def test_each_kind_is_found_and_masked():
    got = find_personal(lines(f"身份证{_ID}", "电话13800138000", "卡号6222020200112233447"))

    assert {p.sign for p in got} >= {PersonalSign.ID_NUMBER, PersonalSign.MOBILE}
    assert all("*" in p.masked for p in got)
    assert _ID not in repr(got)
    assert "13800138000" not in repr(got)


def test_hidden_text_and_comments_are_searched_too():
    extract = Extract(
        tuple(Passage(_ID, part=part) for part in (Part.HIDDEN, Part.COMMENT, Part.DELETED))
    )

    assert len(find_personal(extract)) == 3


def test_numbers_in_cells_are_found(tmp_path):
    got = find_personal(
        xlsx.extract(an_xlsx(tmp_path / "a.xlsx", [["电话"], [13800138000], [_ID]]))
    )

    assert [(p.sign, str(p.place)) for p in got] == [
        (PersonalSign.MOBILE, "Sheet1!A2"),
        (PersonalSign.ID_NUMBER, "Sheet1!A3"),
    ]


def test_service_numbers_and_years_are_none():
    assert find_personal(lines("热线12345，2017年投入1380013万元，编号110105194912310021")) == ()


def test_a_list_of_thousands_is_cut():
    assert len(find_personal(lines(*["13800138000"] * 900))) == 500
