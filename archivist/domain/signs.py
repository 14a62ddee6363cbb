"""Signs that a file is not what it should be: a draft, active, or full of personal data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.place import NOWHERE, Place, Spot
from archivist.i18n import N_


class DraftSign(StrEnum):
    """Why a paper looks unfinished (F05)."""

    MARK = "mark"  # 征求意见稿, 草稿, 送审稿, 样本
    TRACKED = "tracked"  # tracked changes
    COMMENT = "comment"
    HIDDEN = "hidden"  # hidden text

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _DRAFT_LABELS[self]


_DRAFT_LABELS = {
    DraftSign.MARK: N_("草稿标记"),
    DraftSign.TRACKED: N_("修订痕迹"),
    DraftSign.COMMENT: N_("批注"),
    DraftSign.HIDDEN: N_("隐藏文字"),
}


class ActiveSign(StrEnum):
    """What in a file acts on its own when somebody opens it (S04)."""

    PATH = "path"  # a member of an archive that would unpack outside it
    MACRO = "macro"
    EMBEDDED = "embedded"  # an object of another program
    PROGRAM = "program"  # one that runs: exe, bat, js …
    EXTERNAL = "external"  # a link that loads: template, linked picture, frame
    SCRIPT = "script"  # JavaScript in a PDF or a page

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _ACTIVE_LABELS[self]


_ACTIVE_LABELS = {
    ActiveSign.MACRO: N_("宏"),
    ActiveSign.EMBEDDED: N_("嵌入对象"),
    ActiveSign.PROGRAM: N_("嵌入程序"),
    ActiveSign.EXTERNAL: N_("自动加载的外部链接"),
    ActiveSign.SCRIPT: N_("脚本"),
    ActiveSign.PATH: N_("指向包外的成员路径"),
}


class PersonalSign(StrEnum):
    """What kind of personal data (S03)."""

    ID_NUMBER = "id_number"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"


@dataclass(frozen=True, slots=True)
class Draft:
    """One sign that a paper is a draft."""

    sign: DraftSign
    spot: Spot


@dataclass(frozen=True, slots=True)
class Active:
    """One thing that acts on its own: what it is, and its name and place in the file."""

    sign: ActiveSign
    spot: Spot


@dataclass(frozen=True, slots=True)
class Personal:
    """Personal data, masked in the worker already: the full value leaves no worker process."""

    sign: PersonalSign
    masked: str
    place: Place = NOWHERE
