"""The names units had, by date, from the shipped list or a workspace's own."""

from datetime import date

import pytest

from archivist.domain.unit import Alias, Unit
from archivist.editions.aliases import FILE, load_aliases
from archivist.errors import DamagedFileError


def test_a_merged_unit_answers_to_its_successor_from_the_reform_on(tmp_path):
    unit = load_aliases(tmp_path).of(Unit("市工商局"))

    assert "市市场监督管理局" not in unit.names(date(2017, 3, 10))
    assert "市市场监管局" in unit.names(date(2018, 6, 1))


def test_a_new_unit_answers_to_the_old_names_until_local_reform_ended(tmp_path):
    unit = load_aliases(tmp_path).of(Unit("市市场监管局"))

    assert {"市工商局", "市质监局"} <= set(unit.names(date(2019, 3, 31)))
    assert "市工商局" not in unit.names(date(2019, 4, 1))


@pytest.mark.parametrize(
    ("unit", "old", "new"),
    [
        ("市工商局", "市工商行政管理局", "市市场监督管理局"),
        ("市环境保护局", "市环保局", "市生态环境局"),
        ("区卫计委", "区卫生和计划生育委员会", "区卫生健康委员会"),
    ],
)
def test_a_name_that_a_reform_ended_is_not_in_use_after_it(tmp_path, unit, old, new):
    known = load_aliases(tmp_path).of(Unit(unit))

    assert {unit, old} <= set(known.names(date(2017, 3, 10)))
    assert {unit, old} <= set(known.names(date(2019, 3, 31)))
    assert {unit, old}.isdisjoint(known.names(date(2019, 4, 1)))
    assert new in known.names(date(2022, 9, 3))
    assert unit in known.names()


@pytest.mark.parametrize("name", ["市林业局", "市农牧局", "市网信办", "市广电局", "市教育局"])
def test_a_name_that_some_cities_keep_stays_in_use(tmp_path, name):
    assert name in load_aliases(tmp_path).of(Unit(name)).names(date(2022, 9, 3))


def test_what_the_edition_itself_says_of_a_name_holds(tmp_path):
    known = load_aliases(tmp_path).of(Unit("市市场监管局", (Alias("市工商局"),)))

    assert "市工商局" in known.names(date(2022, 9, 3))


def test_a_district_s_unit_is_called_like_the_city_s(tmp_path):
    unit = load_aliases(tmp_path).of(Unit("区发改委"))

    assert "区发展和改革委员会" in unit.names()


def test_a_workspace_s_own_list_takes_the_place_of_the_shipped_one(tmp_path):
    own = tmp_path / FILE
    own.parent.mkdir()
    own.write_text('[[names]]\nsame = ["市创城办", "市文明办"]\n', "utf-8")

    aliases = load_aliases(tmp_path)

    assert aliases.of(Unit("市文明办")).names() == ("市文明办", "市创城办")
    assert aliases.of(Unit("市工商局")).names() == ("市工商局",)


def test_a_list_that_is_none_is_named(tmp_path):
    own = tmp_path / FILE
    own.parent.mkdir()
    own.write_text("[[names]]\nalso = 3\n", "utf-8")

    with pytest.raises(DamagedFileError):
        load_aliases(tmp_path)
