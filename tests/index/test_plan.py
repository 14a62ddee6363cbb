"""What the engine is asked: never too little."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archivist.domain.dates import DateValue
from archivist.domain.kind import Kind
from archivist.index.document import Filters, IndexDocument
from archivist.index.engine import SearchIndex
from archivist.index.plan import Planner, Statistics, is_decided
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


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Planner]:
    with SearchIndex(tmp_path / "index") as index:
        index.rebuild(
            [
                IndexDocument("0", "0", "公益广告", standards=("Ⅲ-7-3",), kinds=(Kind.PHOTO,)),
                IndexDocument("1", "0", "广告公益", date=DateValue(2017, 5)),
                IndexDocument("2", "0", "别的", title="公益"),
            ]
        )
        index.update([], ["nobody"])
        leaves = index._leaves()
        yield Planner(leaves[0], Statistics(leaves))


def found(planner: Planner, query: str, **filters: object) -> list[int]:
    chosen = Filters(**filters)  # type: ignore[arg-type]
    return planner.candidates(asked(query), chosen).ids.tolist()


def test_candidates_hold_every_pair_whatever_its_place(planner: Planner) -> None:
    assert found(planner, "公益") == [0, 1, 2]
    assert found(planner, "text:公益广告") == [0]
    assert found(planner, "text:告公") == [1]


def test_a_long_word_that_must_not_be_there_excludes_nothing_yet(planner: Planner) -> None:
    assert found(planner, "NOT 公益广") == [0, 1, 2]


def test_a_short_word_that_must_not_be_there_is_excluded_at_once(planner: Planner) -> None:
    assert found(planner, "NOT text:公益") == [2]


def test_filters_narrow_the_candidates(planner: Planner) -> None:
    assert found(planner, "公益", standard="Ⅲ-7-3") == [0]
    assert found(planner, "公益", kind=Kind.PHOTO) == [0]
    assert found(planner, "公益", unit="市工商局") == []
    assert found(planner, "公益", after=date(2017, 5, 31)) == [1]
    assert found(planner, "公益", before=date(2017, 5, 1)) == [1]
    assert found(planner, "公益", paths=frozenset({"2", "9"})) == [2]


def test_a_title_scores_more_than_the_text_and_two_words_more_than_one(planner: Planner) -> None:
    match = planner.candidates(asked("公益 OR 广告"), Filters())

    scores = dict(zip(match.ids.tolist(), match.scores.tolist(), strict=True))
    assert scores[2] > scores[0] > 0 and scores[0] == scores[1]
