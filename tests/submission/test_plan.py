"""The order of a plan does not depend on who made it."""

from dataclasses import replace

from submission.sample import a_plan

from archivist.submission.plan import gaps_in_order, in_order, number_key


def test_pieces_come_by_number_and_nine_before_ten(tmp_path):
    plan = a_plan(tmp_path)

    shuffled = replace(plan, pieces=tuple(reversed(plan.pieces)))

    numbers = [piece.number for piece in in_order(shuffled)]
    assert numbers == ["Ⅲ-7-3-01", "Ⅲ-7-3-02", "Ⅲ-7-3-03", "Ⅲ-10-1-01"]


def test_gaps_come_by_standard_and_may_be_plain_tuples(tmp_path):
    plan = a_plan(tmp_path)

    plain = replace(plan, gaps=tuple(tuple(gap) for gap in plan.gaps))

    assert [gap.standard for gap in gaps_in_order(plain)] == ["Ⅲ-7-3", "Ⅲ-10-1"]


def test_codes_of_another_shape_are_ordered_by_their_figures():
    codes = ["A.10", "A.9", "A.9.2"]

    assert sorted(codes, key=number_key) == ["A.9", "A.9.2", "A.10"]
