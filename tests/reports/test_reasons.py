"""Why a slot does not stand, in a few words."""

from dataclasses import replace

import pytest
from reports.sample import STATES, an_assessment

from archivist.domain.dossier import Bar, SlotState
from archivist.domain.finding import Finding, Level, Unknown
from archivist.domain.kind import Kind
from archivist.reports.reasons import reason_of

KEY = ("Ⅲ-1-2", Kind.PAPER)


def _reason(state, *codes, unknown=(), bars=(), values=None, level=Level.ERROR, waived=False):
    findings = tuple(Finding(c, level, *KEY, values=values or {}, waived=waived) for c in codes)
    assessment = an_assessment(
        states={**STATES, KEY: state},
        findings=findings,
        unknown=tuple(Unknown(code, *KEY) for code in unknown),
    )
    dossier = assessment.by_code[KEY[0]]
    slots = tuple(replace(slot, bars=bars) for slot in dossier.slots)
    return reason_of(assessment, replace(dossier, slots=slots), KEY[1])


@pytest.mark.parametrize(
    ("codes", "reason"),
    [
        (["G03"], "打不开，文件损坏（G03）"),
        (["D01", "D01"], "已过期，不在有效期内（D01，2 份）"),
        (["T08", "D04"], "已过期，所载期限已满（D04）；有待补充的内容（T08）"),
        (["X77"], "不符合 X77 的 1 处"),
        (["M01", "M04"], "不合要求"),
    ],
)
def test_faults_are_told_in_the_words_of_the_office(codes, reason):
    assert _reason(SlotState.FAILS, *codes) == reason


def test_warnings_and_waived_errors_are_no_reason():
    assert _reason(SlotState.FAILS, "F04", level=Level.WARNING) == "不合要求"
    assert _reason(SlotState.FAILS, "D01", waived=True) == "不合要求"


def test_a_piece_that_a_review_sent_back_is_told():
    assert _reason(SlotState.FAILS, bars=(Bar.REJECTED,)) == "审核退回"


def test_too_few_pieces_say_how_many_are_asked_for():
    known = _reason(SlotState.PARTIAL, "M02", values={"found": 1, "minimum": 3})
    unset = _reason(SlotState.PARTIAL)

    assert known == "份数不足：至少 3 份，可用 1 份"
    assert unset == "份数不足：可用 1 份"


def test_doubts_are_told_only_where_there_is_no_fault():
    assert _reason(SlotState.UNKNOWN, unknown=["D01", "D01"]) == "待判断：日期不明（2 份）"
    assert _reason(SlotState.FAILS, "G03", unknown=["D01"]) == "打不开，文件损坏（G03）"
    assert _reason(SlotState.UNKNOWN, unknown=["X77"]) == "待判断"


def test_nothing_filed_is_simply_not_collected():
    assert _reason(SlotState.MISSING, "M01", unknown=["D01"]) == "未收集"
