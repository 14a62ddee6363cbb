"""Numbers that nobody can read for sure are told, the usual ways of writing them are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.numbering import Number, find
from archivist.domain.numbering_faults import NumberingFault, find_miswritten


@pytest.mark.parametrize(
    "name",
    [
        "Ⅲ-7-3 公益广告",
        "Ⅲ—7—3——公益广告",
        "III-7-3-02_照片",
        "Ⅲ-7-3）照片1",
        "Ⅲ-7（3）照片",
        "Ⅲ-7-②",
        "Ⅲ-7 3月活动",
        "Ⅲ-7-公益广告",
        "Ⅲ-7-3-2017-04-12",
        "3-007-3-02_实景图片",
        "Ⅲ级应急响应",
        "Ⅲ.一般要求",
        "Ⅲ-7-三项制度",
        "Ⅲ-7-3-x光机采购",
        "Ⅱ-3 指标",
        "1111",
        "illness",
        "关于Ⅲ-7.3的说明",
        "",
    ],
)
def test_what_offices_usually_write_is_no_fault(name):
    assert find_miswritten(name) is None


@pytest.mark.parametrize(
    ("name", "written", "faults", "proper"),
    [
        ("Ⅲ7-3 公益", "Ⅲ7-3", ["no_dash"], "Ⅲ-7-3"),
        ("Ⅲ-7--3", "Ⅲ-7--3", ["dash"], "Ⅲ-7-3"),
        ("Ⅲ-7—3-02", "Ⅲ-7—3-02", ["mixed"], "Ⅲ-7-3-02"),
        ("IIl-7-3", "IIl-7-3", ["roman"], "Ⅲ-7-3"),
        ("Ⅱ-7-3", "Ⅱ-7-3", ["level"], "Ⅲ-7-3"),
        ("Ⅲ- 7-3", "Ⅲ- 7-3", ["space"], "Ⅲ-7-3"),
        ("Ⅲ-１２-3", "Ⅲ-１２-3", ["wide"], "Ⅲ-12-3"),
        ("Ⅲ-十二-三 表", "Ⅲ-十二-三", ["han"], "Ⅲ-12-3"),
        ("Ⅲ-07-3", "Ⅲ-07-3", ["zero"], "Ⅲ-7-3"),
        ("Ⅲ-7-0", "Ⅲ-7-0", ["zero"], ""),
        ("Ⅲ-×-×", "Ⅲ-×-×", ["blank"], ""),
        ("Ⅲ-7（3 表", "Ⅲ-7（3", ["bracket"], "Ⅲ-7-3"),
        ("Ⅲ-7-3-", "Ⅲ-7-3-", ["cut"], "Ⅲ-7-3"),
        ("03 Ⅲ7.3 表", "Ⅲ7.3", ["no_dash", "dash"], "Ⅲ-7-3"),
        ("3_007_3", "3_007_3", ["dash"], "Ⅲ-7-3"),
    ],
)
def test_a_fault_is_named_with_the_proper_form(name, written, faults, proper):
    found = find_miswritten(name)

    assert found is not None
    assert (found.written, list(found.faults), found.proper) == (
        written,
        [NumberingFault(fault) for fault in faults],
        proper,
    )


@given(st.integers(1, 99), st.integers(1, 20), st.one_of(st.none(), st.integers(1, 99)))
def test_what_the_program_prints_is_never_a_fault(content, standard, piece):
    assert find_miswritten(f"{Number(content, standard, piece)} 说明") is None


@given(st.text(alphabet="ⅢIl17390-—.、_（） x七三年报", max_size=14))
def test_the_proper_form_is_read_as_the_number_it_names_and_has_no_fault(name):
    found = find_miswritten(name)

    if found is not None and found.proper:
        assert [str(number) for number in find(found.proper)] == [found.proper]
        assert find_miswritten(found.proper) is None


@given(st.text(max_size=30))
def test_no_name_makes_it_fail(name):
    find_miswritten(name)
