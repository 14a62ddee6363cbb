"""What never leaves this machine: paths of classified papers, and personal data in clear."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archivist.domain.assessment import Assessment
from archivist.domain.material import Status
from archivist.domain.secrecy import masked
from archivist.i18n import _

CLASSIFIED = "S01"
_SHORT = 4  # a bare name so short would hide ordinary words


@dataclass(frozen=True, slots=True)
class Veil:
    """Knows the refused paths (rule S01) and hides them; masks personal data (rule S03)."""

    paths: frozenset[str]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, assessment: Assessment) -> Veil:
        """Collect the refused paths from everywhere an assessment may name them."""
        paths = frozenset(
            (
                *assessment.refused,
                *(f.path for f in assessment.findings if f.code == CLASSIFIED and f.path),
                *(m.path for m in assessment.materials if m.status is Status.REFUSED),
            )
        )
        others = {m.name for m in assessment.materials if m.path not in paths}
        return cls(paths, _pattern({*paths, *_own_names(paths, others)}))

    @property
    def count(self) -> int:
        """How many papers were refused."""
        return len(self.paths)

    @property
    def sentence(self) -> str:
        """The only thing a report says about refused papers; empty when there are none."""
        if not self.count:
            return ""
        return _("拒收 {count} 件，路径只在本机显示。").format(count=self.count)

    def hides(self, path: str | None) -> bool:
        """Whether *path* must not be written."""
        return path in self.paths

    def text(self, text: str) -> str:
        """Return *text* with refused paths and names taken out and personal data masked."""
        if self.pattern is not None:
            text = self.pattern.sub(_("（拒收材料）"), text)
        return masked(text)


def _own_names(paths: Iterable[str], others: set[str]) -> set[str]:
    """Return file names that only refused papers bear."""
    names = {path.rpartition("/")[2].rpartition("!/")[2] for path in paths}
    return {name for name in names - others if len(name) > _SHORT}


def _pattern(texts: set[str]) -> re.Pattern[str] | None:
    if not texts:
        return None
    return re.compile("|".join(map(re.escape, sorted(texts, key=lambda t: (-len(t), t)))))
