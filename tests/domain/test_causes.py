"""Hundreds of findings become a handful of things to do, and none is lost or counted twice."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rules.objects import DAY, a_dossier, a_material, an_edition, settings

from archivist.domain.causes import Root, causes_of
from archivist.domain.dossier import SlotState
from archivist.domain.kind import Kind
from archivist.rules.engine import judge

LIMITS = {
    "window": "2016-08-01..2017-07-31",
    "word_limit": "不限",
    "min_count": "不限",
    "max_count": "不限",
    "name_characters": "不限",
    "name_length": "不限",
    "photo_min_side": "不限",
    "city": "包头市",
    "review_date": "2017-08-10",
}
OLD = ["text 2012-03-10"]


def assessed(*dossiers, texts=LIMITS, materials=()):
    filed = [e.material for d in dossiers for e in d.evidence if e.material]
    edition = an_edition(*(dossier.standard for dossier in dossiers))
    return judge(edition, dossiers, [*filed, *materials], settings(**texts), DAY, strict=True)


def standard(number, *pieces, unit="市教育局", kinds=("table",), due=None):
    who = {"unit": unit, "person": "张三", "due": due}
    return a_dossier(code=f"Ⅲ-7-{number}", kinds=kinds, assignment=who, evidence=pieces)


def a_table(path, dates=("text 2017-06-30",)):
    return {"path": path, "kind": "table", "dates": list(dates)}


def a_photo(path, dates=()):
    return {"path": path, "kind": "photo", "photo": [4032, 3024], "dates": list(dates)}


def roots(assessment):
    return {cause.root: cause for cause in causes_of(assessment)}


def test_a_unit_that_handed_in_nothing_is_one_cause_and_stands_first():
    silent = [standard(n, unit="市体育局", due=date(2017, 6, 1)) for n in range(1, 5)]
    other = standard(5, a_table("x/1.xlsx", OLD))

    first, *_others = causes_of(assessed(*silent, other))

    assert (first.root, first.about) == (Root.UNIT_SILENT, "市体育局")
    assert first.codes == ("M01", "M04")
    assert len(first.cells) == 4
    assert first.count == 8


def test_a_unit_that_handed_in_some_only_lacks_the_rest():
    found = roots(assessed(standard(1, a_table("a.xlsx")), standard(2)))

    assert found[Root.UNITS_LACK].standards == ("Ⅲ-7-2",)


def test_what_nobody_answers_for_needs_an_assignment_first():
    nobodys = standard(1, unit="")
    orphan = replace(nobodys, standard=replace(nobodys.standard, lead_units=()))

    assert roots(assessed(orphan))[Root.NOBODY].cells == (("Ⅲ-7-1", Kind.TABLE),)


def test_a_folder_of_an_earlier_year_is_one_cause_with_what_is_missing_for_it():
    old = [standard(n, a_table(f"2012/{n}.xlsx", OLD)) for n in range(1, 5)]

    (cause,) = causes_of(assessed(*old))

    assert (cause.root, cause.about, cause.codes) == (
        Root.FOLDER_OUTSIDE,
        "2012",
        ("D01", "M01"),
    )
    assert len(cause.cells) == 4


def test_two_old_pieces_among_many_do_not_condemn_the_folder():
    old = [standard(n, a_table(f"x/{n}.xlsx", OLD)) for n in (1, 2, 3)]
    fresh = [standard(n, a_table(f"x/{n}.xlsx")) for n in range(4, 9)]

    assert Root.FOLDER_OUTSIDE not in roots(assessed(*old, *fresh))


def test_photos_of_a_chat_export_without_exif_are_one_cause():
    photos = [a_photo(f"群文件/mmexport{n}.jpg") for n in range(5)]

    cause = roots(assessed(standard(1, *photos, kinds=("photo",))))[Root.NO_SHOT_DATE]

    assert (cause.about, cause.count, cause.cells) == ("群文件", 5, (("Ⅲ-7-1", Kind.PHOTO),))


def test_one_file_under_three_standards_is_one_thing_to_mend():
    same = [standard(n, a_table("同一份.xlsx", OLD)) for n in (1, 2, 3)]

    (cause,) = (c for c in causes_of(assessed(*same)) if c.root is Root.ONE_FILE)

    assert (cause.about, len(cause.standards)) == ("同一份.xlsx", 3)


def test_a_broken_archive_takes_what_is_in_it_along():
    broken = a_material("交.zip", format="zip", role="container", status="failed", failure="G03")
    inside = a_material("交.zip!/损坏.docx", status="failed", failure="G07")

    cause = roots(assessed(standard(1, a_table("a.xlsx")), materials=[broken, inside]))[
        Root.ARCHIVE
    ]

    assert (cause.about, cause.codes) == ("交.zip", ("G03", "G07"))


def test_a_limit_nobody_set_is_one_cause_for_all_places():
    texts = {key: value for key, value in LIMITS.items() if key != "max_count"}

    cause = roots(assessed(*(standard(n, a_table(f"{n}.xlsx")) for n in (1, 2, 3)), texts=texts))[
        Root.SETTING
    ]

    assert (cause.about, cause.codes, cause.level) == ("max_count", ("M03",), None)
    assert cause.not_run == 3


def test_a_cell_that_two_causes_stop_is_promised_by_neither():
    cell = standard(1, {**a_table("2012/1.xlsx", OLD), "error_cells": ["Sheet1!B4 #REF!"]})
    others = [standard(n, a_table(f"2012/{n}.xlsx", OLD)) for n in (2, 3)]

    promised = {c for cause in causes_of(assessed(cell, *others)) for c in cause.cells}

    assert ("Ⅲ-7-1", Kind.TABLE) not in promised
    assert ("Ⅲ-7-2", Kind.TABLE) in promised


def test_waived_findings_have_no_cause():
    assessment = assessed(*(standard(n, a_table(f"2012/{n}.xlsx", OLD)) for n in (1, 2, 3)))
    waived = tuple(replace(finding, waived=True) for finding in assessment.findings)

    assert causes_of(replace(assessment, findings=waived)) == ()


_PIECE = st.builds(
    lambda place, number, dates, bad, photo: {
        "path": f"{place}/{number}.{'jpg' if photo else 'xlsx'}",
        "kind": "photo" if photo else "table",
        "dates": dates,
        **({"photo": [100, 100]} if photo else {}),
        **({"error_cells": ["Sheet1!B4 #REF!"]} if bad else {}),
    },
    st.sampled_from(["甲", "甲/乙", "丙.zip!/丁"]),
    st.integers(1, 6),
    st.sampled_from([["text 2017-03-10"], OLD, []]),
    st.booleans(),
    st.booleans(),
)
_OFFICE = st.lists(
    st.tuples(
        st.lists(_PIECE, max_size=4),
        st.sampled_from(["市教育局", "市体育局", ""]),
        st.sampled_from([None, date(2017, 1, 1)]),
    ),
    min_size=1,
    max_size=5,
)
_TEXTS = st.sets(st.sampled_from(sorted(LIMITS))).map(
    lambda left: {key: value for key, value in LIMITS.items() if key not in left}
)


def _built(office):
    return [
        standard(n, *pieces, unit=unit, due=due, kinds=("table", "photo"))
        for n, (pieces, unit, due) in enumerate(office, 1)
    ]


@given(_OFFICE, _TEXTS)
def test_every_open_finding_and_everything_not_run_has_exactly_one_cause(office, texts):
    assessment = assessed(*_built(office), texts=texts)

    causes = causes_of(assessment)

    told = sorted(finding.digest for cause in causes for finding in cause.findings)
    assert told == sorted(finding.digest for finding in assessment.open_findings)
    assert sum(cause.not_run for cause in causes) == len(assessment.unset)
    assert len({cause.key for cause in causes}) == len(causes)


@given(_OFFICE, _TEXTS)
def test_only_open_cells_are_promised_and_each_once_the_most_helpful_first(office, texts):
    assessment = assessed(*_built(office), texts=texts)

    causes = causes_of(assessment)

    promised = [cell for cause in causes for cell in cause.cells]
    assert len(set(promised)) == len(promised)
    assert all(assessment.states[cell] is not SlotState.STANDS for cell in promised)
    sizes = [len(cause.cells) for cause in causes]
    assert sizes == sorted(sizes, reverse=True)
