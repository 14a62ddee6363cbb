"""Suggestions kept between runs: derived data in the cache, worth nothing once a file has changed."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import msgspec

from archivist.atomic import write_bytes
from archivist.domain.material import Material
from archivist.services.matching import Matched
from archivist.services.workspace import Workspace

FORMAT = 1
log = logging.getLogger(__name__)


class _Kept(msgspec.Struct, frozen=True):
    format: int
    edition: str
    matched: dict[str, tuple[str, Matched]]


def keep(
    workspace: Workspace, found: Mapping[str, Matched], materials: Mapping[str, Material]
) -> None:
    """Write what matching said of each path, bound to the content it was said of."""
    said = {path: (materials[path].sha256, m) for path, m in found.items() if path in materials}
    kept = _Kept(FORMAT, workspace.edition.id, said)
    try:
        write_bytes(workspace.cache / "suggestions.json", msgspec.json.encode(kept))
    except OSError:  # it costs one matching more, nothing else
        log.info("the suggestions could not be kept", exc_info=True)


def kept(workspace: Workspace, materials: Mapping[str, Material]) -> dict[str, Matched]:
    """Return what was kept and still holds: same edition, same content."""
    try:
        data = (workspace.cache / "suggestions.json").read_bytes()
        found = msgspec.json.decode(data, type=_Kept)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
    if (found.format, found.edition) != (FORMAT, workspace.edition.id):
        return {}
    return {
        path: matched
        for path, (sha256, matched) in found.matched.items()
        if path in materials and materials[path].sha256 == sha256
    }
