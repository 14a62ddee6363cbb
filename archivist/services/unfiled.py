"""What nobody has decided about yet: under no standard, and not set aside either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from archivist.decisions.line import Act, Decision
from archivist.decisions.projection import Aside, Decided
from archivist.domain.finding import Finding, Level, Waiver
from archivist.domain.material import Material, MaterialRole, Status
from archivist.errors import UnknownPathError
from archivist.i18n import _
from archivist.services.locate import relative_path
from archivist.services.progress import Changes
from archivist.services.workspace import Workspace
from archivist.store import files

UNFILED = "G06"


def unfiled(decided: Decided, materials: Mapping[str, Material]) -> Iterator[Material]:
    """Yield the materials a person must still decide about, in the order of *materials*.

    What was filed or set aside and then renamed is known again by its content.
    """
    filed = {filing.path for filing in decided.filings.values()}
    moved = {f.sha256 for f in decided.filings.values() if f.path not in materials}
    aside = set_asides(decided, materials)
    for path, material in materials.items():
        asked = material.role is MaterialRole.EVIDENCE and material.status is not Status.REFUSED
        settled = path in filed or path in aside or material.sha256 in moved
        if asked and material.sha256 and not settled:
            yield material


def set_asides(decided: Decided, materials: Mapping[str, Material]) -> dict[str, Aside]:
    """Return what is set aside, by the path it has now; a changed content is not among them."""
    moved = {a.sha256: a for a in decided.asides.values() if a.path not in materials}
    held: dict[str, Aside] = {}
    for path, material in materials.items():
        own = decided.asides.get(path)
        if own is not None and own.sha256 == material.sha256:
            held[path] = own
        elif own is None and material.sha256 in moved:
            held[path] = moved[material.sha256]
    return held


def set_aside(workspace: Workspace, paths: Sequence[str], *, reason: str = "") -> Changes:
    """Decide that *paths* are no evidence, as one batch; raise UnknownPathError for one not seen."""
    names = [relative_path(workspace, path) for path in paths]
    with workspace.database() as db:
        rows = {name: files.find(db, name) for name in names}
    for name, row in rows.items():
        if row is None or not row.sha256:
            raise UnknownPathError(path=name)

    def decide(_decided: Decided) -> Iterator[Decision]:
        for name, row in rows.items():
            if row is not None:
                values = {"sha256": row.sha256, "reason": reason or None}
                yield Decision(Act.SET_ASIDE, {"path": name}, values)

    return _written(workspace.decisions.append(decide))


def take_up(workspace: Workspace, paths: Sequence[str]) -> Changes:
    """Ask about *paths* again; raise UnknownPathError for one that was not set aside."""
    names = [relative_path(workspace, path) for path in paths]
    asides = workspace.decided().asides
    for name in names:
        if name not in asides:
            raise UnknownPathError(path=name)

    def decide(_decided: Decided) -> Iterator[Decision]:
        for name in names:
            yield Decision(Act.TAKE_UP, {"path": name})

    return _written(workspace.decisions.append(decide))


def aside_waivers(decided: Decided, materials: Mapping[str, Material]) -> dict[str, Waiver]:
    """Return, by digest, a waiver of G06 for all that is set aside.

    The finding stays: whoever checks the office sees the file, who said that it is no evidence, and
    why. The rule is not asked to look away, and the waiver dies with the content.
    """
    waivers = {}
    for path, aside in set_asides(decided, materials).items():
        finding = Finding(UNFILED, Level.HINT, None, materials[path].kind, path)
        reason = aside.reason or _("不是佐证材料")
        digest = finding.digest
        waivers[digest] = Waiver(aside.id, UNFILED, digest, reason, None, aside.person)
    return waivers


def _written(lines: Sequence[object]) -> Changes:
    return Changes.FILING | Changes.FINDINGS if lines else Changes.NOTHING
