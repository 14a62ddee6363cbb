"""HEIC pictures of telephones, where the optional ``pi-heif`` is installed; AVIF with Pillow alone."""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from pathlib import Path

from PIL import features

from archivist.extract import image
from archivist.extract.base import Extract, UnreadableError
from archivist.i18n import N_

FORMATS = ("heic",)
_AVIF = (b"avif", b"avis")


def extract(path: Path) -> Extract:
    """Read a picture's facts as of any other. Raises UnreadableError where nothing decodes it."""
    with path.open("rb") as stream:
        brand = stream.read(12)[8:]
    if brand in _AVIF and features.check("avif"):
        return image.read(path, ("AVIF",))
    if find_spec("pi_heif") is None:
        raise UnreadableError(N_("HEIC 图片，请安装 pi-heif，或另存为 JPEG"))
    importlib.import_module("pi_heif").register_heif_opener()
    return image.read(path, ("HEIF",))
