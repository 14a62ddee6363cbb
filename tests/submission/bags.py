"""Bags written by hand, as other tools write them."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
HELLO = b"hello\n"


def a_bag(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    """Make a small valid bag; *files* replace or add to what it holds (None of bytes: left out)."""
    payload = {"data/hello.txt": HELLO, "data/sub/world.txt": b"world\n"}
    whole = {
        "bagit.txt": DECLARED,
        "bag-info.txt": b"Payload-Oxum: 12.2\n",
        "manifest-sha256.txt": listing(payload),
        **payload,
        **(files or {}),
    }
    for path, content in whole.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def listing(files: dict[str, bytes], algorithm: str = "sha256") -> bytes:
    """Return a manifest of *files*."""
    lines = (f"{hashlib.new(algorithm, c).hexdigest()}  {p}\n" for p, c in files.items())
    return "".join(lines).encode()


def zipped(folder: Path, file: Path, top: str = "bag/") -> Path:
    """Put a folder into a zip."""
    with zipfile.ZipFile(file, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, top + path.relative_to(folder).as_posix())
    return file
