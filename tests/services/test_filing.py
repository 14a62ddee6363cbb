"""Filing by number, by title and by hand; numbers stay; undo takes anything back."""

from datetime import date

import pytest
from builders import a_photo
from office import a_workspace, scan_now, suggestions

from archivist.domain.kind import Kind
from archivist.errors import (
    NothingToUndoError,
    RefusedError,
    UnknownPathError,
    UnknownStandardError,
)
from archivist.services.check import check_now
from archivist.services.filing import file_materials, redo, undo, unfile
from archivist.services.matching import match
from archivist.services.receiving import receive
from archivist.services.workspace import open_workspace

POSTERS = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭"
PHOTO = f"{POSTERS}/实景图片/Ⅲ-7-3-01_钢铁大街公交站亭.jpg"
OLD_PHOTO = f"{POSTERS}/实景图片/阿尔丁大街.jpg"


@pytest.fixture
def workspace(tmp_path):
    return a_workspace(tmp_path)


def filed(workspace):
    return {
        (f.standard, f.path): f"{f.standard}-{f.piece:02d}"
        for f in workspace.decided().filings.values()
    }


def accept(workspace, bar):
    return list(match(workspace, accept=bar))[-1].result


def test_files_in_numbered_folders_are_filed_with_a_reason(workspace):
    summary = accept(workspace, 0.9)

    assert summary.accepted == 5
    assert {key[0] for key in filed(workspace)} == {"Ⅲ-7-3", "Ⅲ-1-1"}
    assert all(f.why for f in workspace.decided().filings.values())
    kinds = {f.path: f.kind for f in workspace.decided().filings.values()}
    assert kinds[PHOTO] is Kind.PHOTO
    assert kinds[f"{POSTERS}/统计表格.xlsx"] is Kind.TABLE


def test_one_undo_takes_back_all_that_was_accepted_at_once(workspace):
    accept(workspace, 0.9)

    undo(workspace)

    assert filed(workspace) == {}
    redo(workspace)
    assert len(filed(workspace)) == 5


def test_what_belongs_nowhere_stays_unmatched(workspace):
    found = suggestions(workspace)

    assert found["杂项.txt"].suggestions == ()
    assert found["杂项.txt"].remarks


def test_numbers_follow_the_order_of_filing_across_kinds(workspace):
    file_materials(workspace, "7-3", [OLD_PHOTO])
    file_materials(workspace, "III-7-3", [f"{POSTERS}/说明报告.docx", PHOTO])

    assert filed(workspace)["Ⅲ-7-3", OLD_PHOTO] == "Ⅲ-7-3-01"
    assert filed(workspace)["Ⅲ-7-3", PHOTO] == "Ⅲ-7-3-03"


def test_a_number_is_kept_through_unfiling_and_undo(workspace):
    file_materials(workspace, "Ⅲ-7-3", [OLD_PHOTO, PHOTO])
    unfile(workspace, "Ⅲ-7-3", [OLD_PHOTO])
    file_materials(workspace, "Ⅲ-7-3", [f"{POSTERS}/说明报告.docx"])
    file_materials(workspace, "Ⅲ-7-3", [OLD_PHOTO])

    numbers = filed(workspace)
    assert numbers["Ⅲ-7-3", OLD_PHOTO] == "Ⅲ-7-3-01"
    assert numbers["Ⅲ-7-3", f"{POSTERS}/说明报告.docx"] == "Ⅲ-7-3-03"


def test_one_material_serves_several_standards(workspace):
    file_materials(workspace, "Ⅲ-7-3", [PHOTO], caption="2017年4月12日，钢铁大街公交站亭")
    file_materials(workspace, "Ⅲ-6-1", [PHOTO])

    assert {key[0] for key in filed(workspace)} == {"Ⅲ-7-3", "Ⅲ-6-1"}


def test_a_clerks_date_and_caption_are_kept_when_filed_again(workspace):
    file_materials(workspace, "Ⅲ-7-3", [PHOTO], caption="公交站亭", day=date(2017, 4, 12))
    file_materials(workspace, "Ⅲ-7-3", [PHOTO], kind=Kind.PHOTO)

    [evidence] = check_now(workspace).by_code["Ⅲ-7-3"].evidence
    assert (evidence.caption, evidence.clerk_date) == ("公交站亭", date(2017, 4, 12))


def test_an_absolute_path_names_the_same_material(workspace):
    file_materials(workspace, "Ⅲ-7-3", [str(workspace.evidence / PHOTO)])

    assert filed(workspace) == {("Ⅲ-7-3", PHOTO): "Ⅲ-7-3-01"}


def test_a_renamed_file_is_found_by_its_content_and_stays_filed(workspace):
    file_materials(workspace, "Ⅲ-7-3", [PHOTO])
    (workspace.evidence / PHOTO).rename(workspace.evidence / "新名字.jpg")
    scan_now(workspace)

    [evidence] = check_now(workspace).by_code["Ⅲ-7-3"].evidence
    assert (evidence.path, evidence.number) == ("新名字.jpg", "Ⅲ-7-3-01")


def test_a_file_that_is_gone_is_said_to_have_vanished(workspace):
    file_materials(workspace, "Ⅲ-7-3", [PHOTO])
    (workspace.evidence / PHOTO).unlink()
    scan_now(workspace)

    gone = [f for f in check_now(workspace).open_findings if f.code == "G12"]
    assert [(f.standard, f.path) for f in gone] == [("Ⅲ-7-3", PHOTO)]


def test_a_classified_paper_is_refused_with_s01(workspace):
    with pytest.raises(RefusedError, match="S01"):
        file_materials(workspace, "Ⅲ-7-3", ["会议记录.txt"])

    assert filed(workspace) == {}


def test_what_cannot_be_filed_costs_only_itself(workspace):
    with pytest.raises(RefusedError, match="会议记录"):
        file_materials(workspace, "Ⅲ-7-3", ["会议记录.txt", PHOTO, "没有的.jpg"])

    assert {path for _code, path in workspace.decided().filings} == {PHOTO}


def test_what_cannot_be_filed_is_named_and_nothing_is_written(workspace):
    with pytest.raises(UnknownPathError, match=r"没有的\.jpg、也没有\.jpg"):
        file_materials(workspace, "Ⅲ-7-3", ["没有的.jpg", "也没有.jpg"])
    with pytest.raises(UnknownStandardError, match="Ⅲ-99-9"):
        file_materials(workspace, "Ⅲ-99-9", [PHOTO])
    with pytest.raises(UnknownPathError):
        unfile(workspace, "Ⅲ-7-3", [PHOTO])

    assert workspace.decided().filings == {}


def test_undo_ends_where_this_person_began(tmp_path):
    workspace = a_workspace(tmp_path)
    file_materials(workspace, "Ⅲ-7-3", [PHOTO])
    undo(workspace)
    undo(workspace)  # the settings the workspace was made with

    with pytest.raises(NothingToUndoError):
        undo(workspace)


def test_another_persons_decision_is_not_undone(workspace, monkeypatch):
    file_materials(workspace, "Ⅲ-7-3", [PHOTO])
    monkeypatch.setenv("ARCHIVIST_PERSON", "李四")
    other = open_workspace(workspace.root)

    with pytest.raises(NothingToUndoError):
        undo(other)

    assert len(filed(other)) == 1


def test_a_file_dropped_from_elsewhere_is_copied_and_filed(workspace, tmp_path):
    outside = a_photo(tmp_path / "桌面" / "微信图片.jpg", size=(1600, 1200))
    before = {p: p.read_bytes() for p in workspace.evidence.rglob("*.*")}

    paths = receive(workspace, [outside, workspace.evidence / PHOTO])
    scan_now(workspace)
    file_materials(workspace, "Ⅲ-7-3", paths)

    assert paths == ("@received/微信图片.jpg", PHOTO)
    assert len(filed(workspace)) == 2
    assert {p: p.read_bytes() for p in workspace.evidence.rglob("*.*")} == before


def test_dropping_the_same_file_twice_copies_it_once_and_another_of_that_name_apart(
    workspace, tmp_path
):
    first = a_photo(tmp_path / "a" / "x.jpg", size=(64, 48))
    other = a_photo(tmp_path / "b" / "x.jpg", size=(64, 64))

    assert receive(workspace, [first, first, other]) == (
        "@received/x.jpg",
        "@received/x.jpg",
        "@received/x (2).jpg",
    )
