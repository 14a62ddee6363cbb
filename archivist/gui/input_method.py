"""Chinese input with fcitx: the Qt wheels ship the ibus plug-in only, and fcitx 5 speaks ibus.

Found by trial: with fcitx 5 only ``QT_IM_MODULE=ibus`` together with ``IBUS_USE_PORTAL=1`` lets
people type Chinese. Must run before the application object is made.
"""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from pathlib import Path


def prepare(environ: MutableMapping[str, str], plugins: Path, platform: str = sys.platform) -> bool:
    """Set the variables where fcitx is in use and Qt in *plugins* has no fcitx plug-in; say whether."""
    if not platform.startswith("linux") or not _uses_fcitx(environ):
        return False
    if any((plugins / "platforminputcontexts").glob("*fcitx*")):
        return False
    environ["QT_IM_MODULE"] = "ibus"
    environ["IBUS_USE_PORTAL"] = "1"
    return True


def _uses_fcitx(environ: MutableMapping[str, str]) -> bool:
    named = (environ.get(name, "") for name in ("QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE"))
    return any("fcitx" in value.lower() for value in named)
