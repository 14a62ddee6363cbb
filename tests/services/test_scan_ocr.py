"""A scan that looks closer reads only what lacks it; and what nobody recognised is no pass."""

import importlib.util

import pytest
from builders import a_docx, a_scanned_pdf
from extract.drawn import BODY, a_page, a_scan_pdf

from archivist.domain.finding import Unset
from archivist.domain.kind import Kind
from archivist.domain.material import Status
from archivist.domain.ocr import OcrMode, Unseen
from archivist.services import doctor, search
from archivist.services.check import check_now
from archivist.services.filing import file_materials
from archivist.services.materials import load_materials
from archivist.services.scan import scan
from archivist.services.workspace import create

INSTALLED = importlib.util.find_spec("rapidocr") is not None


@pytest.fixture
def workspace(tmp_path):
    evidence = tmp_path / "材料"
    a_scan_pdf(evidence / "规范文件" / "扫描.pdf", a_page(BODY[:3]))
    a_docx(evidence / "报告.docx", ["全市公交站亭公益广告37块。"], title="情况说明")
    return create(tmp_path / "工作区", evidence, settings={"test_month": "2017-08"})


def scanned(workspace, mode):
    return list(scan(workspace, workers=1, ocr_mode=OcrMode(mode)))[-1].result


def the_scan(workspace):
    with workspace.database() as db:
        return load_materials(db)["规范文件/扫描.pdf"]


def test_an_unread_scan_is_not_run_for_its_standard_and_a_finding(workspace):
    scanned(workspace, "never")
    file_materials(workspace, "Ⅲ-7-3", ["规范文件/扫描.pdf"], kind=Kind.PAPER)

    assessment = check_now(workspace)

    assert the_scan(workspace).facts.unseen is Unseen.SWITCHED_OFF
    assert Unset("G05", "ocr", "Ⅲ-7-3", Kind.PAPER) in assessment.unset
    assert [f.values["cause"] for f in assessment.findings if f.code == "G05"] == [
        Unseen.SWITCHED_OFF
    ]


def test_a_scan_that_is_filed_nowhere_bars_no_standard(workspace):
    scanned(workspace, "never")

    assert not [unset for unset in check_now(workspace).unset if unset.setting == "ocr"]


@pytest.mark.skipif(not INSTALLED, reason="recognition is not installed")
def test_looking_closer_reads_only_what_lacks_it(workspace):
    scanned(workspace, "never")

    closer, again, less = (scanned(workspace, mode) for mode in ("auto", "auto", "never"))

    assert [(s.read, s.unchanged) for s in (closer, again, less)] == [(1, 1), (0, 2), (0, 2)]
    assert (the_scan(workspace).status, the_scan(workspace).facts.ocr) == (Status.READ, True)
    assert all(unset.setting != "ocr" for unset in check_now(workspace).unset)


@pytest.mark.skipif(not INSTALLED, reason="recognition is not installed")
def test_what_was_recognised_later_is_found_by_search(workspace):
    scanned(workspace, "never")
    scanned(workspace, "auto")

    assert [hit.path for hit in search.search(workspace, "市容环境管理").hits] == [
        "规范文件/扫描.pdf"
    ]


@pytest.mark.skipif(INSTALLED, reason="recognition is installed")
def test_without_the_library_a_scan_is_read_once_and_said_to_be_unread(workspace):
    scanned(workspace, "auto")

    assert scanned(workspace, "auto").unchanged == 2
    assert the_scan(workspace).facts.unseen is Unseen.NOT_INSTALLED


def test_the_doctor_says_how_recognition_stands():
    result = next(each for each in doctor.examine(None) if each.name.startswith("文字识别"))

    assert result.ok
    assert ("rapidocr 3" in result.detail) if INSTALLED else ("pip install" in result.detail)


def test_a_blank_scan_is_empty_in_every_mode(tmp_path):
    a_scanned_pdf(tmp_path / "材料" / "a.pdf")
    workspace = create(tmp_path / "工作区", tmp_path / "材料")

    scanned(workspace, "auto")

    with workspace.database() as db:
        material = load_materials(db)["a.pdf"]
    assert (material.status, material.facts.unseen) == (Status.EMPTY, None)
