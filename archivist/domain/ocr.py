"""Text recognition: when it is asked for, what was looked at, and why something stayed unread."""

from __future__ import annotations

from enum import StrEnum

from archivist.i18n import N_


class OcrMode(StrEnum):
    """When pages and pictures are looked at: where the text layer fails, never, or every one."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


class Looked(StrEnum):
    """How far a stored reading looked at what a file shows, beside the text it carries.

    It decides whether the reading holds when a scan asks for more (:func:`enough_for`).
    """

    NOTHING = "nothing"  # the format has neither pages nor pictures of its own
    MISSED = "missed"  # something was there to look at, and nothing looked
    AUTO = "auto"
    ALWAYS = "always"


class Unseen(StrEnum):
    """Why words may stand in a file that nobody recognised (G05)."""

    NOT_INSTALLED = "not_installed"
    SWITCHED_OFF = "switched_off"
    TOO_MANY = "too_many"  # pages beyond the limit of one file
    PHOTO = "photo"  # a picture that does not look like a page
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Unseen.NOT_INSTALLED: N_("扫描件或图片，本机没有安装文字识别组件"),
    Unseen.SWITCHED_OFF: N_("扫描件或图片，扫描时关闭了文字识别"),
    Unseen.TOO_MANY: N_("扫描件页数太多，没有全部识别"),
    Unseen.PHOTO: N_("图片不像文件页面，没有识别文字"),
    Unseen.FAILED: N_("扫描件或图片，文字识别没有成功"),
}
_ENOUGH: dict[OcrMode, tuple[Looked, ...]] = {
    OcrMode.NEVER: tuple(Looked),
    OcrMode.AUTO: (Looked.NOTHING, Looked.AUTO, Looked.ALWAYS),
    OcrMode.ALWAYS: (Looked.NOTHING, Looked.ALWAYS),
}


def enough_for(mode: OcrMode) -> tuple[Looked, ...]:
    """Return which stored readings hold in *mode*; the others are read again.

    A reading that looked at more than is asked for now is never thrown away.
    """
    return _ENOUGH[mode]
