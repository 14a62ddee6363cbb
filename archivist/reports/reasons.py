"""Why a slot does not stand, in the few words a 缺项清单 has room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Bar, Dossier, SlotState
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_, _
from archivist.reports.words import STATE_LABELS

# The words offices use when they return material (domain.md §2.2); other rules are told by code.
_FAULTS: Mapping[str, str] = {
    "D01": N_("已过期，不在有效期内"),
    "D04": N_("已过期，所载期限已满"),
    "D05": N_("已废止或已被替代"),
    "D08": N_("所属期间不在有效期内"),
    "F01": N_("缺文号"),
    "F05": N_("是草稿或征求意见稿"),
    "G03": N_("打不开，文件损坏"),
    "G04": N_("格式不符"),
    "G07": N_("打不开，文件加密"),
    "G08": N_("空文件"),
    "G11": N_("审核后又有改动"),
    "G12": N_("文件已不在"),
    "N01": N_("合计不符"),
    "N05": N_("表中有错误值"),
    "N07": N_("必填项空缺"),
    "N08": N_("报告与表格数据不一致"),
    "P07": N_("拍摄时间不在有效期内"),
    "P12": N_("不是 JPG 图片"),
    "P13": N_("往年用过的图片"),
    "S01": N_("拒收"),
    "S04": N_("带有宏或外部程序"),
    "T05": N_("超字数"),
    "T08": N_("有待补充的内容"),
    "T10": N_("格式不符"),
}
_DOUBTS: Mapping[str, str] = {
    "D01": N_("日期不明"),
    "D04": N_("期限不明"),
    "F01": N_("读不出文号"),
    "P07": N_("拍摄时间不明"),
    "T05": N_("读不出字数"),
    "T08": N_("读不出文字"),
    "N05": N_("读不出单元格"),
}
# These speak of the slot itself, and the state says it already.
_OF_SLOT = frozenset({"M01", "M02", "M04"})


def reason_of(assessment: Assessment, dossier: Dossier, kind: Kind) -> str:
    """Return why this slot does not stand: its state, its faults, what could not be judged."""
    state = assessment.states[dossier.code, kind]
    if state is SlotState.MISSING:
        return _(STATE_LABELS[state])
    told = [_count_told(assessment, dossier, kind)] if state is SlotState.PARTIAL else []
    told += _faults(assessment, dossier.code, kind) + _sent_back(dossier, kind)
    told = told or _doubts(assessment, dossier.code, kind)  # a fault makes doubts idle
    return _("；").join(told) or _(STATE_LABELS[state])


def _count_told(assessment: Assessment, dossier: Dossier, kind: Kind) -> str:
    """Say how many pieces may count, and how many are asked for where that is known."""
    found = assessment.by_standard.get(dossier.code, ())
    told = next((f.values for f in found if (f.code, f.kind) == ("M02", kind)), {})
    slot = next((slot for slot in dossier.slots if slot.kind is kind), None)
    usable = told.get("found", len(slot.counting if slot else dossier.of_kind(kind)))
    requirement = dossier.standard.requirement(kind)
    minimum = told.get("minimum", requirement.minimum if requirement else None)
    if minimum is None:
        return _("份数不足：可用 {usable} 份").format(usable=usable)
    return _("份数不足：至少 {minimum} 份，可用 {usable} 份").format(minimum=minimum, usable=usable)


def _sent_back(dossier: Dossier, kind: Kind) -> list[str]:
    """Name the one bar no finding speaks of: a review sent the piece back."""
    bars = next((slot.bars for slot in dossier.slots if slot.kind is kind), ())
    return [_(Bar.REJECTED.label)] if Bar.REJECTED in bars else []


def _faults(assessment: Assessment, code: str, kind: Kind) -> list[str]:
    found = Counter(
        finding.code
        for finding in assessment.by_standard.get(code, ())
        if finding.kind is kind
        and finding.level is Level.ERROR
        and not finding.waived
        and finding.code not in _OF_SLOT
    )
    return [_told(_FAULTS.get(rule, ""), rule, count) for rule, count in sorted(found.items())]


def _doubts(assessment: Assessment, code: str, kind: Kind) -> list[str]:
    undecided = Counter(
        unknown.code
        for unknown in assessment.unknown
        if (unknown.standard, unknown.kind) == (code, kind)
    )
    words = Counter[str]()
    for rule, count in sorted(undecided.items()):
        words[_DOUBTS.get(rule, "")] = max(words[_DOUBTS.get(rule, "")], count)
    return [
        _("待判断：{words}").format(words=_(text))
        if count == 1
        else _("待判断：{words}（{count} 份）").format(words=_(text), count=count)
        for text, count in words.items()
        if text
    ]


def _told(words: str, rule: str, count: int) -> str:
    if not words:
        return _("不符合 {rule} 的 {count} 处").format(rule=rule, count=count)
    if count == 1:
        return _("{words}（{rule}）").format(words=_(words), rule=rule)
    return _("{words}（{rule}，{count} 份）").format(words=_(words), rule=rule, count=count)
