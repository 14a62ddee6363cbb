"""Boxes on the map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.area import parse_area

_BOX = parse_area("40.2,109.2..42.7,111.5")


def test_another_map_datum_does_not_put_a_photo_out_of_the_city() -> None:
    assert _BOX.holds(40.194, 111.506)
    assert not _BOX.holds(40.18, 111.5)


def test_corners_may_come_in_any_order() -> None:
    assert parse_area("42.7，111.5 .. 40.2，109.2") == _BOX


@pytest.mark.parametrize(
    "text", ["", "包头市", "40.2,109.2", "91,0..92,1", "1,2..1,3", "40,109-42,111"]
)
def test_what_is_no_box_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_area(text)


@given(st.text(max_size=40))
def test_any_text_is_a_box_or_refused(text: str) -> None:
    try:
        area = parse_area(text)
    except ValueError:
        return

    assert parse_area(str(area)).south == pytest.approx(area.south, rel=1e-5)
