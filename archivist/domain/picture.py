"""What a picture is, and how well it is taken: facts of its looks, kept with the content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.place import NOWHERE, Place
from archivist.i18n import N_


class PictureClass(StrEnum):
    """What a picture shows as a whole (P10)."""

    PHOTO = "photo"
    SCREENSHOT = "screenshot"
    SCAN = "scan"  # a page as a scanner or a program gives it
    PAGE_PHOTO = "page_photo"  # a page photographed
    DRAWING = "drawing"  # chart, poster, clip-art
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    PictureClass.PHOTO: N_("照片"),
    PictureClass.SCREENSHOT: N_("截图"),
    PictureClass.SCAN: N_("扫描页"),
    PictureClass.PAGE_PHOTO: N_("翻拍的文件页"),
    PictureClass.DRAWING: N_("图表或图画"),
    PictureClass.UNKNOWN: N_("无法判断"),
}


@dataclass(frozen=True, slots=True)
class Exposure:
    """The light of a picture, 0..1: *middle* of all, and the shares of *dark* and *washed_out* pixels."""

    middle: float
    dark: float
    washed_out: float

    @property
    def is_dark(self) -> bool:
        """Whether hardly anything is to be seen for darkness."""
        return self.dark > 0.7 and self.middle < 0.1  # noqa: PLR2004 — night scenes have lit parts

    @property
    def is_washed_out(self) -> bool:
        """Whether light has eaten most of the picture."""
        return self.washed_out > 0.5 and self.middle > 0.9  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class PictureLook:
    """How a picture looks. *sure* (0..1) belongs to *kind*.

    *sharpness* is the share (0..1) of edge that the best parts keep at full size; None where a
    picture has too few edges to tell. *blurred* is None then too. *blank*: nothing stands on it.
    *fingerprint* is what :class:`archivist.domain.fingerprint.Fingerprint` packs.
    """

    kind: PictureClass = PictureClass.UNKNOWN
    sure: float = 0.0
    sharpness: float | None = None
    blurred: bool | None = None
    exposure: Exposure | None = None
    blank: bool = False
    fingerprint: bytes = b""


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture inside a document: its *name* there, its place, size in pixels, and fingerprint.

    *seal*: it shows a red seal, by itself or on a scanned page.
    """

    name: str
    width: int
    height: int
    fingerprint: bytes
    place: Place = NOWHERE
    seal: bool = False
