"""先做这几件: what lies behind the findings, and the one thing to do about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archivist.domain.assessment import Assessment
from archivist.domain.causes import Cause, Root, causes_of
from archivist.domain.settings import BY_KEY
from archivist.i18n import N_, _
from archivist.reports.table import Align, Column, Grid, Tone
from archivist.reports.telling import advise, what_it_checks
from archivist.reports.veil import CLASSIFIED, Veil
from archivist.reports.words import LEVEL_TONES

_SHOWN = 12  # causes in the first section of the report
_COMPARED = 50  # remedies that are compared to see whether one sentence fits all
_OCR = "ocr"

_HEADLINES: Mapping[Root, str] = {
    Root.UNIT_SILENT: N_("{about}：一份没交"),
    Root.UNITS_LACK: N_("各单位还有材料没有交齐"),
    Root.NOBODY: N_("有标准缺材料，也没有落实责任单位"),
    Root.ARCHIVE: N_("压缩包 {about} 打不开或里面的文件有问题"),
    Root.FOLDER_OUTSIDE: N_("不在有效期内的文件夹：{about}"),
    Root.NO_SHOT_DATE: N_("照片没有拍摄信息：{about}"),
    Root.ONE_FILE: N_("同一份文件归入了几条标准：{about}"),
    Root.SETTING: N_("“{about}”未设置"),
    Root.PART: N_("程序的“{about}”部分没有运行"),
    Root.RULE: N_("{about}"),
}
_ACTIONS: Mapping[Root, str] = {
    Root.UNIT_SILENT: N_("请催 {about} 报送材料，涉及 {standards} 条标准；催办时附上缺项清单。"),
    Root.UNITS_LACK: N_("请把缺项清单（按单位分列）发给各单位补交，涉及 {standards} 条标准。"),
    Root.NOBODY: N_(
        "请先导入责任分解表（units import），把 {standards} 条标准落实到单位和责任人。"
    ),
    Root.ARCHIVE: N_("请向报送单位要一个能打开、不加密的压缩包，换掉后重新扫描。"),
    Root.FOLDER_OUTSIDE: N_(
        "请核对这个文件夹是不是往年的；是的，整批换成有效期内的，不是的，逐份核对日期。"
    ),
    Root.NO_SHOT_DATE: N_(
        "多半经聊天软件转发过：请向拍摄人要手机或相机里的原图换上；没有原图的，人工填写拍摄日期。"
    ),
    Root.ONE_FILE: N_("只改这一份，{standards} 条标准同时解决：{advice}"),
    Root.SETTING: N_("请设置“{about}”，确认没有限制就设为“不限”；{count} 处检查等着它。"),
    Root.PART: N_(
        "请安装或启用后重新扫描（archivist doctor 会说明怎样做）；{count} 处检查等着它。"
    ),
    Root.RULE: N_("{advice}"),
}
# Settings of which "no limit" says too little.
_SETTING_ACTIONS: Mapping[str, str] = {
    "earlier_packages": N_(
        "请用 archivist earlier 登记往年报过的材料包，再扫描一次；确实没有的，把“{about}”设为“无”；{count} 处检查等着它。"
    ),
}
_PARTS = {_OCR: N_("文字识别"), "rule": N_("规则")}


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A cause in words; *clears* counts the slots that stand once it is done."""

    ordinal: int
    headline: str
    action: str
    clears: int
    count: int
    standards: int
    tone: Tone


COLUMNS: tuple[Column, ...] = (
    Column(N_("先后"), lambda row: row.ordinal, 3, Align.CENTRE),
    Column(N_("原因"), lambda row: row.headline, 22, tone=lambda row: row.tone),
    Column(N_("做什么"), lambda row: row.action, 44),
    Column(N_("可补齐材料格"), lambda row: row.clears, 6, Align.RIGHT),
    Column(N_("涉及问题"), lambda row: row.count, 5, Align.RIGHT),
    Column(N_("涉及标准"), lambda row: row.standards, 5, Align.RIGHT),
)


def headline(cause: Cause) -> str:
    """Say in a few words what lies behind the findings of *cause*."""
    return _(_HEADLINES[cause.root]).format(about=_about(cause))


def action(cause: Cause) -> str:
    """Say the one thing to do about *cause*."""
    own = _SETTING_ACTIONS.get(cause.about) if cause.root is Root.SETTING else None
    return _(own or _ACTIONS[cause.root]).format(
        about=_about(cause),
        standards=len(cause.standards),
        count=cause.not_run,
        advice=_advice(cause),
    )


def cause_rows(assessment: Assessment) -> tuple[CauseRow, ...]:
    """Return every cause in words, the most helpful first; refused papers are left out."""
    veil = Veil.of(assessment)
    shown = [
        cause
        for cause in causes_of(assessment)
        if CLASSIFIED not in cause.codes and not veil.hides(cause.about)
    ]
    return tuple(_row(cause, ordinal, veil) for ordinal, cause in enumerate(shown, 1))


def causes_grid(assessment: Assessment) -> Grid:
    """Return the table 先做这几件: the dozen causes that help most."""
    rows = cause_rows(assessment)[:_SHOWN]
    return Grid(_("先做这几件"), COLUMNS, rows, empty=N_("没有要做的事。"))


def _row(cause: Cause, ordinal: int, veil: Veil) -> CauseRow:
    return CauseRow(
        ordinal=ordinal,
        headline=veil.text(headline(cause)),
        action=veil.text(action(cause)),
        clears=len(cause.cells),
        count=cause.count,
        standards=len(cause.standards),
        tone=LEVEL_TONES[cause.level] if cause.level else Tone.MUTED,
    )


def _about(cause: Cause) -> str:
    if cause.root is Root.RULE:
        return what_it_checks(cause.about).rstrip("。.")
    if cause.root is Root.SETTING:
        return _(BY_KEY[cause.about].label)
    if cause.root is Root.PART:
        return _(_PARTS.get(cause.about, cause.about))
    return cause.about or _("（最上层）")


def _advice(cause: Cause) -> str:
    """Return the remedy its findings share; where they differ, one of them as an example."""
    said = list(dict.fromkeys(advise(finding) for finding in cause.findings[:_COMPARED]))
    if len(said) > 1:
        return _("逐处处理，例如：{advice}").format(advice=said[0])
    return said[0] if said else ""
