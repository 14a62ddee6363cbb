"""Settings are listed, changed, taken back; the evidence folder may move."""

import shutil

from cli.places import PHOTO


def values(archivist):
    return {each["key"]: each["value"] for each in archivist("settings", "--json").of("setting")}


def test_all_settings_are_listed_set_or_not(archivist, office):
    found = values(archivist)

    assert found["test_month"] == "2017-08"
    assert found["city"] is None


def test_a_value_is_set_for_one_standard_and_unset_again(archivist, office):
    archivist("settings", "min_count.III-7-3.photo", "4")
    held = values(archivist)
    archivist("settings", "min_count.Ⅲ-7-3.photo", "未设置")

    assert held["min_count.Ⅲ-7-3.photo"] == "4"
    assert "min_count.Ⅲ-7-3.photo" not in values(archivist)


def test_one_key_is_shown(archivist, office):
    [setting] = archivist("settings", "review_date", "--json").of("setting")

    assert setting["value"] == "2017-08-10"


def test_evidence_that_moved_is_found_again(archivist, office):
    moved = office.root.parent / "新 硬盘" / "材料"
    moved.parent.mkdir()
    shutil.move(office.evidence, moved)

    result = archivist("settings", "evidence", "../新 硬盘/材料", "--json")

    assert result.of("setting")[0]["value"] == str(moved)
    assert archivist("scan", "--workers", "1", "--json").summary["seen"] == 9
    assert archivist("file", "Ⅲ-7-3", moved / PHOTO).code == 0
