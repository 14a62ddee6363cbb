"""What the office sees: what is missing, expired, waived; and what cannot be known yet."""

from datetime import date

import pytest
from office import LIMITS, a_workspace, codes, scan_now

from archivist.domain.dossier import SlotState
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.errors import (
    EvidenceMissingError,
    IndexMissingError,
    NoSuchFindingError,
    SettingError,
)
from archivist.services.assigning import assign
from archivist.services.check import check_now
from archivist.services.filing import file_materials
from archivist.services.matching import match
from archivist.services.settings import change_settings
from archivist.services.waive import waive
from archivist.services.workspace import create, open_workspace, point_to

POSTERS = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭"
OLD_PHOTO = f"{POSTERS}/实景图片/阿尔丁大街.jpg"


@pytest.fixture
def workspace(tmp_path):
    made = a_workspace(tmp_path, **LIMITS)
    list(match(made, accept=0.9))
    return made


def test_a_photo_of_an_earlier_year_is_outside_the_window(workspace):
    found = {(code, path) for code, _standard, path in codes(workspace)}

    assert ("P07", OLD_PHOTO) in found
    assert not any(code == "D01" for code, _path in found)


def test_the_window_moves_with_the_test_month(workspace):
    change_settings(workspace, {"test_month": "2015-08"})

    found = {(code, path) for code, _standard, path in codes(workspace)}

    assert ("P07", OLD_PHOTO) not in found
    assert any(code == "D01" for code, _path in found)


def test_a_standards_own_window_stands_before_the_general_one(workspace):
    change_settings(workspace, {"window.Ⅲ-7-3": "2015-01-01..2017-07-31"})

    assert not [f for f in codes(workspace) if f[0] == "P07"]


def test_broken_and_classified_files_are_findings_though_nobody_filed_them(workspace):
    found = {(code, path) for code, _standard, path in codes(workspace)}

    assert {("G03", "没写完.docx"), ("G08", "空文件.xlsx"), ("S01", "会议记录.txt")} <= found
    assert ("G06", "杂项.txt") in found


def test_a_slot_with_a_sound_piece_stands(workspace):
    states = check_now(workspace).states

    assert states["Ⅲ-7-3", Kind.PHOTO] is SlotState.STANDS
    assert states["Ⅲ-1-1", Kind.REPORT] is SlotState.MISSING


def test_a_limit_nobody_set_is_not_run_and_never_complete(tmp_path):
    bare = a_workspace(tmp_path)
    list(match(bare, accept=0.9))

    assessment = check_now(bare)

    assert {"min_count", "max_count"} <= {unset.setting for unset in assessment.unset}
    assert assessment.complete == frozenset()


def test_a_waiver_lets_the_piece_count_and_dies_with_the_fact(workspace):
    waive(workspace, "P07", OLD_PHOTO, reason="测评办同意使用")
    waived = check_now(workspace)
    change_settings(workspace, {"test_month": "2017-09"})

    [finding] = [f for f in waived.findings if f.code == "P07"]
    assert finding.waived
    assert [f.waived for f in check_now(workspace).findings if f.code == "P07"] == [False]


def test_a_waiver_ends_on_its_day(workspace):
    waive(workspace, "P07", OLD_PHOTO, reason="暂用", until=date(2017, 8, 1))

    [finding] = [
        f for f in check_now(workspace, as_of=date(2017, 8, 2)).findings if f.code == "P07"
    ]
    assert not finding.waived


def test_only_what_was_found_can_be_waived(workspace):
    with pytest.raises(NoSuchFindingError):
        waive(workspace, "N05", OLD_PHOTO, reason="没有这个问题")


def test_an_overdue_standard_says_whose_and_how_late(workspace):
    assign(workspace, "Ⅲ-1-1", unit="市委宣传部", person="王芳", due=date(2017, 8, 1))

    [finding] = [f for f in check_now(workspace).findings if f.code == "M04"]
    assert finding.standard == "Ⅲ-1-1"
    assert finding.values["days"] == 9
    assert not [f for f in check_now(workspace, as_of=date(2017, 8, 1)).findings if f.code == "M04"]


def test_a_check_of_one_unit_or_standard_shows_only_that(workspace):
    one = check_now(workspace, standards=["III-7-3"])

    assert [d.code for d in one.dossiers] == ["Ⅲ-7-3"]
    assert {f.standard for f in one.findings} == {"Ⅲ-7-3"}
    unit = one.dossiers[0].assignment.unit
    assert "Ⅲ-7-3" in {d.code for d in check_now(workspace, units=[unit]).dossiers}


def test_the_day_of_judgement_is_the_earlier_of_today_and_the_review_date(workspace):
    assert check_now(workspace).as_of == date(2017, 8, 10)


def test_a_wrong_setting_is_refused_with_an_example(workspace):
    with pytest.raises(SettingError, match="2017-08-10"):
        change_settings(workspace, {"review_date": "八月十日"})
    with pytest.raises(SettingError, match="word_limit"):
        change_settings(workspace, {"wordlimit": "3"})


def test_evidence_that_moved_to_another_drive_keeps_its_filings(workspace, tmp_path):
    before = check_now(workspace).findings
    moved = workspace.evidence.rename(tmp_path / "新硬盘")

    again = point_to(workspace, evidence=moved)
    scan_now(again)

    assert check_now(again).findings == before


def test_a_workspace_needs_its_evidence(tmp_path):
    with pytest.raises(EvidenceMissingError):
        create(tmp_path / "w", tmp_path / "nowhere")


def test_a_copied_workspace_has_a_cache_of_its_own(workspace, tmp_path):
    copy = tmp_path / "副本"
    copy.mkdir()
    (copy / "workspace.json").write_bytes((workspace.root / "workspace.json").read_bytes())

    assert open_workspace(copy).cache != workspace.cache


def test_levels_are_counted_without_what_was_waived(workspace):
    before = check_now(workspace).levels[Level.ERROR]
    file_materials(workspace, "Ⅲ-7-3", [OLD_PHOTO])

    waive(workspace, "P07", OLD_PHOTO, reason="同意")

    assert check_now(workspace).levels[Level.ERROR] == before - 1


def test_what_was_filed_did_not_vanish_because_the_program_was_renewed(tmp_path):
    workspace = a_workspace(tmp_path)
    file_materials(workspace, "Ⅲ-7-3", ["Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭/说明报告.docx"])
    with workspace.database() as db:
        db.execute("PRAGMA user_version = 1")  # as an older release left it

    with pytest.raises(IndexMissingError):
        check_now(workspace)

    scan_now(workspace)
    assert "G12" not in {code for code, _standard, _path in codes(workspace)}
