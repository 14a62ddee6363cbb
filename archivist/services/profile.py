"""The portal's profile: read from a file, kept in the settings, tried before a package is written."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from archivist.domain.assessment import Assessment
from archivist.domain.evidence import Evidence
from archivist.domain.profile import Profile, ProfileValueError, parse_profile
from archivist.errors import ProfileError
from archivist.i18n import _
from archivist.paths import RESOURCES
from archivist.services.progress import Changes
from archivist.services.settings import change_settings
from archivist.services.workspace import Workspace
from archivist.submission.dry_run import DryRun, Offered, dry_run
from archivist.submission.naming import piece_paths
from archivist.submission.plan import Plan

PROFILE = "profile"  # the settings key
EXAMPLES = RESOURCES / "profiles"


def read_profile(path: Path) -> Profile:
    """Read a TOML or JSON profile. Raise ProfileError that names every fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
        return parse_profile(data)
    except OSError as error:
        raise ProfileError(path=path, detail=error.strerror or type(error).__name__) from error
    except ProfileValueError as error:
        told = _("{key} 不能写成“{found}”")
        faults = [told.format(key=key or "/", found=found) for key, found in error.faults]
        raise ProfileError(path=path, detail=_("；").join(faults)) from error
    except ValueError as error:  # not TOML, not JSON, not UTF-8
        raise ProfileError(
            path=path, detail=_("不是 TOML 或 JSON：{why}").format(why=error)
        ) from error


def adopt(workspace: Workspace, path: Path) -> Changes:
    """Make the profile in *path* the base of this workspace's limits. Raises ProfileError."""
    return change_settings(workspace, {PROFILE: read_profile(path).text})


def try_against(profile: Profile, plan: Plan, assessment: Assessment) -> DryRun:
    """Hold what *plan* would put into a package against *profile*; nothing is read or written."""
    by_number = {
        piece.number: piece for dossier in assessment.dossiers for piece in dossier.evidence
    }
    places = piece_paths(plan, set())
    offered = [_offered(by_number[piece.number], path) for piece, path in places]
    return dry_run(profile, offered, assessment.states)


def _offered(evidence: Evidence, place: str) -> Offered:
    material, facts = evidence.material, evidence.facts
    photo = facts.photo
    return Offered(
        number=evidence.number,
        standard=evidence.standard,
        kind=evidence.kind,
        path=evidence.path,
        name=place.rpartition("/")[2],
        size=material.size if material else 0,
        format=material.format if material else "",
        width=photo.width if photo else None,
        height=photo.height if photo else None,
        words=facts.words,
        caption=evidence.caption,
    )
