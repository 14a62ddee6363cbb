"""Units in one cell, and their other names."""

from __future__ import annotations

from datetime import date

import pytest

from archivist.domain.unit import Alias
from archivist.editions.load import load_edition
from archivist.editions.unit_names import (
    Units,
    join_roles,
    read_units,
    split_names,
    with_known_names,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "市委宣传部、市委组织部、市委党校、各区",
            ("市委宣传部", "市委组织部", "市委党校", "各区"),
        ),
        ("市工商局\n市质监局", ("市工商局", "市质监局")),
        ("市工商局 市质监局", ("市工商局", "市质监局")),
        ("市 工 商 局", ("市工商局",)),
        ("市财政局（国资委）；市财政局（国资委）", ("市财政局（国资委）",)),
        ("—", ()),
    ],
)
def test_names_are_parted(text, names):
    assert split_names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "牵头单位：市工商局；配合单位：市质监局、市食药监局",
        "市工商局（牵头）、市质监局、市食药监局",
        "市工商局，市质监局（配合），市食药监局(配合)",
    ],
)
def test_roles_inside_a_cell_are_honoured(text):
    assert read_units(text) == Units(("市工商局",), ("市质监局", "市食药监局"))


def test_beside_a_leader_the_responsible_units_support():
    units = join_roles("市工商局", "市工商局、市质监局", "市公安局")

    assert units == Units(("市工商局",), ("市质监局", "市公安局"))


def test_a_known_unit_keeps_its_aliases():
    unit = with_known_names("市工商局", load_edition("reference").units)

    assert "市工商行政管理局" in unit.names()


def test_a_later_name_knows_the_earlier_ones():
    unit = with_known_names("市应急管理局", load_edition("reference").units)

    assert Alias("市安监局", None, date(2018, 3, 16)) in unit.aliases
    assert "市安全生产监督管理局" in unit.names(date(2017, 1, 1))
    assert "市安监局" not in unit.names(date(2019, 1, 1))
    assert "市应急管理局" not in [alias.name for alias in unit.aliases]


def test_an_unknown_unit_has_one_name():
    assert with_known_names("某某开发区", load_edition("reference").units).aliases == ()
