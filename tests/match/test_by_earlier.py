"""Filings of an earlier cycle."""

from __future__ import annotations

import pytest

from archivist.domain.facts import Facts, Titled
from archivist.domain.material import Material
from archivist.match.by_earlier import Earlier, Prior, by_earlier, timeless


def a_material(title: str, sha256: str = "1") -> Material:
    return Material("a.docx", sha256, 1, facts=Facts(title=Titled(title, "layout", 1.0)))


def test_the_same_title_of_another_year_points_to_where_it_lay() -> None:
    earlier = Earlier.of([Prior("Ⅲ-14-1", "2014年全市志愿服务工作要点")])

    (clue,) = by_earlier(a_material("2017年全市志愿服务工作要点"), earlier)

    assert (clue.standard, clue.why) == ("Ⅲ-14-1", "上一周期同名材料归在 Ⅲ-14-1")


def test_the_same_bytes_point_to_where_they_lay() -> None:
    earlier = Earlier.of([Prior("Ⅲ-49-1", "文保单位", sha256="f" * 64)])

    (clue,) = by_earlier(a_material("别的题名", "f" * 64), earlier)

    assert clue.why == "上一周期把同一个文件归在 Ⅲ-49-1"


def test_titles_filed_in_two_places_share_their_say() -> None:
    title = "志愿服务工作年度统计表"
    shared = Earlier.of([Prior("Ⅲ-14-1", title), Prior("Ⅲ-15-1", title)])

    found = by_earlier(a_material(title), shared)

    assert {clue.standard for clue in found} == {"Ⅲ-14-1", "Ⅲ-15-1"}
    assert all(clue.score == pytest.approx(0.4) for clue in found)


def test_short_titles_say_nothing() -> None:
    assert timeless("2017年总结") == ""
    assert by_earlier(a_material("总结"), Earlier.of([Prior("Ⅲ-1-1", "总结")])) == ()
