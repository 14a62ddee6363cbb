"""What the engine is asked: never too little."""

from __future__ import annotations

from datetime import date

import pytest
from whoosh import query as whoosh_query

from archivist.domain.kind import Kind
from archivist.index.document import Filters
from archivist.index.plan import candidates, is_decided
from archivist.index.query import Node, parse


def asked(query: str) -> Node:
    node = parse(query)
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("query", "decided"),
    [
        ("公", True),
        ("公益", True),
        ("公益广", False),
        ("公益 OR NOT 广告", True),
        ("NOT 公益广", False),
    ],
)
def test_two_characters_are_decided_by_the_index_alone(query: str, decided: bool) -> None:  # noqa: FBT001
    assert is_decided(asked(query)) is decided


def test_a_long_word_that_must_not_be_there_excludes_nothing_yet() -> None:
    plan = candidates(asked("NOT 公益广告"), Filters())

    assert plan == whoosh_query.Every()


def test_a_short_word_that_must_not_be_there_is_excluded_at_once() -> None:
    plan = candidates(asked("NOT text:公益"), Filters())

    assert isinstance(plan, whoosh_query.AndNot)
    assert plan.all_terms() == {("text", "公益".encode())}


def test_filters_are_terms_of_their_own_fields() -> None:
    filters = Filters("Ⅲ-7-3", Kind.PHOTO, "市工商局", date(2017, 1, 1), date(2017, 12, 31))

    plan = candidates(asked("text:公益"), filters)

    named = {leaf.field() for leaf in plan.leaves()}
    assert named == {"text", "standards", "kinds", "units", "first_day", "last_day"}
