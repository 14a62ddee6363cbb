"""The folder Whoosh reads from, with every opened file remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage


class HeldStorage(FileStorage):  # type: ignore[misc]
    """A file storage that can let go of everything it opened.

    Whoosh leaves files open when reading them fails half-way; an open file cannot be replaced on
    every system, and a damaged index has to be.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._held: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        opened = super().open_file(name, **options)
        self._held = [each for each in self._held if not each.is_closed]
        self._held.append(opened)
        return opened

    def release(self) -> None:
        """Close every file that is still open."""
        held, self._held = self._held, []
        for each in held:
            if not each.is_closed:
                each.close()
