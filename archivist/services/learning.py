"""What matching may learn from the decisions of this office, and how to make it forget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from archivist.decisions.line import Act
from archivist.decisions.projection import Decided
from archivist.domain.material import Material
from archivist.match.by_learnt import Learnt, Past
from archivist.match.by_unit import unit_of
from archivist.match.edition_words import EditionWords
from archivist.services.progress import Changes
from archivist.services.settings import change_settings
from archivist.services.workspace import Workspace

SINCE = "learn_since"


def learnt(workspace: Workspace, materials: Mapping[str, Material], words: EditionWords) -> Learnt:
    """Return what the decisions since the setting ``learn_since`` teach; nothing is stored."""
    return Learnt.of(_past(workspace.decided(), materials, words))


def forget(workspace: Workspace) -> Changes:
    """Let matching learn only from what is decided from now on; a setting, so undo takes it back."""
    return change_settings(workspace, {SINCE: datetime.now(UTC).isoformat()})


def _past(
    decided: Decided, materials: Mapping[str, Material], words: EditionWords
) -> Iterator[Past]:
    since = decided.settings.get(SINCE)
    first = _moment(since) if since else None
    acts: dict[tuple[str, str], Act] = {}
    for line in decided.lines:
        is_filing = line.act in (Act.FILE, Act.UNFILE) and line.batch not in decided.undone
        if is_filing and (first is None or _moment(line.time) >= first):
            standard = decided.standard_of(line)
            if standard is not None:
                acts[standard, line.subject["path"]] = line.act
    for (standard, path), act in acts.items():
        material = materials.get(path)
        issuer = material.facts.issuer.name if material and material.facts.issuer else ""
        unit = unit_of(path, issuer, words) or ""
        yield Past(path, standard, unit, kept=act is Act.FILE)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.astimezone()
