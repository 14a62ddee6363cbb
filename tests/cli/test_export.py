"""A package is written, read back and verified; what is lacking makes exit code 1."""

from pathlib import Path

import bagit
from cli.places import PHOTO


def test_a_package_is_written_and_verifies(archivist, office):
    result = archivist("export", "../送 审 包", "--json")

    summary = result.summary
    bagit.Bag(summary["path"]).validate()
    assert result.code == 0
    assert (summary["expected"], summary["written"], summary["missing"]) == (5, 5, 0)
    assert Path(summary["path"]) == office.root.parent / "送 审 包"
    assert archivist("verify", "../送 审 包", "--json").summary["valid"]


def test_a_piece_that_vanished_makes_exit_code_1_and_a_note(archivist, office):
    (office.evidence / PHOTO).unlink()

    result = archivist("export", "../包.zip", "--standard", "7-3", "--json")

    assert result.code == 1
    assert (result.summary["expected"], result.summary["missing"]) == (4, 1)


def test_what_is_there_is_replaced_only_when_asked(archivist, office):
    archivist("export", "../包.zip")
    before = (office.root.parent / "包.zip").read_bytes()

    refused, replaced = (
        archivist("export", "../包.zip"),
        archivist("export", "../包.zip", "--replace"),
    )

    assert (refused.code, replaced.code) == (13, 0)
    assert "包.zip" in refused.err
    assert (office.root.parent / "包.zip").read_bytes() == before


def test_one_units_package_holds_its_standards_only(archivist, office):
    archivist("assign", "Ⅲ-7-3", "--unit", "测试局")

    summary = archivist("export", "../测试局", "--unit", "测试局", "--json").summary

    assert summary["expected"] == 4
