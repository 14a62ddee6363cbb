"""What a new cycle took over and left behind, in a few sentences."""

from __future__ import annotations

from collections import Counter

from archivist.domain.settings import parse_key
from archivist.i18n import _
from archivist.services.carried import Carried


def carried_lines(took: Carried) -> list[str]:
    """Return in a few sentences what was taken over and what was not."""
    told = _("沿用 {source}：责任分工 {assigned} 条，设置 {settings} 项，归档建议 {proposed} 份。")
    lines = [
        told.format(
            source=took.source,
            assigned=took.assignments,
            settings=len(took.settings),
            proposed=len(took.proposed),
        )
    ]
    if took.left_out:
        counted = Counter(_(left.reason) for left in took.left_out)
        parts = _("、").join(
            _("{reason} {count} 份").format(reason=reason, count=count)
            for reason, count in counted.most_common()
        )
        lines.append(
            _("没有沿用 {count} 份：{parts}。").format(count=len(took.left_out), parts=parts)
        )
    if took.settings_left:
        keys = _("、").join(_named(key) for key in took.settings_left)
        lines.append(_("没有沿用的设置：{keys}；请按新周期填写。").format(keys=keys))
    if took.due_dates_left or took.waivers_left:
        said = _("应交日期 {dues} 个、豁免 {waivers} 项只对上一周期有效，没有沿用。")
        lines.append(said.format(dues=took.due_dates_left, waivers=took.waivers_left))
    if took.compared_with:
        said = _("扫描后会与上一周期的材料比较，用过的照片会查出来：{places}")
        lines.append(said.format(places=_("、").join(took.compared_with)))
    return lines


def _named(key: str) -> str:
    """Return a setting's name, and the standard it was set for."""
    read = parse_key(key)
    label = _(read.setting.label)
    whose = read.standard or read.unit
    return _("{label}（{whose}）").format(label=label, whose=whose) if whose else label
