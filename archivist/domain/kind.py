"""The four kinds of material a standard may ask for (domain.md §2.1 R2)."""

from __future__ import annotations

from enum import StrEnum

from archivist.i18n import N_


class Kind(StrEnum):
    """材料种类, in the order the office lists them."""

    PAPER = "paper"
    REPORT = "report"
    PHOTO = "photo"
    TABLE = "table"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Kind.PAPER: N_("规范文件"),
    Kind.REPORT: N_("说明报告"),
    Kind.PHOTO: N_("实景图片"),
    Kind.TABLE: N_("统计表格"),
}
_BY_WORD = {
    **{label: kind for kind, label in _LABELS.items()},
    **{kind.value: kind for kind in Kind},
    "情况说明": Kind.REPORT,
    "说明材料": Kind.REPORT,
    "图片": Kind.PHOTO,
    "照片": Kind.PHOTO,
    "实景照片": Kind.PHOTO,
    "表格": Kind.TABLE,
    "统计报表": Kind.TABLE,
}


def kind_of_word(word: str) -> Kind | None:
    """Return the kind a single word such as ``实景图片`` or ``photo`` names, or None."""
    return _BY_WORD.get(word.strip())
