"""What this window remembers for its user: look, language, geometry, folders last used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from archivist.gui.theme import Scheme
from archivist.i18n import LANGUAGES
from archivist.services.recent import config_folder

FILE = "window.ini"


class Preferences:
    """Typed access to ``window.ini``; values that make no sense are as if never set."""

    def __init__(self, folder: Path | None = None) -> None:
        path = (folder or config_folder()) / FILE
        self._stored = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or what the system says."""
        said = str(self._stored.value("scheme", ""))
        return Scheme(said) if said in Scheme.__members__.values() else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._stored.setValue("scheme", scheme.value)

    @property
    def language(self) -> str | None:
        """The language a person chose, or None."""
        said = str(self._stored.value("language", ""))
        return said if said in LANGUAGES else None

    @language.setter
    def language(self, language: str) -> None:
        self._stored.setValue("language", language)

    @property
    def watching(self) -> bool:
        """Whether the evidence folder is watched; it is unless a person said no."""
        return str(self._stored.value("watching", "1")) != "0"

    @watching.setter
    def watching(self, watching: bool) -> None:
        self._stored.setValue("watching", "1" if watching else "0")

    def bytes_of(self, key: str) -> QByteArray:
        """Return a remembered geometry or state; empty when there is none."""
        value = self._stored.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: QByteArray) -> None:
        """Remember a geometry or state."""
        self._stored.setValue(key, value)

    def folder(self, purpose: str, otherwise: Path) -> Path:
        """Return the folder last used for *purpose* while it is still there."""
        said = str(self._stored.value(f"folder/{purpose}", ""))
        return Path(said) if said and Path(said).is_dir() else otherwise

    def keep_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder used for *purpose*."""
        self._stored.setValue(f"folder/{purpose}", str(folder))

    def flag(self, key: str) -> bool:
        """Whether something was done or said once."""
        return str(self._stored.value(f"flag/{key}", "")) == "1"

    def set_flag(self, key: str) -> None:
        """Remember that something was done or said once."""
        self._stored.setValue(f"flag/{key}", "1")
