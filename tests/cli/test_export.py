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


def a_profile(office, text):
    path = office.root.parent / "要求.toml"
    path.write_text(f'name = "试"\n{text}\n', encoding="utf-8")
    return path


def test_what_the_portal_refuses_is_listed_and_nothing_is_written(archivist, office):
    a_profile(office, "[photo]\nmax_bytes = 1\n")

    result = archivist("export", "../包.zip", "--profile", "../要求.toml", "--json")

    assert result.code == 1
    assert {each["limit"] for each in result.of("profile_fault")} == {"photo.max_bytes"}
    assert "paper.formats" in {each["limit"] for each in result.of("not_run")}
    assert not (office.root.parent / "包.zip").exists()


def test_what_the_portal_takes_is_written_and_again_byte_for_byte(archivist, office):
    a_profile(office, "[photo]\nmax_bytes = '1 GB'\n")

    first = archivist("export", "../甲.zip", "--profile", "../要求.toml")
    second = archivist("export", "../乙.zip", "--profile", "../要求.toml")

    written = [(office.root.parent / name).read_bytes() for name in ("甲.zip", "乙.zip")]
    assert (first.code, second.code) == (0, 0)
    assert written[0] == written[1]


def test_a_dry_run_takes_the_profile_of_the_settings_and_writes_nothing(archivist, office):
    a_profile(office, "[file_name]\nmax_length = 1\n")
    archivist("settings", "profile", "../要求.toml")

    result = archivist("export", "../包.zip", "--dry-run", "--json")
    dry = result.summary

    assert (result.code, dry["profile"], dry["faults"], dry["written"]) == (1, "试", 5, 0)
    assert not (office.root.parent / "包.zip").exists()


def test_a_profile_with_faults_names_all_of_them(archivist, office):
    a_profile(office, "[photo]\nmax_bytes = '大'\nmin_side = 'x'\n")

    result = archivist("export", "../包.zip", "--profile", "../要求.toml")

    assert result.code == 31
    assert "photo.max_bytes" in result.err
    assert "photo.min_side" in result.err
