"""Filing gives numbers for ever; a path may be typed as one sees it."""

import os

import pytest
from cli.places import OLD_PHOTO, PAPER, PHOTO, STRAY


def test_what_is_filed_gets_the_next_number_with_caption_and_date(archivist, office):
    result = archivist(
        "file",
        "7-3",
        STRAY,
        PAPER,
        "--kind",
        "paper",
        "--caption",
        "说明",
        "--date",
        "2017-05-01",
        "--json",
    )

    filed = result.of("filed")
    assert [each["number"] for each in filed] == ["Ⅲ-7-3-05", "Ⅲ-7-3-06"]
    assert [each["path"] for each in filed] == [STRAY, PAPER]
    assert {(e["kind"], e["caption"], e["date"]) for e in filed} == {
        ("paper", "说明", "2017-05-01")
    }


def test_filing_again_changes_the_caption_and_keeps_the_number(archivist, office):
    first = archivist("file", "Ⅲ-7-3", PHOTO, "--json").of("filed")[0]
    second = archivist("file", "Ⅲ-7-3", PHOTO, "--caption", "公交站亭", "--json").of("filed")[0]

    assert first["number"] == second["number"] == "Ⅲ-7-3-01"
    assert second["caption"] == "公交站亭"


@pytest.mark.parametrize("stand", [".", "材料", "材料/Ⅲ-1-1 学习计划", "工作区"])
def test_a_path_is_understood_from_wherever_one_stands(archivist, office, monkeypatch, stand):
    place = office.root.parent / stand
    monkeypatch.chdir(place)
    spellings = [
        PAPER,
        str(office.evidence / PAPER),
        os.path.relpath(office.evidence / PAPER, place),
        f"./{PAPER}",
    ]

    for spelling in spellings:
        result = archivist("-w", office.root, "file", "Ⅲ-1-2", spelling, "--json")
        assert [each["path"] for each in result.of("filed")] == [PAPER]
        gone = archivist("-w", office.root, "unfile", "Ⅲ-1-2", spelling, "--json")
        assert [each["path"] for each in gone.of("unfiled")] == [PAPER]


def test_a_link_in_the_evidence_folder_is_a_material_of_its_own_name(archivist, office, tmp_path):
    outside = tmp_path / "别处.txt"
    outside.write_text("放在别处的说明", encoding="utf-8")
    (office.evidence / "链接.txt").symlink_to(outside)
    archivist("scan", "--workers", "1")

    result = archivist("file", "Ⅲ-1-2", office.evidence / "链接.txt", "--json")

    assert [each["path"] for each in result.of("filed")] == ["链接.txt"]


def test_a_classified_paper_is_refused_with_s01(archivist, office):
    result = archivist("file", "Ⅲ-7-3", OLD_PHOTO, office.evidence / "会议记录.txt")

    assert result.code == 8
    assert "S01" in result.err and "会议记录.txt" in result.err


def test_one_classified_paper_costs_only_itself(archivist, office):
    result = archivist("file", "Ⅲ-7-3", "会议记录.txt", STRAY, "--kind", "paper", "--json")

    assert result.code == 8
    assert [each["path"] for each in result.of("filed")] == [STRAY]
    assert result.of("refused") == [{"type": "refused", "path": "会议记录.txt", "code": "S01"}]
    assert "会议记录.txt" in result.err


def test_every_path_that_was_not_filed_is_named(archivist, office):
    result = archivist("file", "Ⅲ-7-3", "没有的.jpg", STRAY, "也没有.jpg", "会议记录.txt")

    assert result.code == 8
    assert all(name in result.err for name in ("没有的.jpg", "也没有.jpg", "会议记录.txt"))
    assert STRAY in result.out


def test_unknown_paths_alone_say_so(archivist, office):
    result = archivist("file", "Ⅲ-7-3", "没有的.jpg", "也没有.jpg")

    assert result.code == 7
    assert "没有的.jpg、也没有.jpg" in result.err
