"""What else lies in the same folder: files whose own signs are sure speak for the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from archivist.i18n import _
from archivist.match.suggestion import Clue, Signal

_ALONE = 1.0  # neighbours that would have to agree before one of them counts as many
_MOST = 0.88  # below any score a person would accept unseen
_LEAST = 0.2


@dataclass(frozen=True)
class Neighbours:
    """The standards of the sure files of each folder; *own* is path → standard of those files."""

    own: Mapping[str, str]
    folders: Mapping[str, Counter[str]]

    @classmethod
    def of(cls, sure: Mapping[str, str]) -> Neighbours:
        """Gather path → standard of the files whose own signs are sure."""
        folders: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for path, standard in sure.items():
            folders[folder_of(path)][standard] += 1
        return cls(sure, dict(folders))


NO_NEIGHBOURS = Neighbours({}, {})


def by_neighbours(path: str, neighbours: Neighbours) -> tuple[Clue, ...]:
    """Return a clue for each standard of the other files in the folder of *path*.

    The evidence folder itself is no folder of one subject.
    """
    folder = folder_of(path)
    counted = Counter(neighbours.folders.get(folder, ()))
    if not folder or not counted:
        return ()
    if (own := neighbours.own.get(path)) is not None:
        counted[own] -= 1
    total = counted.total()
    why = _("同一文件夹的 {count} 个文件属于 {code}")
    scores = {code: min(count / (total + _ALONE), _MOST) for code, count in counted.items()}
    return tuple(
        Clue(code, score, why.format(count=counted[code], code=code), Signal.NEIGHBOURS)
        for code, score in scores.items()
        if score >= _LEAST
    )


def folder_of(path: str) -> str:
    """Return the folder of *path*, an archive being one; empty for the evidence folder itself."""
    return path.rpartition("/")[0].removesuffix("!")
