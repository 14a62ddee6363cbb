"""One catalogue for the whole program, with or without a window.

The source language is Chinese, because the official terms are.
"""

from __future__ import annotations

import gettext
import locale
import os

from archivist.paths import RESOURCES

LANGUAGES = ("zh_CN", "en")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak *language* from now on; Chinese where a sentence is missing."""
    global _catalogue  # noqa: PLW0603 — the one global: which language the user reads
    _catalogue = gettext.translation("archivist", RESOURCES / "locale", [language], fallback=True)


def system_language() -> str:
    """Return ``en`` on an English system and ``zh_CN`` everywhere else."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value.split(".")[0] not in {"C", "POSIX"}:
            return "en" if value.startswith("en") else "zh_CN"
    return "en" if (locale.getlocale()[0] or "").lower().startswith("english") else "zh_CN"


def _(text: str) -> str:
    """Translate *text* now."""
    return _catalogue.gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802 — gettext's customary name
    """Mark *text* for the catalogue; whoever shows it translates it."""
    return text
