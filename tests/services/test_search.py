"""What was read is found, with the place; what changed is found as it is now."""

import os
import shutil
from datetime import date

import pytest
from builders import a_docx, a_pdf, a_text, an_xlsx
from office import a_workspace, scan_now

from archivist.domain.kind import Kind
from archivist.errors import IndexMissingError, UnknownPathError, UnknownStandardError
from archivist.services.assigning import assign
from archivist.services.filing import file_materials, undo, unfile
from archivist.services.preview import extract_of
from archivist.services.search import Scope, did_you_mean, like, search
from archivist.services.search_scope import Standing

POSTERS = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭"
PHOTO = f"{POSTERS}/实景图片/Ⅲ-7-3-01_钢铁大街公交站亭.jpg"
OLD_PHOTO = f"{POSTERS}/实景图片/阿尔丁大街.jpg"
REPORT = f"{POSTERS}/说明报告.docx"
TABLE = f"{POSTERS}/统计表格.xlsx"
PAPER = "Ⅲ-1-1 学习计划/学习计划的通知.docx"


@pytest.fixture
def workspace(tmp_path):
    return a_workspace(tmp_path)


def paths(workspace, query, **scope):
    return {hit.path for hit in search(workspace, query, scope=Scope(**scope)).hits}


def only(workspace, query):
    [hit] = search(workspace, query).hits
    return hit


def test_a_hit_names_page_cell_or_paragraph(workspace):
    a_pdf(workspace.evidence / "三页.pdf", ["第一页的字", "第二页的字", "昆都仑河畔的字"])
    an_xlsx(
        workspace.evidence / "两张表.xlsx",
        sheets={"汇总": [["街道"]], "明细": [["名称", "处"], ["青年路", "赛汗塔拉"]]},
    )
    a_docx(workspace.evidence / "三段.docx", ["头一段", "中一段", "鹿城晚报刊登"])
    scan_now(workspace)

    places = [only(workspace, word).place for word in ("昆都仑河畔", "赛汗塔拉", "鹿城晚报")]

    assert places == ["第3页", "明细!B2", "第3段"]


def test_the_snippet_shows_the_words_and_the_offset_points_into_the_text(workspace):
    hit = next(h for h in search(workspace, "覆盖率92%").hits if h.path == REPORT)

    [(start, end)] = hit.spans
    extract = extract_of(workspace, REPORT)
    assert hit.snippet[start:end] == "覆盖率92%"
    assert extract.text[hit.offset :].startswith("覆盖率92%")
    assert hit.field == "text"


def test_hits_are_narrowed_by_kind_and_date_before_anything_is_filed(workspace):
    assert paths(workspace, "公益广告", kind=Kind.TABLE) == {TABLE}
    assert paths(workspace, "公益广告", kind=Kind.PHOTO) == set()
    assert paths(workspace, "公益广告", after=date(2017, 5, 9)) == {TABLE}
    assert paths(workspace, "公益广告", before=date(2017, 5, 8)) == {REPORT}
    assert paths(workspace, "公益广告", after=date(2018, 1, 1)) == set()


def test_after_filing_the_standard_and_the_unit_find_it_and_after_undo_they_do_not(workspace):
    assert paths(workspace, "公益广告", standard="Ⅲ-7-3") == set()
    file_materials(workspace, "Ⅲ-7-3", [REPORT])
    assign(workspace, "Ⅲ-7-3", unit="测试局", supporting=("协助局",))

    assert paths(workspace, "公益广告", standard="III-7-3") == {REPORT}
    assert paths(workspace, "公益广告", unit="测试局") == {REPORT}
    assert paths(workspace, "公益广告", unit="协助局") == {REPORT}
    assert paths(workspace, "公益广告", unit="测试局", standard="Ⅲ-7-2") == set()
    undo(workspace)
    assert paths(workspace, "公益广告", unit="测试局") == set()
    unfile(workspace, "Ⅲ-7-3", [REPORT])
    assert paths(workspace, "公益广告", standard="Ⅲ-7-3") == set()


def test_the_kind_a_person_chose_holds_for_the_filter(workspace):
    file_materials(workspace, "Ⅲ-7-3", [REPORT], kind=Kind.PAPER)

    assert REPORT in paths(workspace, "公益广告", kind=Kind.PAPER)
    assert REPORT not in paths(workspace, "公益广告", kind=Kind.REPORT)


def test_a_caption_is_found_as_soon_as_it_is_written(workspace):
    file_materials(workspace, "Ⅲ-7-3", [PHOTO], caption="环卫工人擦拭候车亭")

    hit = only(workspace, "擦拭候车亭")

    assert (hit.path, hit.field, hit.standard) == (PHOTO, "caption", "Ⅲ-7-3")


def test_after_a_change_the_new_text_is_found_and_the_old_is_not(workspace):
    file = a_text(workspace.evidence / "杂项.txt", "换成了关于湿地公园的文字")
    os.utime(file, ns=(1, file.stat().st_mtime_ns + 1))
    scan_now(workspace)

    assert paths(workspace, "湿地公园") == {"杂项.txt"}
    assert paths(workspace, "随手记的几行字") == set()


def test_a_file_that_is_gone_is_not_found(workspace):
    (workspace.evidence / TABLE).unlink()
    scan_now(workspace)

    assert paths(workspace, "公益广告") == {REPORT}


def test_name_hits_stand_apart(workspace):
    in_text = search(workspace, "钢铁大街").hits
    in_name = search(workspace, "name:钢铁大街").hits

    assert {hit.path for hit in in_name} == {PHOTO}
    assert {hit.field for hit in in_name} == {"name"}
    assert {hit.field for hit in in_text} == {"text", "title"}
    assert {hit.path for hit in search(workspace, "name:实景图片").hits} <= {PHOTO, OLD_PHOTO}


def test_document_numbers_issuers_and_titles_have_fields_of_their_own(workspace):
    assert paths(workspace, "number:包府发〔2017〕12号") == {PAPER}
    assert paths(workspace, "issuer:包头市人民政府") == {PAPER}
    assert paths(workspace, "title:说明报告") == {REPORT}


def test_words_are_joined_by_and_or_not_and_phrases(workspace):
    assert paths(workspace, "公益广告 覆盖率") == {REPORT}
    assert paths(workspace, "覆盖率 OR 包府发") == {REPORT, PAPER}
    assert paths(workspace, "公益广告 NOT 覆盖率") == {TABLE}
    assert paths(workspace, '"广告公益"') == set()


@pytest.mark.parametrize("harm", ["empty", "cut", "garbage", "gone", "record"])
def test_a_damaged_index_heals_itself(workspace, harm):
    before = search(workspace, "公益广告")
    folder = workspace.index_folder
    for path in sorted(folder.iterdir()):
        if harm == "empty":
            path.write_bytes(b"")
        elif harm == "cut":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        elif harm == "garbage":
            path.write_bytes(os.urandom(path.stat().st_size))
        elif harm == "record" and path.suffix == ".json":
            path.unlink()
    if harm == "gone":
        shutil.rmtree(folder)

    after = search(workspace, "公益广告")

    assert [hit.path for hit in after.hits] == [hit.path for hit in before.hits]
    assert after.total == before.total


def test_a_classified_paper_is_never_found(workspace):
    assert paths(workspace, "机密") == set()
    assert paths(workspace, "name:会议记录") == set()


def test_a_damaged_index_heals_itself_for_likeness_and_guesses_too(workspace):
    before = like(workspace, REPORT)
    for path in workspace.index_folder.glob("*.seg"):
        path.write_bytes(os.urandom(path.stat().st_size))

    assert [hit.path for hit in like(workspace, REPORT).hits] == [hit.path for hit in before.hits]
    for path in workspace.index_folder.glob("*.seg"):
        path.write_bytes(b"")
    assert "公益广告" in did_you_mean(workspace, "公意广告")


def test_only_guesses_that_find_something_within_the_scope_are_offered(workspace):
    assert did_you_mean(workspace, "公意广告 覆盖率") == ("公益广告 覆盖率",)
    assert did_you_mean(workspace, "公意广告 绝无此语") == ()
    assert did_you_mean(workspace, "公意广告", Scope(after=date(2031, 1, 1))) == ()
    assert did_you_mean(workspace, "") == ()


def test_a_material_that_is_none_is_like_nothing(workspace):
    with pytest.raises(UnknownPathError, match=r"没有\.docx"):
        like(workspace, "没有.docx")


def test_hits_are_narrowed_by_how_they_stand(workspace):
    assert paths(workspace, "公益广告", status=Standing.UNFILED) == {REPORT, TABLE}
    file_materials(workspace, "Ⅲ-7-3", [REPORT])

    assert paths(workspace, "公益广告", status=Standing.UNFILED) == {TABLE}
    assert paths(workspace, "公益广告", status=Standing.FILED) == {REPORT}
    stands, fails = (
        paths(workspace, "公益广告", status=each) for each in (Standing.STANDS, Standing.FAILS)
    )
    assert not stands & fails and stands <= {REPORT}


def test_the_limit_limits_the_hits_and_not_the_count(workspace):
    result = search(workspace, "公益广告", limit=1)

    assert (len(result.hits), result.total, result.exact) == (1, 2, True)


def test_before_the_first_scan_there_is_nothing_to_search(tmp_path):
    workspace = a_workspace(tmp_path, scanned=False)

    with pytest.raises(IndexMissingError):
        search(workspace, "公益广告")


def test_a_standard_that_is_none_is_named(workspace):
    with pytest.raises(UnknownStandardError, match="Ⅲ-99-9"):
        search(workspace, "公益广告", scope=Scope(standard="Ⅲ-99-9"))
