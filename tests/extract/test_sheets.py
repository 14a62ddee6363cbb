"""Sheets of other makes."""

import zipfile

from extract.containers import an_ods

from archivist.extract import sheets


def test_an_open_document_sheet_is_read(tmp_path):
    got = sheets.extract(
        an_ods(tmp_path / "a.ods", [["单位", "人数"], ["甲", 12.0], ["乙", "#REF!"]])
    )

    assert got.tables[0].rows == (("单位", "人数"), ("甲", "12"), ("乙", "#REF!"))
    assert got.tables[0].types == ("ss", "sn", "se")
    assert str(got.passages[1].place) == "Sheet1!A2"


def test_columns_left_empty_keep_their_letters(tmp_path):
    got = sheets.extract(an_ods(tmp_path / "a.ods", [["", "", ""], ["", "乙", "3"]]))

    assert got.tables[0].rows[1] == ("", "乙", "3")


def test_every_tab_is_named_and_the_workbook_says_who_made_it(tmp_path):
    path = an_ods(tmp_path / "a.ods", [["甲"]], name="汇总表")
    with zipfile.ZipFile(path, "a") as package:
        meta = '<m xmlns:d="d"><meta><d:generator>WPS</d:generator></meta></m>'
        package.writestr("meta.xml", meta)

    assert sheets.extract(path).properties == {"application": "WPS", "sheets": "汇总表"}
