"""A package in volumes holds what the whole holds, once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from submission.sample import a_plan, exported

from archivist.errors import ExportError
from archivist.submission.plan import in_order
from archivist.submission.verify import verify
from archivist.submission.volumes import divide


@given(
    sizes=st.lists(st.integers(0, 50), max_size=12),
    limit=st.integers(50, 120),
)
def test_every_piece_and_gap_is_in_one_volume_and_none_is_too_large(tmp_path_factory, sizes, limit):
    sample = a_plan(tmp_path_factory.getbasetemp() / "volumes")
    piece = sample.pieces[0]
    pieces = [
        replace(piece, number=f"Ⅲ-{at // 3}-1-{at:02}", standard=f"Ⅲ-{at // 3}-1", size=size)
        for at, size in enumerate(sizes)
    ]
    plan = replace(sample, pieces=tuple(pieces))

    volumes = divide(plan, limit)

    assert [p for v in volumes for p in v.pieces] == list(in_order(plan))
    assert sorted(g for v in volumes for g in v.gaps) == sorted(plan.gaps)
    assert all(sum(p.size for p in v.pieces) <= limit for v in volumes)
    assert [(v.volume, v.volumes) for v in volumes] == [
        (at, len(volumes)) for at in range(1, len(volumes) + 1)
    ]


def test_a_standard_that_fits_is_not_torn_apart(tmp_path):
    plan = a_plan(tmp_path)

    volumes = divide(plan, sum(p.size for p in plan.pieces) - 1)

    assert [{p.standard for p in v.pieces} for v in volumes] == [{"Ⅲ-7-3"}, {"Ⅲ-10-1"}]
    assert [[g.standard for g in v.gaps] for v in volumes] == [["Ⅲ-7-3"], ["Ⅲ-10-1"]]


def test_one_piece_larger_than_a_volume_is_an_error_with_its_number(tmp_path):
    with pytest.raises(ExportError, match="Ⅲ-7-3-01"):
        divide(a_plan(tmp_path), 1000)


def test_each_volume_is_a_package_that_says_which_it_is(tmp_path):
    plan = a_plan(tmp_path / "evidence")

    for volume in divide(plan, 1_000_000):
        exported(volume, tmp_path / f"{volume.volume}")

        info = (tmp_path / f"{volume.volume}" / "bag-info.txt").read_text("utf-8")
        assert f"Bag-Count: {volume.volume} of {volume.volumes}\n" in info
        assert verify(tmp_path / f"{volume.volume}").valid
