"""Materials stay at hand between checks, and what changed on the disk is seen all the same."""

import random
from datetime import date

import pytest
from builders import a_docx
from office import a_workspace, scan_now

from archivist.domain.kind import Kind
from archivist.services.assigning import assign
from archivist.services.check import Checked, check_now
from archivist.services.filing import file_materials, undo, unfile
from archivist.services.known import Materials
from archivist.services.scan import scan
from archivist.services.settings import change_settings
from archivist.services.waive import waive
from archivist.services.workspace import create


def an_office(tmp_path):
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    for name in ("a.docx", "b.docx"):
        a_docx(evidence / name, ["2017年3月10日，全市公益广告37块。"], title="情况说明")
    workspace = create(tmp_path / "work", evidence, settings={"test_month": "2017-08"})
    list(scan(workspace))
    return workspace, evidence


def loaded(workspace, materials):
    with workspace.database() as db:
        return materials.load(db)


def test_what_did_not_change_is_the_same_object(tmp_path):
    workspace, evidence = an_office(tmp_path)
    materials = Materials()
    before = loaded(workspace, materials)
    a_docx(evidence / "b.docx", ["2015年1月1日。"], title="旧的说明")
    (evidence / "c.docx").write_bytes((evidence / "a.docx").read_bytes())
    list(scan(workspace))

    after = loaded(workspace, materials)

    assert after["a.docx"] is before["a.docx"]
    assert after["b.docx"].facts.title.text == "旧的说明"
    assert list(after) == ["a.docx", "b.docx", "c.docx"]


def test_what_is_gone_is_not_remembered(tmp_path):
    workspace, evidence = an_office(tmp_path)
    materials = Materials()
    loaded(workspace, materials)
    (evidence / "a.docx").unlink()
    list(scan(workspace))

    assert list(loaded(workspace, materials)) == ["b.docx"]


def test_a_check_with_something_at_hand_says_what_a_fresh_one_says(tmp_path):
    workspace, evidence = an_office(tmp_path)
    before = Checked()
    check_now(workspace, before=before)
    file_materials(workspace, "Ⅲ-7-3", ["a.docx", "b.docx"], kind=None)
    a_docx(evidence / "b.docx", ["2015年1月1日。"], title="旧的说明")
    list(scan(workspace))

    again = check_now(workspace, before=before)

    assert again == check_now(workspace)
    assert {f.path for f in again.findings if f.code == "D01"} == {"b.docx"}


REPORT = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭/说明报告.docx"
PHOTO = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭/实景图片/阿尔丁大街.jpg"
PAPER = "Ⅲ-1-1 学习计划/学习计划的通知.docx"


def rewritten(workspace, words):
    a_docx(workspace.evidence / REPORT, [words], title="说明报告")
    scan_now(workspace)


def renamed(workspace, old, new):
    (workspace.evidence / old).rename(workspace.evidence / new)
    scan_now(workspace)


FILINGS = (
    lambda w: file_materials(w, "Ⅲ-7-3", [REPORT, PHOTO]),
    lambda w: file_materials(w, "Ⅲ-1-1", [PAPER, REPORT], kind=Kind.PAPER),
    lambda w: file_materials(w, "Ⅲ-1-2", [PHOTO], kind=Kind.PHOTO),
)
CHANGES = (
    lambda w: file_materials(w, "Ⅲ-7-3", [PHOTO], caption="2015年4月，阿尔丁大街，更换公益广告"),
    lambda w: waive_first(w, "P07"),
    lambda w: waive_first(w, "F01"),
    lambda w: change_settings(w, {"word_limit": "20"}),
    lambda w: change_settings(w, {"test_month": "2018-08"}),
    lambda w: assign(w, "Ⅲ-7-3", unit="市工商局", person="王五", due=date(2017, 7, 1)),
    lambda w: rewritten(w, "2017年6月1日，全市公益广告41块。"),
    lambda w: rewritten(w, "《学习计划的通知》同时废止。2017年7月1日"),
    lambda w: unfile(w, "Ⅲ-1-2", [PHOTO]),
    undo,
)
MOVES = (
    lambda w: renamed(w, PAPER, "换了名.docx"),
    lambda w: renamed(w, PHOTO, "阿尔丁.jpg"),
)


def waive_first(workspace, code):
    found = [f for f in check_now(workspace).open_findings if f.code == code and f.path]
    if found:
        waive(workspace, code, found[0].path, reason="属实")


@pytest.mark.parametrize("seed", range(2))
def test_after_any_change_a_check_with_something_at_hand_says_what_a_fresh_one_says(tmp_path, seed):
    workspace = a_workspace(tmp_path)
    before = Checked()
    check_now(workspace, before=before)
    changes = list(CHANGES)
    random.Random(seed).shuffle(changes)

    for change in (*FILINGS, *changes, *MOVES):
        change(workspace)

        assert check_now(workspace, before=before) == check_now(workspace)
