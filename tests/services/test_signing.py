"""A sign-off vouches for bytes: what is changed afterwards says so, and nothing else does."""

import pytest
from builders import a_docx
from office import a_workspace, scan_now

from archivist.domain.dossier import SlotState
from archivist.domain.kind import Kind
from archivist.errors import UnknownPathError, UnknownStandardError, UsageError
from archivist.services.check import check_now
from archivist.services.filing import file_materials, undo, unfile
from archivist.services.signing import sign_off, to_sign

REPORT = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭/说明报告.docx"
LIMITS = {"word_limit": "不限", "min_count": "不限", "max_count": "不限"}


@pytest.fixture
def workspace(tmp_path):
    made = a_workspace(tmp_path, **LIMITS)
    file_materials(made, "Ⅲ-2-1", [REPORT], kind=Kind.REPORT)
    return made


def sign(workspace):
    return sign_off(workspace, to_sign(workspace, ["2-1"]))


def rewritten(workspace, *lines):
    a_docx(workspace.evidence / REPORT, [*lines, "2017年5月9日"], title="情况说明")
    scan_now(workspace)


def changed(workspace):
    return [f.path for f in check_now(workspace).open_findings if f.code == "G11"]


def state(workspace):
    return check_now(workspace).states["Ⅲ-2-1", Kind.REPORT]


def test_what_stays_as_it_was_signed_is_no_finding(workspace):
    sign(workspace)
    scan_now(workspace)

    assert changed(workspace) == []


def test_what_is_rewritten_after_the_sign_off_fails_and_no_longer_stands(workspace):
    sign(workspace)
    before = state(workspace)

    rewritten(workspace, "全市公交站亭公益广告41块。")

    assert before is SlotState.STANDS
    assert changed(workspace) == [REPORT]
    assert state(workspace) is SlotState.FAILS


def test_what_was_rewritten_before_anybody_signed_is_no_finding(workspace):
    rewritten(workspace, "全市公交站亭公益广告41块。")

    assert changed(workspace) == []


def test_signing_again_settles_it(workspace):
    sign(workspace)
    rewritten(workspace, "全市公交站亭公益广告41块。")

    sign(workspace)

    assert changed(workspace) == []


def test_undo_takes_a_sign_off_back(workspace):
    sign(workspace)
    rewritten(workspace, "全市公交站亭公益广告41块。")

    undo(workspace)

    assert changed(workspace) == []


def test_a_new_name_is_no_change(workspace):
    sign(workspace)
    (workspace.evidence / REPORT).rename(workspace.evidence / "改名.docx")
    scan_now(workspace)

    assert changed(workspace) == []
    assert [piece.path for piece in to_sign(workspace, ["2-1"])] == [REPORT]


def test_taking_a_piece_out_ends_its_sign_off(workspace):
    sign(workspace)
    unfile(workspace, "2-1", [REPORT])
    rewritten(workspace, "全市公交站亭公益广告41块。")

    file_materials(workspace, "Ⅲ-2-1", [REPORT], kind=Kind.REPORT)

    assert changed(workspace) == []


def test_nothing_is_signed_when_a_piece_is_gone(workspace):
    (workspace.evidence / REPORT).unlink()
    scan_now(workspace)

    with pytest.raises(UnknownPathError):
        to_sign(workspace, ["2-1"])


def test_an_empty_or_unknown_standard_is_a_clear_error(workspace):
    with pytest.raises(UsageError, match="Ⅲ-1-1"):
        to_sign(workspace, ["1-1"])
    with pytest.raises(UnknownStandardError):
        to_sign(workspace, ["99-9"])
