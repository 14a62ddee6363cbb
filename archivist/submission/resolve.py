"""Finding the file a manifest means, though systems write names in different ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from archivist.i18n import N_
from archivist.submission.manifest import decode_path


@dataclass(frozen=True, slots=True)
class Found:
    """The name in the bag, None when nothing fits; *remark* says how it differs from the manifest's."""

    actual: str | None
    remark: str = ""


class Names:
    """The names of a bag; exact first, then the same letters composed otherwise, then other case.

    macOS decomposes accents (NFD), Windows and Linux keep what they get: both directions must fit.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._exact = set(names)
        self._composed = {_composed(name): name for name in sorted(self._exact)}
        self._folded = {_folded(name): name for name in sorted(self._exact)}

    def find(self, written: str) -> Found:
        """Return the file that *written*, a path as it stands in a manifest, means."""
        # ``*`` is md5sum's mark of binary mode, ``./`` what some tools put before every path.
        for text, remark in (
            (written, ""),
            (written.removeprefix("./"), N_("清单里的路径以 ./ 开头")),
            (written.removeprefix("*").removeprefix("./"), N_("清单里的路径以 * 开头")),
        ):
            found = self._find(decode_path(text)) or self._find(text)
            if found is not None:
                return Found(found.actual, found.remark or remark)
        return Found(None)

    def _find(self, path: str) -> Found | None:
        if path in self._exact:
            return Found(path)
        composed = self._composed.get(_composed(path))
        if composed is not None:
            return Found(composed, N_("文件名的 Unicode 写法与清单不同"))
        folded = self._folded.get(_folded(path))
        if folded is not None:
            return Found(folded, N_("文件名的大小写与清单不同"))
        return None


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", _composed(name).casefold())
