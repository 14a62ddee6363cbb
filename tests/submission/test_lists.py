"""The contents list says the same in csv, xlsx and html."""

import csv
import io

import openpyxl
from submission.sample import a_plan, with_piece

from archivist.submission.contents import Contents, GapEntry, PieceEntry
from archivist.submission.lists import as_csv, as_html, as_xlsx, headings


def a_list(tmp_path, **changes):
    plan = with_piece(a_plan(tmp_path), 0, **changes)
    pieces = tuple(PieceEntry(p, f"data/a/{p.number}.bin") for p in plan.pieces)
    return Contents(plan, pieces, (GapEntry(plan.gaps[0], "data/_MISSING_x.txt"),), {}, {})


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_and_xlsx_hold_the_same_cells(tmp_path):
    contents = a_list(tmp_path)

    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(contents))).worksheets[0]

    cells = [[cell or "" for cell in line] for line in sheet.iter_rows(values_only=True)]
    assert cells == read_csv(as_csv(contents))
    assert cells[0] == headings() and len(cells) == 1 + 4 + 1


def test_a_title_is_never_taken_for_a_formula(tmp_path):
    contents = a_list(tmp_path, title="=HYPERLINK(1)", caption="+86")

    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(contents))).worksheets[0]

    assert read_csv(as_csv(contents))[1][1] == "'=HYPERLINK(1)"
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=HYPERLINK(1)", "s")


def test_a_title_is_never_taken_for_markup(tmp_path):
    contents = a_list(tmp_path, title="<script>alert(1)</script>")

    page = as_html(contents).decode()

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'href="data/a/%E2%85%A2-7-3-01.bin"' in page


def test_text_that_no_file_can_hold_does_not_stop_the_list(tmp_path):
    contents = a_list(tmp_path, title="a\ud800\x00b", caption="长" * 40_000)

    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(contents))).worksheets[0]

    assert len(sheet["G2"].value) == 32767
    assert as_csv(contents) and as_html(contents)


def test_the_same_list_is_the_same_bytes(tmp_path):
    contents = a_list(tmp_path)

    assert as_xlsx(contents) == as_xlsx(contents)
