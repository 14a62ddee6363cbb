"""``carried.json``: what a new cycle took over from the last one, and what it left behind, and why."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from archivist.atomic import write_bytes
from archivist.decisions.upgrades import carried
from archivist.domain.dossier import Bar
from archivist.domain.kind import Kind
from archivist.errors import CannotWriteError, DamagedFileError, NewerFormatError
from archivist.i18n import N_
from archivist.match.by_earlier import Prior
from archivist.services.workspace import Workspace

FORMAT = 1
FILE = "carried.json"


class LeftWhy(StrEnum):
    """Why a piece of the last cycle is not proposed, beside what keeps any piece from counting."""

    PHOTO = "photo"
    NO_STANDARD = "no_standard"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    LeftWhy.PHOTO: N_("上一周期用过的实景图片"),
    LeftWhy.NO_STANDARD: N_("新目录里没有对应的标准"),
}


class Proposed(msgspec.Struct, frozen=True):
    """A filing of the last cycle, proposed again under *standard* of the new edition."""

    standard: str
    kind: Kind
    path: str
    title: str
    sha256: str


class LeftOut(msgspec.Struct, frozen=True):
    """A filing of the last cycle that is not proposed; *standard* is the old one, *why* see `reason`."""

    standard: str
    kind: Kind
    path: str
    why: str

    @property
    def reason(self) -> str:
        """Why, in Chinese, marked for translation."""
        if self.why in LeftWhy.__members__.values():
            return LeftWhy(self.why).label
        return Bar(self.why).label


class Carried(msgspec.Struct, frozen=True):
    """What was taken over from the workspace *source*, which worked with *edition*."""

    format: int
    source: str
    edition: str
    assignments: int
    settings: list[str]
    proposed: list[Proposed]
    left_out: list[LeftOut]
    settings_left: list[str]
    due_dates_left: int
    waivers_left: int
    compared_with: list[str]


def write_carried(workspace: Workspace, took: Carried) -> None:
    """Keep it beside the workspace's file; raise CannotWriteError."""
    path = workspace.root / FILE
    try:
        write_bytes(path, msgspec.json.format(msgspec.json.encode(took), indent=1))
    except OSError as error:
        raise CannotWriteError(path=path, detail=error.strerror or error) from error


def read_carried(workspace: Workspace) -> Carried | None:
    """Return it, or None for a workspace that began anew; raise DamagedFileError, NewerFormatError."""
    path = workspace.root / FILE
    try:
        took = msgspec.json.decode(path.read_bytes(), type=Carried)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedFileError(
            path=path, detail=getattr(error, "strerror", None) or error
        ) from error
    if took.format > FORMAT:
        raise NewerFormatError(path=path, found=took.format, known=FORMAT)
    return took


def carried_priors(workspace: Workspace) -> Iterator[Prior]:
    """Yield the proposed filings, under the numbers of the edition that holds now."""
    took = read_carried(workspace)
    if took is None:
        return
    edition, upgrades = workspace.edition, workspace.decided().upgrades
    for piece in took.proposed:
        for code in carried(piece.standard, (), upgrades):
            if edition.standard(code) is not None:
                yield Prior(code, piece.title, piece.sha256)
