"""The cover and the notes are loud about what is missing."""

from dataclasses import replace

from submission.sample import a_plan

from archivist.submission.contents import Contents, GapEntry, PieceEntry
from archivist.submission.cover import cover, gap_note, missing_note


def contents_of(plan, reason=""):
    pieces = tuple(PieceEntry(p, f"data/{p.number}", reason) for p in plan.pieces)
    gaps = tuple(GapEntry(gap, f"data/gap{at}") for at, gap in enumerate(plan.gaps))
    sizes = {entry.path: 1 for entry in (*pieces, *gaps)}
    return Contents(plan, pieces, gaps, sizes, {})


def test_the_cover_balances_what_is_expected_with_what_is_there(tmp_path):
    page = cover(contents_of(a_plan(tmp_path))).decode()

    assert "应有 6 件 = 已装入 4 件 + 占位说明 2 件；包内共 6 个文件，6 字节。" in page


def test_the_cover_of_the_reference_catalogue_says_that_it_is_not_official(tmp_path):
    plan = a_plan(tmp_path)

    assert "参考目录（非官方）" in cover(contents_of(plan)).decode()
    assert "参考目录（非官方）" not in cover(contents_of(replace(plan, official=True))).decode()


def test_the_cover_names_each_missing_piece_with_its_reason(tmp_path):
    page = cover(contents_of(a_plan(tmp_path), "文件已不在原处")).decode()

    assert page.count("文件已不在原处") == 4
    assert "还没有实景图片" in page and "说明报告已过期" in page


def test_a_whole_package_says_that_nothing_is_missing(tmp_path):
    page = cover(contents_of(replace(a_plan(tmp_path), gaps=()))).decode()

    assert "没有缺失的材料，也没有缺项。" in page


def test_a_note_says_what_was_expected_and_why_it_is_not_there(tmp_path):
    piece = a_plan(tmp_path).pieces[0]

    note = missing_note(piece, "读不出来").decode("utf-8-sig")

    for fact in (piece.number, piece.sha256, str(piece.size), piece.evidence_path, "读不出来"):
        assert fact in note


def test_a_note_for_an_empty_slot_names_the_unit_that_owes_it(tmp_path):
    plan = a_plan(tmp_path)

    note = gap_note(plan, plan.gaps[0]).decode("utf-8-sig")

    assert "市教育局" in note and "未成年人教育" in note and "实景图片" in note
